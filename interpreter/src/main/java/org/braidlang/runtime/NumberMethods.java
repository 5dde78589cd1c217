package org.braidlang.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The methods of {@code int} and {@code float}. */
final class NumberMethods {
    private NumberMethods() {}

    /** How many bits the number has, without sign and leading zeros. */
    @Builtin("int.bit_length()")
    static long bitLength(final Object self) {
        return integer(self).abs().bitLength();
    }

    /** How many bits of the number are 1, without its sign. */
    @Builtin("int.bit_count()")
    static long bitCount(final Object self) {
        return integer(self).abs().bitCount();
    }

    private static BigInteger integer(final Object self) {
        return Numbers.big(Arguments.integerValue(self));
    }

    /** Whether there is nothing behind the point. */
    @Builtin("float.is_integer()")
    static boolean isInteger(final double self) {
        return !Double.isInfinite(self) && self == Math.rint(self);
    }

    /** Two ints whose quotient is exactly this number. */
    @Builtin("float.as_integer_ratio()")
    static TupleValue asIntegerRatio(final double self) {
        Numbers.truncate(self);
        final BigDecimal exact = new BigDecimal(self);
        final BigInteger denominator = BigInteger.TEN.pow(Math.max(0, exact.scale()));
        final BigInteger numerator = exact.multiply(new BigDecimal(denominator)).toBigIntegerExact();
        final BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
        return TupleValue.of(Numbers.normalise(numerator.divide(common)),
                Numbers.normalise(denominator.divide(common)));
    }
}
