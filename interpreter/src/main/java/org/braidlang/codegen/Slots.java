package org.braidlang.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.Map;
import org.braidlang.ir.Function;
import org.braidlang.ir.GrowingTexts;
import org.braidlang.ir.Register;
import org.braidlang.ir.Type;
import org.braidlang.runtime.None;
import org.jspecify.annotations.Nullable;

/**
 * The registers of one method as JVM locals: which representation each has, and how values get from one to another. A
 * register that is only ever one literal has no local.
 */
final class Slots {
    /** How a value stands on the JVM's stack. */
    enum Kind {
        OBJECT(RuntimeSymbols.OBJECT, TypeKind.REFERENCE),
        LONG(ConstantDescs.CD_long, TypeKind.LONG),
        DOUBLE(ConstantDescs.CD_double, TypeKind.DOUBLE),
        BOOL(ConstantDescs.CD_boolean, TypeKind.INT),
        CELL(RuntimeSymbols.CELL, TypeKind.REFERENCE),
        ERROR(RuntimeSymbols.SCRIPT_ERROR, TypeKind.REFERENCE),
        ITERATION(RuntimeSymbols.ITERATION, TypeKind.REFERENCE),
        TIMEOUT(RuntimeSymbols.TIMEOUT_SCOPE, TypeKind.REFERENCE),
        SUM(RuntimeSymbols.SUM, TypeKind.REFERENCE);

        final ClassDesc type;
        final TypeKind jvm;

        Kind(final ClassDesc type, final TypeKind jvm) {
            this.type = type;
            this.jvm = jvm;
        }
    }

    private final CodeBuilder code;
    private final Function function;
    private final boolean typed;
    private final Literals literals;
    private final Map<Register, Object> constants;
    private final GrowingTexts growing;
    /** By the numbers of registers; -1 for one that has none yet. */
    private final int[] locals;

    Slots(final CodeBuilder code, final Function function, final boolean typed, final Literals literals) {
        this.code = code;
        this.function = function;
        this.typed = typed;
        this.literals = literals;
        this.constants = function.literals();
        this.growing = GrowingTexts.of(function);
        this.locals = new int[function.registers().size()];
        Arrays.fill(locals, -1);
    }

    @Nullable Object constant(final Register register) {
        return constants.get(register);
    }

    Kind kind(final Register register) {
        final Type type = function.type(register);
        return !typed && type.isBoxedInGeneral() ? Kind.OBJECT : typedKind(type);
    }

    /** How the typed form keeps a value of this type. */
    static Kind typedKind(final Type type) {
        return switch (type) {
            case INT, SMALL, RAW -> Kind.LONG;
            case FLOAT, REAL -> Kind.DOUBLE;
            case BOOL -> Kind.BOOL;
            case CELL -> Kind.CELL;
            case ERROR -> Kind.ERROR;
            case ITERATION -> Kind.ITERATION;
            case TIMEOUT -> Kind.TIMEOUT;
            case SUM -> Kind.SUM;
            case OBJECT, NOTHING -> Kind.OBJECT;
        };
    }

    /** Makes a register live in a parameter of the method. */
    void bind(final Register register, final int slot) {
        locals[register.index()] = slot;
    }

    private int local(final Register register) {
        if (locals[register.index()] < 0) {
            locals[register.index()] = code.allocateLocal(kind(register).jvm);
        }
        return locals[register.index()];
    }

    /** Gives a register its first, meaningless value, so that the verifier knows it everywhere. */
    void clear(final Register register) {
        if (constants.containsKey(register) || locals[register.index()] >= 0) {
            return;
        }
        switch (kind(register)) {
            case LONG -> code.lconst_0();
            case DOUBLE -> code.dconst_0();
            case BOOL -> code.iconst_0();
            case OBJECT, CELL, ERROR, ITERATION, TIMEOUT, SUM -> code.aconst_null();
        }
        code.storeLocal(kind(register).jvm, local(register));
    }

    GrowingTexts growing() {
        return growing;
    }

    /** Pushes what a local holds, which may be a text that is still growing. */
    void pushAsIs(final Register register) {
        if (growing.mayHold(register)) {
            code.loadLocal(TypeKind.REFERENCE, local(register));
        } else {
            push(register);
        }
    }

    /** Pushes a register as it is kept. */
    void push(final Register register) {
        final Object constant = constants.get(register);
        if (constant == null) {
            code.loadLocal(kind(register).jvm, local(register));
            if (growing.mayHold(register)) {
                code.invokestatic(RuntimeSymbols.GROWING_TEXT, "read",
                        MethodTypeDesc.of(RuntimeSymbols.OBJECT, RuntimeSymbols.OBJECT));
            }
        } else {
            pushConstant(constant, kind(register));
        }
    }

    void pushConstant(final Object constant, final Kind kind) {
        switch (kind) {
            case LONG -> code.loadConstant((long) (Long) constant);
            case DOUBLE -> code.loadConstant((double) (Double) constant);
            case BOOL -> code.loadConstant((Boolean) constant ? 1 : 0);
            case OBJECT -> pushLiteral(constant);
            case CELL, ERROR, ITERATION, TIMEOUT, SUM -> throw new IllegalStateException("no literal: " + constant);
        }
    }

    void pushLiteral(final Object constant) {
        switch (constant) {
            case None _ -> code.getstatic(RuntimeSymbols.NONE, "NONE", RuntimeSymbols.NONE);
            case Long value -> {
                code.loadConstant((long) value);
                convert(code, Kind.LONG, Kind.OBJECT);
            }
            case Double value -> {
                code.loadConstant((double) value);
                convert(code, Kind.DOUBLE, Kind.OBJECT);
            }
            case Boolean value -> code.getstatic(
                    RuntimeSymbols.BOOLEAN, value ? "TRUE" : "FALSE", RuntimeSymbols.BOOLEAN);
            default -> literals.push(code, constant);
        }
    }

    void pushObject(final Register register) {
        final Object constant = constants.get(register);
        if (constant != null) {
            pushLiteral(constant);
        } else {
            push(register);
            convert(code, kind(register), Kind.OBJECT);
        }
    }

    /** Whether the register can be pushed as a machine integer. */
    boolean isLong(final Register register) {
        return kind(register) == Kind.LONG || constants.get(register) instanceof Long;
    }

    void pushLong(final Register register) {
        if (constants.get(register) instanceof Long value) {
            code.loadConstant((long) value);
        } else {
            push(register);
        }
    }

    /** Whether the register can be pushed as a double of the same value, or one that Python's mixing rule gives. */
    boolean isDouble(final Register register) {
        return kind(register) == Kind.DOUBLE || isLong(register);
    }

    /** Whether it is a double, or an int literal that a double holds exactly. */
    boolean isExactDouble(final Register register) {
        return kind(register) == Kind.DOUBLE
                || constants.get(register) instanceof Long value && Math.abs(value) < 1L << 53;
    }

    void pushDouble(final Register register) {
        if (constants.get(register) instanceof Long value) {
            code.loadConstant((double) value);
            return;
        }
        push(register);
        if (kind(register) == Kind.LONG) {
            code.l2d();
        }
    }

    /** Stores what is on the stack, converted to how the register is kept. */
    void store(final Register register, final Kind from) {
        final Kind to = kind(register);
        convert(code, from, to);
        code.storeLocal(to.jvm, local(register));
    }

    /** Converts what is on the stack. */
    static void convert(final CodeBuilder code, final Kind from, final Kind to) {
        if (from == to) {
            return;
        }
        if (to == Kind.OBJECT) {
            switch (from) {
                case LONG -> valueOf(code, RuntimeSymbols.LONG, ConstantDescs.CD_long);
                case DOUBLE -> valueOf(code, RuntimeSymbols.DOUBLE, ConstantDescs.CD_double);
                case BOOL -> valueOf(code, RuntimeSymbols.BOOLEAN, ConstantDescs.CD_boolean);
                case OBJECT, CELL, ERROR, ITERATION, TIMEOUT, SUM -> { }
            }
            return;
        }
        if (from != Kind.OBJECT) {
            throw new IllegalStateException("no way from " + from + " to " + to);
        }
        switch (to) {
            case LONG -> code.checkcast(RuntimeSymbols.LONG).invokevirtual(
                    RuntimeSymbols.LONG, "longValue", MethodTypeDesc.of(ConstantDescs.CD_long));
            case DOUBLE -> code.checkcast(RuntimeSymbols.DOUBLE).invokevirtual(
                    RuntimeSymbols.DOUBLE, "doubleValue", MethodTypeDesc.of(ConstantDescs.CD_double));
            case BOOL -> code.checkcast(RuntimeSymbols.BOOLEAN).invokevirtual(
                    RuntimeSymbols.BOOLEAN, "booleanValue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
            case CELL, ERROR, ITERATION, TIMEOUT, SUM -> code.checkcast(to.type);
            case OBJECT -> { }
        }
    }

    private static void valueOf(final CodeBuilder code, final ClassDesc owner, final ClassDesc primitive) {
        code.invokestatic(owner, "valueOf", MethodTypeDesc.of(owner, primitive));
    }

}
