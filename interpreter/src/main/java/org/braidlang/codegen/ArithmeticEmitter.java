package org.braidlang.codegen;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_long;
import static org.braidlang.codegen.RuntimeSymbols.OBJECT;
import static org.braidlang.codegen.RuntimeSymbols.OPERATORS;
import static org.braidlang.codegen.RuntimeSymbols.TASK;
import static org.braidlang.codegen.RuntimeSymbols.UNBOXED_ARITHMETIC;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Register;
import org.braidlang.syntax.Expr.BinaryOperator;
import org.braidlang.syntax.Expr.ComparisonOperator;
import org.jspecify.annotations.Nullable;

/** Emits operators and comparisons: of machine numbers where the registers are kept so, else calls of the runtime. */
final class ArithmeticEmitter {
    private final MethodEmitter method;
    private final CodeBuilder code;
    private final Slots slots;
    private final CallEmitter calls;
    /** The handler of all that can overflow in the typed form, once anything can. */
    private @Nullable Label overflow;

    ArithmeticEmitter(final MethodEmitter method, final CallEmitter calls) {
        this.method = method;
        this.code = method.code;
        this.slots = method.slots;
        this.calls = calls;
    }

    /** @param before where the typed form leaves if the result does not fit; null if it fits */
    void compute(final Instruction.Arithmetic i, final EntryPoints.@Nullable Point before) {
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
            code.invokestatic(UNBOXED_ARITHMETIC, "divide", MethodTypeDesc.of(CD_double, CD_long, CD_long));
            slots.store(i.result(), Slots.Kind.DOUBLE);
        } else if (kind == Slots.Kind.DOUBLE && slots.isDouble(i.left()) && slots.isDouble(i.right())) {
            slots.pushDouble(i.left());
            slots.pushDouble(i.right());
            doubleArithmetic(i.operator());
            slots.store(i.result(), Slots.Kind.DOUBLE);
        } else if (slots.growing().sums().contains(i)) {
            calls.depth();
            code.aload(method.taskSlot);
            slots.pushAsIs(i.left());
            slots.pushObject(i.right());
            code.loadConstant(i.inPlace() ? 1 : 0);
            code.invokestatic(
                    RuntimeSymbols.GROWING_TEXT, "add", MethodTypeDesc.of(OBJECT, TASK, OBJECT, OBJECT, CD_boolean));
            slots.store(i.result(), Slots.Kind.OBJECT);
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
            case ADD -> {
                if (before == null) {
                    code.ladd();
                } else {
                    exact(before, math, "addExact", longs);
                }
            }
            case SUBTRACT -> {
                if (before == null) {
                    code.lsub();
                } else {
                    exact(before, math, "subtractExact", longs);
                }
            }
            case MULTIPLY -> exact(before, math, "multiplyExact", longs);
            case FLOOR_DIVIDE -> exact(before, UNBOXED_ARITHMETIC, "floorDivide", longs);
            case SHIFT_LEFT -> exact(before, UNBOXED_ARITHMETIC, "shiftLeft", longs);
            case POWER -> exact(before, UNBOXED_ARITHMETIC, "power", longs);
            case MODULO -> code.invokestatic(UNBOXED_ARITHMETIC, "modulo", longs);
            case SHIFT_RIGHT -> code.invokestatic(UNBOXED_ARITHMETIC, "shiftRight", longs);
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
            case DIVIDE, FLOOR_DIVIDE, MODULO, POWER ->
                code.invokestatic(UNBOXED_ARITHMETIC, RuntimeSymbols.arithmetic(operator), doubles);
            case BIT_AND, BIT_OR, BIT_XOR, SHIFT_LEFT, SHIFT_RIGHT ->
                throw new IllegalStateException("no float: " + operator);
        }
    }

    /** The sign turned round. */
    void negate(final Instruction.Negate i, final EntryPoints.@Nullable Point before) {
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
}
