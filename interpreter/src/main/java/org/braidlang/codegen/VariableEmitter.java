package org.braidlang.codegen;

import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.braidlang.codegen.RuntimeSymbols.OBJECT;
import static org.braidlang.codegen.RuntimeSymbols.TASK;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import org.braidlang.ir.Global;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Register;

/** Emits reads and writes of variables that live in cells and in the program's own object. */
final class VariableEmitter {
    private final MethodEmitter method;
    private final CodeBuilder code;
    private final Slots slots;

    VariableEmitter(final MethodEmitter method) {
        this.method = method;
        this.code = method.code;
        this.slots = method.slots;
    }

    void readCell(final Instruction.ReadCell i) {
        cell(i.cell());
        read(i.result(), i.checked(), i.variable());
    }

    void writeCell(final Register cell, final Register value) {
        cell(cell);
        write(value);
    }

    void readGlobal(final Instruction.ReadGlobal i) {
        if (i.global().cell()) {
            globalCell(i.global());
            read(i.result(), i.checked(), i.global().name());
        } else {
            globals();
            code.getfield(RuntimeSymbols.PROGRAM_GLOBALS, i.global().field(), OBJECT);
            if (i.checked()) {
                checkSet(i.global().name());
            }
            slots.store(i.result(), Slots.Kind.OBJECT);
        }
    }

    void writeGlobal(final Global global, final Register value) {
        if (global.cell()) {
            globalCell(global);
            write(value);
        } else {
            globals();
            slots.pushObject(value);
            code.putfield(RuntimeSymbols.PROGRAM_GLOBALS, global.field(), OBJECT);
        }
    }

    void builtin(final Register result, final String name) {
        globals();
        code.getfield(RuntimeSymbols.PROGRAM_GLOBALS, method.names.builtin(name), OBJECT);
        slots.store(result, Slots.Kind.OBJECT);
    }

    private void globals() {
        code.aload(method.taskSlot).getfield(TASK, "globals", OBJECT).checkcast(RuntimeSymbols.PROGRAM_GLOBALS);
    }

    private void globalCell(final Global global) {
        globals();
        if (global.hasField()) {
            code.getfield(RuntimeSymbols.PROGRAM_GLOBALS, global.field(), RuntimeSymbols.CELL);
        } else {
            code.getfield(RuntimeSymbols.GLOBALS, "extra", RuntimeSymbols.CELL.arrayType());
            code.loadConstant(global.extra()).aaload();
        }
    }

    private void cell(final Register cell) {
        slots.push(cell);
        if (slots.kind(cell) != Slots.Kind.CELL) {
            code.checkcast(RuntimeSymbols.CELL);
        }
    }

    private void read(final Register result, final boolean checked, final String variable) {
        code.invokevirtual(RuntimeSymbols.CELL, "get", MethodTypeDesc.of(OBJECT));
        if (checked) {
            final Label set = code.newLabel();
            code.dup().getstatic(RuntimeSymbols.CELL, "UNSET", OBJECT).if_acmpne(set);
            unset(variable);
            code.labelBinding(set);
        }
        slots.store(result, Slots.Kind.OBJECT);
    }

    private void checkSet(final String variable) {
        final Label set = code.newLabel();
        code.dup().ifnonnull(set);
        unset(variable);
        code.labelBinding(set);
    }

    private void unset(final String variable) {
        code.loadConstant(variable).invokestatic(
                RuntimeSymbols.ERRORS, "unset",
                MethodTypeDesc.of(RuntimeSymbols.SCRIPT_ERROR, RuntimeSymbols.STRING)).athrow();
    }

    private void write(final Register value) {
        if (slots.isLong(value)) {
            slots.pushLong(value);
            code.invokevirtual(RuntimeSymbols.CELL, "set", MethodTypeDesc.of(CD_void, CD_long));
        } else {
            slots.pushObject(value);
            code.invokevirtual(RuntimeSymbols.CELL, "set", MethodTypeDesc.of(CD_void, OBJECT));
        }
    }
}
