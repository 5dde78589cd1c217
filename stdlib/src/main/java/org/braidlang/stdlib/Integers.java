package org.braidlang.stdlib;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Numbers;
import org.braidlang.runtime.Types;
import org.jspecify.annotations.Nullable;

/** Ints of any size, as the modules' functions take and give them. */
final class Integers {
    private Integers() {}

    /** An int or bool, or null for anything else. */
    static @Nullable BigInteger orNull(final Object value) {
        return switch (value) {
            case Long number -> BigInteger.valueOf(number);
            case BigInteger number -> number;
            case Boolean truth -> truth ? BigInteger.ONE : BigInteger.ZERO;
            default -> null;
        };
    }

    /** An int or bool; TypeError for anything else. */
    static BigInteger of(final Object value) {
        final BigInteger number = orNull(value);
        if (number == null) {
            throw Errors.typeError("'" + Types.nameOf(value) + "' object cannot be interpreted as an integer");
        }
        return number;
    }

    /** A whole float as an int; ValueError or OverflowError where it is nan or infinite. */
    static Object ofWhole(final double value) {
        if (Math.abs(value) < 0x1p63) {
            return (long) value;
        }
        if (Double.isNaN(value)) {
            throw Errors.valueError("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(value)) {
            throw Errors.overflow("cannot convert float infinity to integer");
        }
        return Numbers.normalise(new BigDecimal(value).toBigInteger());
    }

    /** A number as a float; TypeError for anything else, OverflowError where it is too large. */
    static double real(final Object value) {
        if (value instanceof Double number) {
            return number;
        }
        final BigInteger number = orNull(value);
        if (number == null) {
            throw Errors.typeError("must be real number, not " + Types.nameOf(value));
        }
        return Numbers.toDouble(number);
    }
}
