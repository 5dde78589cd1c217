package org.braidlang.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of ints and floats beyond the machine's own: ints of any size, the roundings of Python, and exact mixing
 * of both. An int is a Long if it fits one, else a BigInteger. Pure functions.
 */
public final class Numbers {
    /** Ints do not grow beyond this many bits: past it one operation takes minutes and a large part of the heap. */
    static final long MAX_BITS = 1L << 30;

    /** A power takes much longer than a shift or a product to give as many bits. */
    private static final long MAX_POWER_BITS = 1L << 27;

    private static final long EXACT_DOUBLE = 1L << 53;
    private static final double TWO_63 = 0x1p63;

    private Numbers() {}

    /** The value of the language for an int. */
    public static Object normalise(final BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value;
    }

    static BigInteger big(final long value) {
        return BigInteger.valueOf(value);
    }

    /** An int or bool as a BigInteger; the value must be one. */
    static BigInteger big(final Object integer) {
        return switch (integer) {
            case Long value -> BigInteger.valueOf(value);
            case BigInteger value -> value;
            case Boolean value -> value ? BigInteger.ONE : BigInteger.ZERO;
            default -> throw new IllegalArgumentException();
        };
    }

    /** An int as it is, a bool as an int, null for anything else. */
    static @Nullable Object integerOrNull(final Object value) {
        return switch (value) {
            case Long number -> number;
            case BigInteger number -> number;
            case Boolean truth -> truth ? 1L : 0L;
            default -> null;
        };
    }

    static boolean isInteger(final Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
    }

    static boolean isNumber(final Object value) {
        return value instanceof Double || isInteger(value);
    }

    /** The nearest float; OverflowError where the int is too large. */
    public static double toDouble(final BigInteger value) {
        final double nearest = value.doubleValue();
        if (Double.isInfinite(nearest)) {
            throw Errors.overflow("int too large to convert to float");
        }
        return nearest;
    }

    /** A number (see {@link #isNumber}) as a float. */
    static double toDouble(final Object number) {
        return switch (number) {
            case Double value -> value;
            case Long value -> value;
            case BigInteger value -> toDouble(value);
            case Boolean value -> value ? 1.0 : 0.0;
            default -> throw new IllegalArgumentException();
        };
    }

    /** The int nearest to zero; ValueError or OverflowError where there is none. */
    static Object truncate(final double value) {
        if (value > -TWO_63 && value < TWO_63) {
            return (long) value;
        }
        if (Double.isNaN(value)) {
            throw Errors.valueError("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw Errors.overflow("cannot convert float infinity to integer");
        }
        return normalise(new BigDecimal(value).toBigInteger());
    }

    /** Whether the float is this int, which must be a Long or a BigInteger. */
    static boolean equal(final Object integer, final double value) {
        if (integer instanceof Long number) {
            return (double) number == value && (value != TWO_63) && (long) value == number;
        }
        return !Double.isInfinite(value) && !Double.isNaN(value) && value == Math.rint(value)
                && Math.abs(value) >= TWO_63 && new BigDecimal(value).toBigInteger().equals(integer);
    }

    /** Compares exactly; the float is no NaN, the int a Long or a BigInteger. */
    static int compare(final Object integer, final double value) {
        if (integer instanceof Long number) {
            if (Math.abs(number) < EXACT_DOUBLE && number != Long.MIN_VALUE) {
                return Double.compare((double) number, value == 0 ? 0.0 : value);
            }
            if (value >= TWO_63) {
                return -1;
            }
            if (value < -TWO_63) {
                return 1;
            }
            return Long.compare(number, (long) value);
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? -1 : 1;
        }
        return new BigDecimal((BigInteger) integer).compareTo(new BigDecimal(value));
    }

    static int compare(final Object left, final Object right, final boolean bothIntegers) {
        return bothIntegers && left instanceof Long x && right instanceof Long y
                ? Long.compare(x, y) : big(left).compareTo(big(right));
    }

    static BigInteger checked(final BigInteger value) {
        if (value.bitLength() > MAX_BITS) {
            throw tooLarge();
        }
        return value;
    }

    static ScriptError tooLarge() {
        return Errors.limitError("the int would be too large: more than " + MAX_BITS + " bits");
    }

    static Object multiply(final BigInteger left, final BigInteger right) {
        if ((long) left.bitLength() + right.bitLength() > MAX_BITS) {
            throw tooLarge();
        }
        return normalise(left.multiply(right));
    }

    static BigInteger floorDivide(final BigInteger left, final BigInteger right) {
        final BigInteger[] parts = left.divideAndRemainder(right);
        return parts[1].signum() != 0 && parts[1].signum() != right.signum()
                ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    static BigInteger modulo(final BigInteger left, final BigInteger right) {
        final BigInteger remainder = left.remainder(right);
        return remainder.signum() != 0 && remainder.signum() != right.signum() ? remainder.add(right) : remainder;
    }

    static double floorDivide(final double left, final double right) {
        final double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0 && (right < 0) != (remainder < 0)) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, left / right);
        }
        final double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    static double modulo(final double left, final double right) {
        final double remainder = left % right;
        if (remainder == 0) {
            return Math.copySign(0.0, right);
        }
        return (right < 0) != (remainder < 0) ? remainder + right : remainder;
    }

    /** The correctly rounded quotient; the divisor is not 0. */
    static double divide(final long left, final long right) {
        if (Math.abs(left) <= EXACT_DOUBLE && Math.abs(right) <= EXACT_DOUBLE
                && left != Long.MIN_VALUE && right != Long.MIN_VALUE) {
            return (double) left / (double) right;
        }
        return divide(big(left), big(right));
    }

    /**
     * The correctly rounded quotient; the divisor is not 0. An integer quotient with at least two bits more than the
     * result holds, the last of which says whether anything was cut off, is rounded once.
     */
    static double divide(final BigInteger left, final BigInteger right) {
        if (left.signum() == 0) {
            return right.signum() < 0 ? -0.0 : 0.0;
        }
        final BigInteger dividend = left.abs();
        final BigInteger divisor = right.abs();
        final int magnitude = dividend.bitLength() - divisor.bitLength();
        if (magnitude > 1025) {
            throw Errors.overflow("integer division result too large for a float");
        }
        final int shift = Math.max(magnitude - 56, -1076);
        final BigInteger[] parts = shift < 0
                ? dividend.shiftLeft(-shift).divideAndRemainder(divisor)
                : dividend.divideAndRemainder(divisor.shiftLeft(shift));
        long quotient = parts[0].longValue();
        if (parts[1].signum() != 0) {
            quotient |= 1;
        }
        final int bits = Long.SIZE - Long.numberOfLeadingZeros(quotient);
        final int extra = Math.max(bits - 53, -1074 - shift);
        final long half = 1L << (extra - 1);
        final long low = quotient & ((1L << extra) - 1);
        long rounded = quotient >> extra;
        if (low > half || low == half && (rounded & 1) != 0) {
            rounded++;
        }
        final double result = Math.scalb((double) rounded, shift + extra);
        if (Double.isInfinite(result)) {
            throw Errors.overflow("integer division result too large for a float");
        }
        return left.signum() == right.signum() ? result : -result;
    }

    /** The exponent is not negative; ArithmeticException where the result does not fit. */
    static long powerExact(final long base, final long exponent) {
        long result = 1;
        long factor = base;
        long rest = exponent;
        if (base >= -1 && base <= 1) {
            return base == -1 ? ((exponent & 1) == 0 ? 1 : -1) : exponent == 0 ? 1 : base;
        }
        while (true) {
            if ((rest & 1) != 0) {
                result = Math.multiplyExact(result, factor);
            }
            rest >>= 1;
            if (rest == 0) {
                return result;
            }
            factor = Math.multiplyExact(factor, factor);
        }
    }

    /** Ints, of which the exponent may be negative. */
    static Object power(final Object base, final Object exponent) {
        if (big(exponent).signum() < 0) {
            return power(toDouble(base), toDouble(exponent));
        }
        if (base instanceof Long small && exponent instanceof Long times) {
            try {
                return powerExact(small, times);
            } catch (final ArithmeticException _) {
                return bigPower(big(base), big(exponent));
            }
        }
        return bigPower(big(base), big(exponent));
    }

    private static Object bigPower(final BigInteger base, final BigInteger exponent) {
        if (base.bitLength() <= 1 && base.abs().compareTo(BigInteger.ONE) <= 0) {
            return powerExact(base.longValue(), exponent.testBit(0) ? 1 : exponent.signum() == 0 ? 0 : 2);
        }
        if (exponent.bitLength() > 31
                || (base.abs().bitLength() - 1L) * exponent.longValue() > MAX_POWER_BITS) {
            throw Errors.limitError("the int would be too large: more than " + MAX_POWER_BITS + " bits");
        }
        return normalise(base.pow(exponent.intValueExact()));
    }

    static double power(final double base, final double exponent) {
        if (base == 0 && exponent < 0 && !Double.isInfinite(exponent)) {
            throw Errors.zeroDivision("0.0 cannot be raised to a negative power");
        }
        if (base == 1 || base == -1 && Double.isInfinite(exponent)) {
            return 1.0;
        }
        if (base < 0 && !Double.isInfinite(base) && Double.isFinite(exponent) && exponent != Math.rint(exponent)) {
            throw Errors.valueError("a negative number cannot be raised to a fractional power");
        }
        final double result = Math.pow(base, exponent);
        if (Double.isInfinite(result) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
            throw Errors.overflow("the result is too large for a float");
        }
        return result;
    }

    /** Ints; the count may be of any size. */
    static Object shiftLeft(final Object value, final Object count) {
        final BigInteger shift = shiftCount(count);
        final BigInteger number = big(value);
        if (number.signum() == 0) {
            return 0L;
        }
        if (shift.bitLength() > 31 || number.bitLength() + shift.longValue() > MAX_BITS) {
            throw tooLarge();
        }
        return normalise(number.shiftLeft(shift.intValueExact()));
    }

    static Object shiftRight(final Object value, final Object count) {
        final BigInteger shift = shiftCount(count);
        final BigInteger number = big(value);
        return shift.bitLength() > 31
                ? (Object) (number.signum() < 0 ? -1L : 0L)
                : normalise(number.shiftRight(shift.intValueExact()));
    }

    private static BigInteger shiftCount(final Object count) {
        final BigInteger shift = big(count);
        if (shift.signum() < 0) {
            throw Errors.valueError("negative shift count");
        }
        return shift;
    }

    /** {@code round(value)}: half to even. */
    static Object round(final double value) {
        return truncate(Math.rint(value));
    }

    /** {@code round(value, digits)}: the exact value, half to even. */
    static double round(final double value, final long digits) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0 || digits > 400) {
            return value;
        }
        if (digits < -400) {
            return Math.copySign(0.0, value);
        }
        final double rounded = new BigDecimal(value)
                .setScale((int) digits, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(rounded)) {
            throw Errors.overflow("rounded value too large to represent");
        }
        return rounded == 0 ? Math.copySign(0.0, value) : rounded;
    }

    /** {@code round(value, digits)} of an int. */
    static Object round(final Object integer, final long digits) {
        if (digits >= 0) {
            return integer;
        }
        final BigInteger value = big(integer);
        if (-digits > value.bitLength()) {
            return 0L;
        }
        final BigDecimal rounded = new BigDecimal(value).setScale((int) digits, RoundingMode.HALF_EVEN);
        return normalise(rounded.toBigIntegerExact());
    }
}
