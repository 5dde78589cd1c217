package org.braidlang.codegen;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
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
import org.braidlang.ir.Global;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Register;
import org.braidlang.runtime.None;
import org.braidlang.syntax.Expr.BinaryOperator;
import org.braidlang.syntax.Expr.ComparisonOperator;
import org.jspecify.annotations.Nullable;

/** Emits the instructions of one method, but for calls and suspensions, which {@link CallEmitter} does. */
final class InstructionEmitter {
    private final MethodEmitter method;
    private final CodeBuilder code;
    private final Slots slots;
    private final CallEmitter calls;
    private final Map<EntryPoints.Point, Label> entries = new IdentityHashMap<>();
    /** The handler of all that can overflow in the typed form, once anything can. */
    private @Nullable Label overflow;

    InstructionEmitter(final MethodEmitter method) {
        this.method = method;
        this.code = method.code;
        this.slots = method.slots;
        this.calls = new CallEmitter(method, this);
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
        if (before != null && method.form == MethodEmitter.Form.GENERAL) {
            code.labelBinding(entry(before));
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
            case Instruction.Arithmetic i -> arithmetic(i, before);
            case Instruction.Compare i -> {
                final Label yes = code.newLabel();
                final Label done = code.newLabel();
                compare(i.operator(), i.left(), i.right(), yes);
                code.iconst_0().goto_(done).labelBinding(yes).iconst_1().labelBinding(done);
                slots.store(i.result(), Slots.Kind.BOOL);
            }
            case Instruction.Negate i -> negate(i, before);
            case Instruction.Not(final Register result, final Register operand) -> {
                truth(operand);
                code.iconst_1().ixor();
                slots.store(result, Slots.Kind.BOOL);
            }
            case Instruction.Operate i -> operate(i);
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
                        method.names.closure(method.function), "c" + index,
                        ClassNames.capture(method.function, index));
                slots.store(result, method.function.captureCells().get(index) ? Slots.Kind.CELL : Slots.Kind.OBJECT);
            }
            case Instruction.NewCell(final Register result) -> {
                code.new_(RuntimeSymbols.CELL).dup().invokespecial(
                        RuntimeSymbols.CELL, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
                slots.store(result, Slots.Kind.CELL);
            }
            case Instruction.ReadCell i -> {
                cell(i.cell());
                read(i.result(), i.checked(), i.variable());
            }
            case Instruction.WriteCell(final Register cell, final Register value) -> {
                cell(cell);
                write(value);
            }
            case Instruction.ReadGlobal i -> {
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
            case Instruction.WriteGlobal(final Global global, final Register value) -> {
                if (global.cell()) {
                    globalCell(global);
                    write(value);
                } else {
                    globals();
                    slots.pushObject(value);
                    code.putfield(RuntimeSymbols.PROGRAM_GLOBALS, global.field(), OBJECT);
                }
            }
            case Instruction.Builtin(final Register result, final String name) -> {
                globals();
                code.getfield(RuntimeSymbols.PROGRAM_GLOBALS, method.names.builtin(name), OBJECT);
                slots.store(result, Slots.Kind.OBJECT);
            }
            case Instruction.MakeClosure i -> calls.makeClosure(i);
            case Instruction.CallFunction i -> calls.callFunction(i);
            case Instruction.Call i -> calls.call(i);
            case Instruction.Suspend i -> calls.suspend(i);
            case Instruction.Yield i -> calls.yield(i);
            case Instruction.Poll _ -> poll();
            case Instruction.Advance(final Register result, final Register counter, final Register step) -> {
                slots.push(counter);
                slots.push(step);
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
        slots.pushLiteral(value);
        slots.store(result, Slots.Kind.OBJECT);
    }

    private void move(final Register result, final Register source) {
        if (slots.kind(result) == Slots.Kind.OBJECT) {
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
                    method.names.activation(method.function), "closure", method.names.closure(method.function));
        }
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

    private void arithmetic(final Instruction.Arithmetic i, final EntryPoints.@Nullable Point before) {
        final Slots.Kind kind = slots.kind(i.result());
        if (kind == Slots.Kind.LONG) {
            slots.pushLong(i.left());
            slots.pushLong(i.right());
            longArithmetic(i.operator(), before);
            slots.store(i.result(), Slots.Kind.LONG);
        } else if (kind == Slots.Kind.DOUBLE && i.operator() == BinaryOperator.DIVIDE && slots.isLong(i.left())
                && slots.isLong(i.right())) {
            slots.pushLong(i.left());
            slots.pushLong(i.right());
            code.invokestatic(OPERATORS, "divide", MethodTypeDesc.of(CD_double, CD_long, CD_long));
            slots.store(i.result(), Slots.Kind.DOUBLE);
        } else if (kind == Slots.Kind.DOUBLE && slots.isDouble(i.left()) && slots.isDouble(i.right())) {
            slots.pushDouble(i.left());
            slots.pushDouble(i.right());
            doubleArithmetic(i.operator());
            slots.store(i.result(), Slots.Kind.DOUBLE);
        } else if (i.inPlace() && i.operator() == BinaryOperator.ADD) {
            // The items that are added to a list may come from a generator, which the task runs.
            calls.depth();
            code.aload(method.taskSlot);
            slots.pushObject(i.left());
            slots.pushObject(i.right());
            code.invokestatic(OPERATORS, "addInPlace", MethodTypeDesc.of(OBJECT, TASK, OBJECT, OBJECT));
            slots.store(i.result(), Slots.Kind.OBJECT);
        } else {
            slots.pushObject(i.left());
            slots.pushObject(i.right());
            final String name = i.inPlace()
                    ? RuntimeSymbols.arithmeticInPlace(i.operator()) : RuntimeSymbols.arithmetic(i.operator());
            code.invokestatic(OPERATORS, name, MethodTypeDesc.of(OBJECT, OBJECT, OBJECT));
            slots.store(i.result(), Slots.Kind.OBJECT);
        }
    }

    private void longArithmetic(final BinaryOperator operator, final EntryPoints.@Nullable Point before) {
        final ClassDesc math = ClassDesc.of("java.lang.Math");
        final MethodTypeDesc longs = MethodTypeDesc.of(CD_long, CD_long, CD_long);
        switch (operator) {
            case ADD -> exact(before, math, "addExact", longs);
            case SUBTRACT -> exact(before, math, "subtractExact", longs);
            case MULTIPLY -> exact(before, math, "multiplyExact", longs);
            case FLOOR_DIVIDE -> exact(before, OPERATORS, "floorDivide", longs);
            case SHIFT_LEFT -> exact(before, OPERATORS, "shiftLeft", longs);
            case POWER -> exact(before, OPERATORS, "power", longs);
            case MODULO -> code.invokestatic(OPERATORS, "modulo", longs);
            case SHIFT_RIGHT -> code.invokestatic(OPERATORS, "shiftRight", longs);
            case BIT_AND -> code.land();
            case BIT_OR -> code.lor();
            case BIT_XOR -> code.lxor();
            case DIVIDE -> throw new IllegalStateException("no int: " + operator);
        }
    }

    /** A call that throws ArithmeticException where its result does not fit; the handler leaves for the general form. */
    private void exact(
            final EntryPoints.@Nullable Point before, final ClassDesc owner, final String name,
            final MethodTypeDesc type) {
        if (before == null) {
            throw new IllegalStateException("no way out of " + name);
        }
        code.loadConstant(before.number()).istore(method.pcSlot);
        if (overflow == null) {
            overflow = code.newLabel();
        }
        final Label start = code.newBoundLabel();
        code.invokestatic(owner, name, type);
        // Of the handlers that fit, the first is taken: those of the blocks are added later.
        code.exceptionCatch(start, code.newBoundLabel(), overflow, RuntimeSymbols.ARITHMETIC_EXCEPTION);
    }

    /** Binds the handler of all that can overflow; gives false where nothing can. */
    boolean bindOverflowHandler() {
        if (overflow == null) {
            return false;
        }
        code.labelBinding(overflow);
        return true;
    }

    private void doubleArithmetic(final BinaryOperator operator) {
        final MethodTypeDesc doubles = MethodTypeDesc.of(CD_double, CD_double, CD_double);
        switch (operator) {
            case ADD -> code.dadd();
            case SUBTRACT -> code.dsub();
            case MULTIPLY -> code.dmul();
            case DIVIDE, FLOOR_DIVIDE, MODULO ->
                code.invokestatic(OPERATORS, RuntimeSymbols.arithmetic(operator), doubles);
            case POWER, BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT ->
                throw new IllegalStateException("no float: " + operator);
        }
    }

    private void negate(final Instruction.Negate i, final EntryPoints.@Nullable Point before) {
        switch (slots.kind(i.result())) {
            case LONG -> {
                slots.pushLong(i.operand());
                exact(before, ClassDesc.of("java.lang.Math"), "negateExact", MethodTypeDesc.of(CD_long, CD_long));
                slots.store(i.result(), Slots.Kind.LONG);
            }
            case DOUBLE -> {
                slots.pushDouble(i.operand());
                code.dneg();
                slots.store(i.result(), Slots.Kind.DOUBLE);
            }
            default -> {
                slots.pushObject(i.operand());
                code.invokestatic(OPERATORS, "negate", MethodTypeDesc.of(OBJECT, OBJECT));
                slots.store(i.result(), Slots.Kind.OBJECT);
            }
        }
    }

    /** Pushes whether a value counts as true. */
    void truth(final Register register) {
        switch (slots.kind(register)) {
            case BOOL -> slots.push(register);
            default -> {
                slots.pushObject(register);
                code.invokestatic(OPERATORS, "truthy", MethodTypeDesc.of(CD_boolean, OBJECT));
            }
        }
    }

    /** Jumps to {@code yes} if the comparison holds. */
    void compare(
            final ComparisonOperator operator, final Register left, final Register right,
            final Label yes) {
        if (slots.isLong(left) && slots.isLong(right)) {
            slots.pushLong(left);
            slots.pushLong(right);
            code.lcmp();
        } else if (slots.isExactDouble(left) && slots.isExactDouble(right)) {
            slots.pushDouble(left);
            slots.pushDouble(right);
            switch (operator) {
                case LESS, LESS_EQUAL -> code.dcmpg();
                default -> code.dcmpl();
            }
        } else {
            slots.pushObject(left);
            slots.pushObject(right);
            code.invokestatic(
                    OPERATORS, RuntimeSymbols.comparison(operator), MethodTypeDesc.of(CD_boolean, OBJECT, OBJECT));
            if (operator == ComparisonOperator.NOT_EQUAL) {
                code.ifeq(yes);
            } else {
                code.ifne(yes);
            }
            return;
        }
        switch (operator) {
            case EQUAL -> code.ifeq(yes);
            case NOT_EQUAL -> code.ifne(yes);
            case LESS -> code.iflt(yes);
            case LESS_EQUAL -> code.ifle(yes);
            case GREATER -> code.ifgt(yes);
            case GREATER_EQUAL -> code.ifge(yes);
            case IN, NOT_IN -> throw new IllegalStateException("no order: " + operator);
        }
    }

    private void operate(final Instruction.Operate i) {
        if (rangeBound(i)) {
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
                case 'E', 'M', 'J' -> slots.push(i.operands().get(operand++));
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
