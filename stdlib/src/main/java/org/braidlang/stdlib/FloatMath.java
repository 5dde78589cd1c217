package org.braidlang.stdlib;

import java.math.BigInteger;
import org.braidlang.runtime.Builtin;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Format;
import org.braidlang.runtime.None;
import org.braidlang.runtime.ScriptError;

/** The functions of {@code math} on floats: powers, logarithms, angles, hyperbolic and special functions. */
final class FloatMath {
    private static final double LOG_2 = Math.log(2);

    /** Beyond this, one more or less under a root makes no difference. */
    private static final double LARGE = 0x1p28;

    private FloatMath() {}

    /** The square root. */
    @Builtin("sqrt(x)")
    static double sqrt(final double x) {
        return checked("sqrt", x, Math.sqrt(x));
    }

    /** The cube root. */
    @Builtin("cbrt(x)")
    static double cbrt(final double x) {
        return Math.cbrt(x);
    }

    /** e to the power of x. */
    @Builtin("exp(x)")
    static double exp(final double x) {
        return checked("exp", x, Math.exp(x));
    }

    /** 2 to the power of x. */
    @Builtin("exp2(x)")
    static double exp2(final double x) {
        return checked("exp2", x, Math.pow(2, x));
    }

    /** e to the power of x, less 1, exact also where x is near 0. */
    @Builtin("expm1(x)")
    static double expm1(final double x) {
        return checked("expm1", x, Math.expm1(x));
    }

    /** x to the power of y, as a float. */
    @Builtin("pow(x, y)")
    static double pow(final double x, final double y) {
        if (x == 1 || y == 0 || x == -1 && Double.isInfinite(y)) {
            return 1;
        }
        final double result = Math.pow(x, y);
        final boolean ordinary = Double.isFinite(x) && Double.isFinite(y);
        if (ordinary && (Double.isNaN(result) || x == 0 && y < 0)) {
            throw undefined("pow", x, y);
        }
        if (ordinary && Double.isInfinite(result)) {
            throw tooLarge("pow(" + Format.repr(x) + ", " + Format.repr(y) + ")");
        }
        return result;
    }

    /** The logarithm of x, to the base e if no other is given. */
    @Builtin("log(x, base=none)")
    static double log(final Object x, final Object base) {
        final double logarithm = naturalLog(x);
        if (base == None.NONE) {
            return logarithm;
        }
        final double divisor = naturalLog(base);
        if (divisor == 0) {
            throw Errors.zeroDivision("float division by zero");
        }
        return logarithm / divisor;
    }

    private static double naturalLog(final Object x) {
        if (x instanceof BigInteger big && big.signum() > 0) {
            final int excess = Logarithms.excess(big);
            return Math.log(big.shiftRight(excess).doubleValue()) + excess * LOG_2;
        }
        final double number = positive("log", x);
        return Math.log(number);
    }

    /** The logarithm of x to the base 2. */
    @Builtin("log2(x)")
    static double log2(final Object x) {
        if (x instanceof BigInteger big && big.signum() > 0) {
            final int excess = Logarithms.excess(big);
            return Logarithms.log2(big.shiftRight(excess).doubleValue()) + excess;
        }
        final double number = positive("log2", x);
        return Double.isFinite(number) ? Logarithms.log2(number) : number;
    }

    /** The logarithm of x to the base 10. */
    @Builtin("log10(x)")
    static double log10(final Object x) {
        if (x instanceof BigInteger big && big.signum() > 0) {
            final int excess = Logarithms.excess(big);
            return Logarithms.log10(big.shiftRight(excess).doubleValue()) + excess * Math.log10(2);
        }
        final double number = positive("log10", x);
        return Double.isFinite(number) ? Logarithms.log10(number) : number;
    }

    /** The logarithm of 1 + x, exact also where x is near 0. */
    @Builtin("log1p(x)")
    static double log1p(final double x) {
        if (x <= -1) {
            throw undefined("log1p", x);
        }
        return Math.log1p(x);
    }

    /** A number of which there is a logarithm; nan and infinity are. */
    private static double positive(final String function, final Object x) {
        final double number = x instanceof BigInteger ? -1 : Integers.real(x);
        if (number <= 0) {
            throw Errors.valueError("math domain error: " + function + "(" + Format.repr(x) + ") is not defined");
        }
        return number;
    }

    /** The sine of an angle in radians. */
    @Builtin("sin(x)")
    static double sin(final double x) {
        return checked("sin", x, Math.sin(x));
    }

    /** The cosine of an angle in radians. */
    @Builtin("cos(x)")
    static double cos(final double x) {
        return checked("cos", x, Math.cos(x));
    }

    /** The tangent of an angle in radians. */
    @Builtin("tan(x)")
    static double tan(final double x) {
        return checked("tan", x, Math.tan(x));
    }

    /** The angle in radians whose sine is x. */
    @Builtin("asin(x)")
    static double asin(final double x) {
        return checked("asin", x, Math.asin(x));
    }

    /** The angle in radians whose cosine is x. */
    @Builtin("acos(x)")
    static double acos(final double x) {
        return checked("acos", x, Math.acos(x));
    }

    /** The angle in radians whose tangent is x. */
    @Builtin("atan(x)")
    static double atan(final double x) {
        return Math.atan(x);
    }

    /** The angle in radians of the point (x, y), from -pi to pi. */
    @Builtin("atan2(y, x)")
    static double atan2(final double y, final double x) {
        return Math.atan2(y, x);
    }

    /** The hyperbolic sine. */
    @Builtin("sinh(x)")
    static double sinh(final double x) {
        return checked("sinh", x, Math.sinh(x));
    }

    /** The hyperbolic cosine. */
    @Builtin("cosh(x)")
    static double cosh(final double x) {
        return checked("cosh", x, Math.cosh(x));
    }

    /** The hyperbolic tangent. */
    @Builtin("tanh(x)")
    static double tanh(final double x) {
        return StrictMath.tanh(x);
    }

    /** The number whose hyperbolic sine is x. */
    @Builtin("asinh(x)")
    static double asinh(final double x) {
        final double magnitude = Math.abs(x);
        if (magnitude < 1 / LARGE || !Double.isFinite(x)) {
            return x;
        }
        final double result;
        if (magnitude > LARGE) {
            result = Math.log(magnitude) + LOG_2;
        } else if (magnitude > 2) {
            result = Math.log(2 * magnitude + 1 / (Math.sqrt(x * x + 1) + magnitude));
        } else {
            result = Math.log1p(magnitude + x * x / (1 + Math.sqrt(1 + x * x)));
        }
        return Math.copySign(result, x);
    }

    /** The number of at least 0 whose hyperbolic cosine is x. */
    @Builtin("acosh(x)")
    static double acosh(final double x) {
        if (x < 1) {
            throw undefined("acosh", x);
        }
        if (x > LARGE) {
            return Math.log(x) + LOG_2;
        }
        return x > 2
                ? Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)))
                : Math.log1p(x - 1 + Math.sqrt(2 * (x - 1) + (x - 1) * (x - 1)));
    }

    /** The number whose hyperbolic tangent is x. */
    @Builtin("atanh(x)")
    static double atanh(final double x) {
        final double magnitude = Math.abs(x);
        if (magnitude >= 1) {
            throw undefined("atanh", x);
        }
        if (magnitude < 1 / LARGE) {
            return x;
        }
        final double twice = 2 * magnitude;
        final double quotient =
                magnitude < 0.5 ? twice + twice * magnitude / (1 - magnitude) : twice / (1 - magnitude);
        return Math.copySign(0.5 * Math.log1p(quotient), x);
    }

    /** The gamma function: for ints the factorial of x - 1. */
    @Builtin("gamma(x)")
    static double gamma(final double x) {
        if (x == 0) {
            throw undefined("gamma", x);
        }
        return checked("gamma", x, SpecialFunctions.gamma(x));
    }

    /** The logarithm of the absolute value of the gamma function. */
    @Builtin("lgamma(x)")
    static double lgamma(final double x) {
        if (x <= 0 && x == Math.rint(x) && !Double.isInfinite(x)) {
            throw undefined("lgamma", x);
        }
        return checked("lgamma", x, SpecialFunctions.logGamma(x));
    }

    /** The error function. */
    @Builtin("erf(x)")
    static double erf(final double x) {
        return SpecialFunctions.erf(x);
    }

    /** 1 less the error function. */
    @Builtin("erfc(x)")
    static double erfc(final double x) {
        return SpecialFunctions.erfc(x);
    }

    /** The result, unless it is nan without x being so, or infinite without x being so. */
    private static double checked(final String function, final double x, final double result) {
        if (Double.isNaN(result) && !Double.isNaN(x)) {
            throw undefined(function, x);
        }
        if (Double.isInfinite(result) && Double.isFinite(x)) {
            throw tooLarge(function + "(" + Format.repr(x) + ")");
        }
        return result;
    }

    static ScriptError undefined(final String function, final double x) {
        return Errors.valueError("math domain error: " + function + "(" + Format.repr(x) + ") is not defined");
    }

    static ScriptError undefined(final String function, final double x, final double y) {
        return Errors.valueError("math domain error: " + function + "(" + Format.repr(x) + ", " + Format.repr(y)
                + ") is not defined");
    }

    static ScriptError tooLarge(final String call) {
        return Errors.overflow("math range error: " + call + " is too large for a float");
    }
}
