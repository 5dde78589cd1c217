package org.braidlang.stdlib;

import java.math.BigInteger;
import org.braidlang.runtime.Builtin;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.None;
import org.braidlang.runtime.Numbers;

/** The functions of {@code math} on ints of any size. */
final class IntegerMath {
    /** More digits than anybody waits for. */
    private static final long LARGEST_FACTORIAL = 1_000_000;

    private IntegerMath() {}

    /** The greatest common divisor. */
    @Builtin("gcd(*integers)")
    static Object gcd(final Object[] integers) {
        BigInteger result = BigInteger.ZERO;
        for (final Object integer : integers) {
            result = result.gcd(Integers.of(integer));
        }
        return Numbers.normalise(result);
    }

    /** The least common multiple. */
    @Builtin("lcm(*integers)")
    static Object lcm(final Object[] integers) {
        BigInteger result = BigInteger.ONE;
        for (final Object integer : integers) {
            final BigInteger number = Integers.of(integer).abs();
            result = number.signum() == 0 || result.signum() == 0
                    ? BigInteger.ZERO
                    : result.divide(result.gcd(number)).multiply(number);
        }
        return Numbers.normalise(result);
    }

    /** The product of the ints from 1 to x. */
    @Builtin("factorial(x)")
    static Object factorial(final Object x) {
        final long number = count(x, "factorial()");
        if (number > LARGEST_FACTORIAL) {
            throw Errors.limitError("factorial() argument should not exceed " + LARGEST_FACTORIAL);
        }
        return Numbers.normalise(product(1, number));
    }

    /** How many ways there are to choose k of n items, without order. */
    @Builtin("comb(n, k)")
    static Object comb(final Object n, final Object k) {
        final BigInteger items = natural(n, "n");
        final BigInteger wanted = natural(k, "k");
        if (wanted.compareTo(items) > 0) {
            return 0L;
        }
        final long fewer = size(wanted.min(items.subtract(wanted)));
        BigInteger result = BigInteger.ONE;
        for (long i = 1; i <= fewer; i++) {
            result = result.multiply(items.subtract(BigInteger.valueOf(fewer - i))).divide(BigInteger.valueOf(i));
        }
        return Numbers.normalise(result);
    }

    /** How many ways there are to choose k of n items in order; of all, if k is left out. */
    @Builtin("perm(n, k=none)")
    static Object perm(final Object n, final Object k) {
        if (k == None.NONE) {
            return factorial(n);
        }
        final BigInteger items = natural(n, "n");
        final BigInteger wanted = natural(k, "k");
        if (wanted.compareTo(items) > 0) {
            return 0L;
        }
        BigInteger result = BigInteger.ONE;
        final long count = size(wanted);
        for (long i = 0; i < count; i++) {
            result = result.multiply(items.subtract(BigInteger.valueOf(i)));
        }
        return Numbers.normalise(result);
    }

    /** The largest int whose square is not larger than n. */
    @Builtin("isqrt(n)")
    static Object isqrt(final Object n) {
        final BigInteger number = Integers.of(n);
        if (number.signum() < 0) {
            throw Errors.valueError("isqrt() argument must be nonnegative");
        }
        return Numbers.normalise(number.sqrt());
    }

    /** The product of the numbers from {@code from} to {@code to}, by halves, so that the factors are of like size. */
    private static BigInteger product(final long from, final long to) {
        if (to - from < 8) {
            BigInteger product = BigInteger.ONE;
            for (long i = from; i <= to; i++) {
                product = product.multiply(BigInteger.valueOf(i));
            }
            return product;
        }
        final long middle = (from + to) >>> 1;
        return product(from, middle).multiply(product(middle + 1, to));
    }

    private static long count(final Object value, final String function) {
        final BigInteger number = Integers.of(value);
        if (number.signum() < 0) {
            throw Errors.valueError(function + " not defined for negative values");
        }
        return number.bitLength() < Long.SIZE ? number.longValue() : Long.MAX_VALUE;
    }

    private static BigInteger natural(final Object value, final String name) {
        final BigInteger number = Integers.of(value);
        if (number.signum() < 0) {
            throw Errors.valueError(name + " must be a non-negative integer");
        }
        return number;
    }

    private static long size(final BigInteger count) {
        if (count.bitLength() > 31) {
            throw Errors.limitError("k must not exceed " + Integer.MAX_VALUE);
        }
        return count.longValue();
    }
}
