package org.braidlang.codegen;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static org.braidlang.codegen.RuntimeSymbols.OBJECT;
import static org.braidlang.codegen.RuntimeSymbols.OBJECTS;
import static org.braidlang.codegen.RuntimeSymbols.OPERATORS;
import static org.braidlang.codegen.RuntimeSymbols.TASK;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.ir.Block;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Register;
import org.braidlang.runtime.None;
import org.jspecify.annotations.Nullable;

/** Emits the instructions of one method, but for calls and suspensions, which {@link CallEmitter} does. */
final class InstructionEmitter {
    private final MethodEmitter method;
    private final CodeBuilder code;
    private final Slots slots;
    private final CallEmitter calls;
    private final ArithmeticEmitter arithmetic;
    private final VariableEmitter variables;
    private final ElementEmitter elements;
    private final SumEmitter sums;
    private final Map<EntryPoints.Point, Label> entries = new IdentityHashMap<>();

    InstructionEmitter(final MethodEmitter method) {
        this.method = method;
        this.code = method.code;
        this.slots = method.slots;
        this.calls = new CallEmitter(method, this);
        this.arithmetic = new ArithmeticEmitter(method, calls);
        this.variables = new VariableEmitter(method);
        this.elements = new ElementEmitter(method);
        this.sums = new SumEmitter(method);
    }

    ArithmeticEmitter arithmetic() {
        return arithmetic;
    }

    /** Lets what is called next know how deep it is. */
    void depth() {
        calls.depth();
    }

    /** Whether the function calls anything that could call it back, or loop. */
    boolean makesCalls() {
        for (final Block block : method.function.blocks()) {
            for (final Instruction instruction : block.instructions()) {
                switch (instruction) {
                    case Instruction.Call _, Instruction.CallFunction _ -> {
                        return true;
                    }
                    default -> { }
                }
            }
        }
        return false;
    }

    /** Where the method goes on that was entered at this point. */
    Label entry(final EntryPoints.Point point) {
        return entries.computeIfAbsent(point, _ -> code.newLabel());
    }

    void emit(final Instruction instruction) {
        final EntryPoints.@Nullable Point before = method.points.before(instruction);
        final EntryPoints.@Nullable Point here = method.points.at(instruction);
        if (here != null && method.form == MethodEmitter.Form.GENERAL) {
            code.labelBinding(entry(here));
        }
        switch (instruction) {
            case Instruction.Constant(final Register result, final Object value) -> {
                if (slots.constant(result) == null) {
                    constant(result, value);
                }
            }
            case Instruction.RawConstant(final Register result, final long value) -> {
                code.loadConstant(value);
                slots.store(result, Slots.Kind.LONG);
            }
            case Instruction.Move(final Register result, final Register source) -> move(result, source);
            case Instruction.ToInt(final Register result, final Register counter) -> move(result, counter);
            case Instruction.Arithmetic i -> arithmetic.compute(i, before);
            case Instruction.Compare i -> {
                final Label yes = code.newLabel();
                final Label done = code.newLabel();
                arithmetic.compare(i.operator(), i.left(), i.right(), yes);
                code.iconst_0().goto_(done).labelBinding(yes).iconst_1().labelBinding(done);
                slots.store(i.result(), Slots.Kind.BOOL);
            }
            case Instruction.Negate i -> arithmetic.negate(i, before);
            case Instruction.Not(final Register result, final Register operand) -> {
                arithmetic.truth(operand);
                code.iconst_1().ixor();
                slots.store(result, Slots.Kind.BOOL);
            }
            case Instruction.Operate i -> operate(i, before);
            case Instruction.Aggregate i -> aggregate(i);
            case Instruction.Unpack i -> {
                calls.depth();
                code.aload(method.taskSlot);
                slots.pushObject(i.source());
                code.loadConstant(i.results().size()).invokestatic(
                        OPERATORS, "unpack", MethodTypeDesc.of(OBJECTS, TASK, OBJECT, CD_int));
                for (int n = 0; n < i.results().size(); n++) {
                    code.dup().loadConstant(n).aaload();
                    slots.store(i.results().get(n), Slots.Kind.OBJECT);
                }
                code.pop();
            }
            case Instruction.Capture(final Register result, final int index) -> {
                self();
                code.getfield(
                        method.names.owner(method.function), "c" + index,
                        ClassNames.capture(method.function, index));
                slots.store(result, method.function.captureCells().get(index) ? Slots.Kind.CELL : Slots.Kind.OBJECT);
            }
            case Instruction.NewCell(final Register result, final boolean shared) -> {
                RuntimeSymbols.newCell(code, shared);
                slots.store(result, Slots.Kind.CELL);
            }
            case Instruction.ReadCell i -> variables.readCell(i);
            case Instruction.WriteCell i -> variables.writeCell(i.cell(), i.value());
            case Instruction.ReadGlobal i -> variables.readGlobal(i);
            case Instruction.WriteGlobal i -> variables.writeGlobal(i.global(), i.value());
            case Instruction.Builtin(final Register result, final String name) -> variables.builtin(result, name);
            case Instruction.MakeClosure i -> calls.makeClosure(i);
            case Instruction.CallFunction i -> calls.callFunction(i);
            case Instruction.Call i -> calls.call(i);
            case Instruction.Suspend i -> calls.suspend(i);
            case Instruction.Yield i -> calls.yield(i);
            case Instruction.Poll _ -> poll();
            case Instruction.Advance(final Register result, final Register counter, final Register step) -> {
                slots.push(counter);
                slots.pushLong(step);
                code.ladd();
                slots.store(result, Slots.Kind.LONG);
            }
            case Instruction.Caught(final Register result) -> {
                code.invokestatic(
                        RuntimeSymbols.ERRORS, "caught",
                        MethodTypeDesc.of(RuntimeSymbols.SCRIPT_ERROR, ConstantDescs.CD_Throwable));
                slots.store(result, Slots.Kind.ERROR);
            }
            case Instruction.AssertionFailed i -> assertionFailed(i);
        }
        final EntryPoints.@Nullable Point after = method.points.after(instruction);
        if (after != null && method.form == MethodEmitter.Form.GENERAL) {
            code.labelBinding(entry(after));
        }
    }

    private void constant(final Register result, final Object value) {
        final Slots.Kind kind = slots.kind(result);
        slots.pushConstant(value, kind);
        slots.store(result, kind);
    }

    private void move(final Register result, final Register source) {
        if (slots.growing().handedOn().contains(result) || slots.growing().handedOn().contains(source)) {
            slots.pushAsIs(source);
            slots.store(result, Slots.Kind.OBJECT);
        } else if (slots.kind(result) == Slots.Kind.OBJECT) {
            slots.pushObject(source);
            slots.store(result, Slots.Kind.OBJECT);
        } else {
            slots.push(source);
            slots.store(result, slots.kind(source));
        }
    }

    void self() {
        code.aload(method.selfSlot);
        if (method.form == MethodEmitter.Form.RESUMABLE) {
            code.getfield(
                    method.names.activation(method.function), "closure", method.names.owner(method.function));
        }
    }

    private void operate(final Instruction.Operate i, final EntryPoints.@Nullable Point before) {
        if (rangeBound(i) || elements.emit(i, before) || sums.emit(i, before)) {
            return;
        }
        final RuntimeSymbols.Method target = RuntimeSymbols.operation(i.operation());
        int operand = 0;
        if (target.parameters().indexOf('T') >= 0) {
            calls.depth();
        }
        for (int p = 0; p < target.parameters().length(); p++) {
            switch (target.parameters().charAt(p)) {
                case 'T' -> code.aload(method.taskSlot);
                case 'S' -> code.loadConstant(i.text());
                case 'w' -> calls.text(i.text().isEmpty() ? null : i.text());
                case 'N', 'C' -> code.loadConstant(i.number());
                case 't' -> code.iconst_1();
                case 'f' -> code.iconst_0();
                case 'n' -> {
                    final Register register = i.operands().get(operand++);
                    if (slots.constant(register) instanceof None) {
                        code.aconst_null();
                    } else {
                        slots.pushObject(register);
                    }
                }
                case 'O' -> {
                    slots.pushObject(i.operands().get(operand++));
                    if (p == 0 && !target.isStatic()) {
                        code.checkcast(target.owner());
                    }
                }
                case 's' -> {
                    slots.pushObject(i.operands().get(operand++));
                    code.checkcast(RuntimeSymbols.STRING);
                }
                case 'E', 'M', 'U', 'J' -> slots.push(i.operands().get(operand++));
                default -> throw new IllegalStateException("no operand: " + target);
            }
        }
        target.invoke(code);
        result(i.result(), switch (target.result()) {
            case 'Z' -> Slots.Kind.BOOL;
            case 'J' -> Slots.Kind.LONG;
            case 'E' -> Slots.Kind.ERROR;
            case 'I' -> Slots.Kind.ITERATION;
            case 'M' -> Slots.Kind.TIMEOUT;
            case 'U' -> Slots.Kind.SUM;
            case 'V' -> null;
            default -> Slots.Kind.OBJECT;
        });
    }

    /** Keeps or drops what an operation has given. */
    void result(final @Nullable Register result, final Slots.@Nullable Kind kind) {
        if (kind == null) {
            return;
        }
        if (result != null) {
            slots.store(result, kind);
        } else if (kind.jvm.slotSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    /** The bound of a range that is a machine integer already. */
    private boolean rangeBound(final Instruction.Operate i) {
        if (i.operands().isEmpty() || !slots.isLong(i.operands().getFirst()) || i.result() == null) {
            return false;
        }
        switch (i.operation()) {
            case RANGE_BOUND -> slots.pushLong(i.operands().getFirst());
            case RANGE_BOUND_AFTER -> {
                slots.pushLong(i.operands().getFirst());
                code.invokestatic(
                        RuntimeSymbols.RANGE_LOOPS, "boundAfter", MethodTypeDesc.of(CD_long, CD_long));
            }
            case RANGE_STEP -> {
                if (!(slots.constant(i.operands().getFirst()) instanceof Long step) || step == 0) {
                    return false;
                }
                code.loadConstant((long) step);
            }
            default -> {
                return false;
            }
        }
        slots.store(i.result(), Slots.Kind.LONG);
        return true;
    }

    private void aggregate(final Instruction.Aggregate i) {
        if (i.kind() == Instruction.Aggregate.Kind.CONCATENATION) {
            code.loadConstant(i.operands().size()).anewarray(RuntimeSymbols.STRING);
            for (int n = 0; n < i.operands().size(); n++) {
                code.dup().loadConstant(n);
                slots.pushObject(i.operands().get(n));
                code.checkcast(RuntimeSymbols.STRING).aastore();
            }
            code.invokestatic(
                    RuntimeSymbols.FORMAT, "concat",
                    MethodTypeDesc.of(RuntimeSymbols.STRING, RuntimeSymbols.STRINGS));
        } else {
            final ClassDesc type = switch (i.kind()) {
                case LIST -> RuntimeSymbols.LIST;
                case TUPLE -> RuntimeSymbols.TUPLE;
                case SET -> RuntimeSymbols.SET;
                case DICT, CONCATENATION -> RuntimeSymbols.DICT;
            };
            if (i.operands().isEmpty() && i.kind() != Instruction.Aggregate.Kind.TUPLE) {
                code.new_(type).dup().invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
            } else {
                array(i.operands());
                code.invokestatic(type, "of", MethodTypeDesc.of(type, OBJECTS));
            }
        }
        slots.store(i.result(), Slots.Kind.OBJECT);
    }

    void array(final List<Register> registers) {
        code.loadConstant(registers.size()).anewarray(OBJECT);
        for (int n = 0; n < registers.size(); n++) {
            code.dup().loadConstant(n);
            slots.pushObject(registers.get(n));
            code.aastore();
        }
    }

    void strings(final List<String> texts) {
        code.loadConstant(texts.size()).anewarray(RuntimeSymbols.STRING);
        for (int n = 0; n < texts.size(); n++) {
            code.dup().loadConstant(n);
            slots.pushLiteral(texts.get(n));
            code.aastore();
        }
    }

    void poll() {
        code.aload(method.taskSlot).invokevirtual(TASK, "poll", ConstantDescs.MTD_void);
    }

    void intResult(final String name, final ClassDesc from) {
        final ClassDesc to = from == OBJECT || name.equals("checked") ? CD_long : OBJECT;
        code.invokestatic(RuntimeSymbols.INT_RESULTS, name, MethodTypeDesc.of(to, from, TASK));
    }

    private void assertionFailed(final Instruction.AssertionFailed i) {
        slots.pushLiteral(i.text());
        strings(i.operandTexts());
        array(i.values());
        if (i.message() == null) {
            code.aconst_null();
        } else {
            slots.pushObject(i.message());
        }
        code.invokestatic(
                RuntimeSymbols.ERRORS, "assertionFailed",
                MethodTypeDesc.of(
                        RuntimeSymbols.SCRIPT_ERROR, RuntimeSymbols.STRING, RuntimeSymbols.STRINGS, OBJECTS, OBJECT));
        slots.store(i.result(), Slots.Kind.ERROR);
    }
}
