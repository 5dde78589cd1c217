package org.braidlang.codegen;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.braidlang.codegen.RuntimeSymbols.OBJECT;
import static org.braidlang.codegen.RuntimeSymbols.SUBSCRIPTS;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Register;
import org.jspecify.annotations.Nullable;

/** Emits how elements are read and written, without objects for indices and numbers where the registers have none. */
final class ElementEmitter {
    private final MethodEmitter method;
    private final CodeBuilder code;
    private final Slots slots;

    ElementEmitter(final MethodEmitter method) {
        this.method = method;
        this.code = method.code;
        this.slots = method.slots;
    }

    /**
     * Emits an INDEX, SET_INDEX or ITEM; gives false for any other operation.
     *
     * @param before where the typed form leaves if the element is not what was guessed
     */
    boolean emit(final Instruction.Operate i, final EntryPoints.@Nullable Point before) {
        switch (i.operation()) {
            case INDEX -> read(i, before);
            case ITEM -> item(i, before);
            case SET_INDEX -> write(i.operands().get(0), i.operands().get(1), i.operands().get(2));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void read(final Instruction.Operate i, final EntryPoints.@Nullable Point before) {
        final Register result = i.result();
        if (result == null) {
            throw new IllegalStateException("an element for nothing");
        }
        slots.pushObject(i.operands().get(0));
        final ClassDesc index = pushIndex(i.operands().get(1));
        switch (slots.kind(result)) {
            case LONG -> code.invokestatic(SUBSCRIPTS, "indexInt", MethodTypeDesc.of(CD_long, OBJECT, index));
            case DOUBLE -> code.invokestatic(SUBSCRIPTS, "indexFloat", MethodTypeDesc.of(CD_double, OBJECT, index));
            default -> code.invokestatic(SUBSCRIPTS, "index", MethodTypeDesc.of(OBJECT, OBJECT, index));
        }
        keep(result, before);
    }

    /** What a loop has got from its iteration. */
    private void item(final Instruction.Operate i, final EntryPoints.@Nullable Point before) {
        slots.pushObject(i.operands().getFirst());
        switch (slots.kind(i.result())) {
            case LONG -> code.invokestatic(SUBSCRIPTS, "intOf", MethodTypeDesc.of(CD_long, OBJECT));
            case DOUBLE -> code.invokestatic(SUBSCRIPTS, "floatOf", MethodTypeDesc.of(CD_double, OBJECT));
            default -> { }
        }
        keep(i.result(), before);
    }

    /** Stores an element that was read, or leaves the typed form, if it is not what was guessed. */
    private void keep(final Register result, final EntryPoints.@Nullable Point before) {
        final Slots.Kind kind = slots.kind(result);
        switch (kind) {
            case LONG -> code.dup2().loadConstant(Long.MIN_VALUE).lcmp().ifeq(method.leaveAt(before));
            case DOUBLE -> code.dup2().dup2().dcmpl().ifne(method.leaveAt(before));
            default -> {
                slots.store(result, Slots.Kind.OBJECT);
                return;
            }
        }
        slots.store(result, kind);
    }

    private void write(final Register target, final Register index, final Register value) {
        slots.pushObject(target);
        final ClassDesc position = pushIndex(index);
        final ClassDesc item;
        if (position == CD_long && slots.isLong(value)) {
            slots.pushLong(value);
            item = CD_long;
        } else if (position == CD_long && slots.kind(value) == Slots.Kind.DOUBLE) {
            slots.push(value);
            item = CD_double;
        } else {
            slots.pushObject(value);
            item = OBJECT;
        }
        code.invokestatic(SUBSCRIPTS, "setIndex", MethodTypeDesc.of(CD_void, OBJECT, position, item));
    }

    private ClassDesc pushIndex(final Register index) {
        if (slots.isLong(index)) {
            slots.pushLong(index);
            return CD_long;
        }
        slots.pushObject(index);
        return OBJECT;
    }
}
