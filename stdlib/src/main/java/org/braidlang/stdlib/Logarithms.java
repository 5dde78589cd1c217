package org.braidlang.stdlib;

import java.math.BigInteger;

/**
 * Logarithms to the bases 2 and 10, which must be exact for powers of these, and of ints beyond the floats. Java's
 * natural logarithm divided by a constant is not good enough, so this computes with pairs of floats.
 */
final class Logarithms {
    private static final double LOG2_E = 0x1.71547652b82fep0;
    private static final double LOG2_E_REST = 0x1.777d0ffda0d24p-56;
    private static final double LOG10_E = 0x1.bcb7b1526e50ep-2;
    private static final double LOG10_E_REST = 0x1.95355baaafad3p-57;
    private static final double LOG10_2 = 0x1.34413509f79ffp-2;
    private static final double LOG10_2_REST = -0x1.9dc1da994fd21p-59;
    private static final double ROOT_TWO = Math.sqrt(2);

    private Logarithms() {}

    /** @param x positive and finite */
    static double log2(final double x) {
        return scaled(x, LOG2_E, LOG2_E_REST, 1, 0);
    }

    /** @param x positive and finite */
    static double log10(final double x) {
        return scaled(x, LOG10_E, LOG10_E_REST, LOG10_2, LOG10_2_REST);
    }

    /** How many low bits of a positive int have to be left out so that the rest is a float. */
    static int excess(final BigInteger number) {
        return Math.max(0, number.bitLength() - 1000);
    }

    /**
     * The logarithm of x, a fraction near 1 times a power of two, to another base.
     *
     * @param factor with factorRest: what turns a natural logarithm into one to this base
     * @param two with twoRest: the logarithm of 2 to this base
     */
    private static double scaled(
            final double x, final double factor, final double factorRest, final double two, final double twoRest) {
        final boolean small = x < Double.MIN_NORMAL;
        final double normal = small ? x * 0x1p64 : x;
        int exponent = Math.getExponent(normal);
        double fraction = Math.scalb(normal, -exponent);
        if (fraction > ROOT_TWO) {
            fraction /= 2;
            exponent++;
        }
        if (small) {
            exponent -= 64;
        }
        // The logarithm is 2(s + s³/3 + s⁵/5 + …) with s = (fraction - 1) / (fraction + 1); s needs more digits than
        // a float has, what follows it does not.
        final double above = fraction - 1;
        final double sum = fraction + 1;
        final double sumRest = fraction >= 1 ? 1 - (sum - fraction) : fraction - (sum - 1);
        final double s = above / sum;
        final double sRest = (Math.fma(-s, sum, above) - s * sumRest) / sum;
        final double square = s * s;
        double series = 0;
        for (int odd = 27; odd >= 3; odd -= 2) {
            series = (series + 1.0 / odd) * square;
        }
        final double high = 2 * s;
        final double low = 2 * (sRest + s * series);
        final double product = high * factor;
        final double productRest = Math.fma(high, factor, -product) + high * factorRest + low * factor;
        final double whole = exponent * two;
        final double wholeRest = Math.fma(exponent, two, -whole) + exponent * twoRest;
        if (exponent == 0) {
            return product + productRest;
        }
        final double total = whole + product;
        final double lost = product - (total - whole);
        return total + (lost + wholeRest + productRest);
    }
}
