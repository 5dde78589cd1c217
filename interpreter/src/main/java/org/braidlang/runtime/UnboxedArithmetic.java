package org.braidlang.runtime;

/**
 * Arithmetic of machine numbers, as the typed forms of functions need it, where the JVM has no instruction that does what
 * {@link Operators} do.
 */
public final class UnboxedArithmetic {
    private UnboxedArithmetic() {}

    /** ArithmeticException where the result is no long. */
    public static long floorDivide(final long left, final long right) {
        if (right == 0) {
            throw Arithmetic.integerDivisionByZero();
        }
        if (right == -1) {
            return Math.negateExact(left);
        }
        return Math.floorDiv(left, right);
    }

    public static long modulo(final long left, final long right) {
        if (right == 0) {
            throw Arithmetic.integerModuloByZero();
        }
        return Math.floorMod(left, right);
    }

    public static double divide(final long left, final long right) {
        if (right == 0) {
            throw Errors.zeroDivision("division by zero");
        }
        return Numbers.divide(left, right);
    }

    public static double divide(final double left, final double right) {
        if (right == 0) {
            throw Errors.zeroDivision("float division by zero");
        }
        return left / right;
    }

    public static double floorDivide(final double left, final double right) {
        if (right == 0) {
            throw Errors.zeroDivision("float floor division by zero");
        }
        return Numbers.floorDivide(left, right);
    }

    public static double modulo(final double left, final double right) {
        if (right == 0) {
            throw Errors.zeroDivision("float modulo");
        }
        return Numbers.modulo(left, right);
    }

    public static double power(final double base, final double exponent) {
        return Numbers.power(base, exponent);
    }

    /** The exponent is not negative; ArithmeticException where the result is no long. */
    public static long power(final long base, final long exponent) {
        return Numbers.powerExact(base, exponent);
    }

    /** ArithmeticException where the result is no long. */
    public static long shiftLeft(final long value, final long count) {
        if (count < 0) {
            throw Errors.valueError("negative shift count");
        }
        if (count >= Long.SIZE || value << count >> count != value) {
            if (value == 0) {
                return 0;
            }
            throw new ArithmeticException();
        }
        return value << count;
    }

    public static long shiftRight(final long value, final long count) {
        if (count < 0) {
            throw Errors.valueError("negative shift count");
        }
        return value >> Math.min(count, Long.SIZE - 1);
    }
}
