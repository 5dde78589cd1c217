package org.braidlang.stdlib;

import java.math.BigInteger;

/** The gamma and the error function. Pure; a result that is not defined is nan, one that is too large infinite. */
final class SpecialFunctions {
    /** From here on Stirling's series with the terms below is exact to the last bit. */
    private static final double STIRLING_FROM = 12;

    /** Below this, gamma of x is 1/x. */
    private static final double TINY = 1e-20;

    /** From here on the next factorial is too large for a float. */
    private static final double GAMMA_OVERFLOW = 172;

    /** Of Stirling's series for the logarithm: what stands before 1/x, 1/x³, 1/x⁵, … */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
    };

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Below this a sum of positive terms gives erf, above it a continued fraction gives erfc. */
    private static final double ERF_SERIES_BELOW = 1;

    private SpecialFunctions() {}

    static double gamma(final double x) {
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (x == Math.rint(x)) {
            return x > 0 ? factorial(x - 1) : x == 0 ? 1 / x : Double.NaN;
        }
        if (Math.abs(x) < TINY) {
            return 1 / x;
        }
        if (x > 0) {
            return positiveGamma(x);
        }
        final double magnitude = -x;
        final double reflected = -Math.PI / (sinPi(magnitude) * magnitude);
        if (magnitude < GAMMA_OVERFLOW - 1) {
            return reflected / positiveGamma(magnitude);
        }
        return Math.copySign(Math.exp(Math.log(Math.abs(reflected)) - stirling(magnitude)), reflected);
    }

    /** The logarithm of the absolute value of gamma. */
    static double logGamma(final double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Double.isInfinite(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x == Math.rint(x) && x <= 2) {
            return x <= 0 ? Double.POSITIVE_INFINITY : 0;
        }
        final double magnitude = Math.abs(x);
        if (magnitude < TINY) {
            return -Math.log(magnitude);
        }
        final double positive =
                magnitude < STIRLING_FROM ? Math.log(positiveGamma(magnitude)) : stirling(magnitude);
        return x > 0 ? positive : Math.log(Math.PI / Math.abs(sinPi(magnitude) * magnitude)) - positive;
    }

    private static double factorial(final double of) {
        if (of > GAMMA_OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= of; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product.doubleValue();
    }

    /** Moves the argument up to where Stirling's formula is exact, and divides by what that multiplies with. */
    private static double positiveGamma(final double x) {
        if (x > GAMMA_OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        double divisor = 1;
        int steps = 0;
        while (x + steps < STIRLING_FROM) {
            divisor *= x + steps;
            steps++;
        }
        final double moved = x + steps;
        final double lost = x - (moved - steps);
        final double root = Math.pow(moved, (moved - 0.5) / 2);
        final double gamma = root * (Math.sqrt(2 * Math.PI) * Math.exp(correction(moved)) / Math.exp(moved)) * root;
        return gamma * (1 + lost * Math.log(moved)) / divisor;
    }

    private static double stirling(final double x) {
        return (x - 0.5) * (Math.log(x) - 1) + (HALF_LOG_TWO_PI - 0.5) + correction(x);
    }

    private static double correction(final double x) {
        final double square = 1 / (x * x);
        double sum = 0;
        for (int i = STIRLING.length - 1; i >= 0; i--) {
            sum = sum * square + STIRLING[i];
        }
        return sum / x;
    }

    /** The sine of pi times x, exact in its zeros. */
    private static double sinPi(final double x) {
        final double turn = x % 2;
        final double half = turn >= 1 ? turn - 1 : turn;
        final double sine = half <= 0.25
                ? Math.sin(Math.PI * half)
                : half < 0.75 ? Math.cos(Math.PI * (half - 0.5)) : Math.sin(Math.PI * (1 - half));
        return turn >= 1 ? -sine : sine;
    }

    static double erf(final double x) {
        final double magnitude = Math.abs(x);
        if (magnitude < ERF_SERIES_BELOW) {
            return erfBySeries(x);
        }
        return Double.isNaN(x) ? x : Math.copySign(1 - erfcByFraction(magnitude), x);
    }

    static double erfc(final double x) {
        if (Math.abs(x) < 0.5) {
            return 1 - erfBySeries(x);
        }
        if (x < 0) {
            return 1 + erf(-x);
        }
        return Double.isNaN(x) ? x : x < ERF_SERIES_BELOW ? 1 - erfBySeries(x) : erfcByFraction(x);
    }

    /** The terms grow by 2x²/3, 2x²/5, 2x²/7, …: all have one sign, so nothing cancels. */
    private static double erfBySeries(final double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; Math.abs(term) > Math.abs(sum) * 0x1p-60; odd += 2) {
            term *= 2 * x * x / odd;
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * sum * expOfMinusSquare(x);
    }

    /** exp(-x²) / √π / (x + ½/(x + 1/(x + 1½/(x + …)))), from the inside out. The smaller x, the more terms. */
    private static double erfcByFraction(final double x) {
        double fraction = x;
        for (int i = 100 + (int) (400 / (x * x)); i > 0; i--) {
            fraction = x + i * 0.5 / fraction;
        }
        return expOfMinusSquare(x) / (fraction * Math.sqrt(Math.PI));
    }

    /** With the square's rounding error made good, which exp would enlarge. */
    private static double expOfMinusSquare(final double x) {
        final double square = x * x;
        return Double.isInfinite(square) ? 0 : Math.exp(-square) * (1 - Math.fma(x, x, -square));
    }
}
