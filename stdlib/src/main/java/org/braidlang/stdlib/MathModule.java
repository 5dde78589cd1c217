package org.braidlang.stdlib;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.concurrency.Task;
import org.braidlang.runtime.Builtin;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Library;
import org.braidlang.runtime.Operators;
import org.braidlang.runtime.TupleValue;

/** {@code math}: constants, roundings, parts of floats, sums and products; the rest stands in two more classes. */
public final class MathModule implements Library {
    @Override
    public String name() {
        return "math";
    }

    @Override
    public Map<String, Object> members() {
        final Map<String, Object> members = new HashMap<>(MathModuleTable.FUNCTIONS);
        members.putAll(FloatMathTable.FUNCTIONS);
        members.putAll(IntegerMathTable.FUNCTIONS);
        members.put("pi", Math.PI);
        members.put("e", Math.E);
        members.put("tau", 2 * Math.PI);
        members.put("inf", Double.POSITIVE_INFINITY);
        members.put("nan", Double.NaN);
        return members;
    }

    /** The largest int that is not larger than x. */
    @Builtin("floor(x)")
    static Object floor(final Object x) {
        return x instanceof Double number ? Integers.ofWhole(Math.floor(number)) : whole(x);
    }

    /** The smallest int that is not smaller than x. */
    @Builtin("ceil(x)")
    static Object ceil(final Object x) {
        return x instanceof Double number ? Integers.ofWhole(Math.ceil(number)) : whole(x);
    }

    /** The int that x has before the point. */
    @Builtin("trunc(x)")
    static Object trunc(final Object x) {
        return x instanceof Double number
                ? Integers.ofWhole(number < 0 ? Math.ceil(number) : Math.floor(number))
                : whole(x);
    }

    private static Object whole(final Object x) {
        if (Integers.orNull(x) == null) {
            Integers.real(x);
        }
        return x instanceof Boolean truth ? (Object) (truth ? 1L : 0L) : x;
    }

    /** The absolute value, as a float. */
    @Builtin("fabs(x)")
    static double fabs(final double x) {
        return Math.abs(x);
    }

    /** The remainder of x / y with the sign of x; {@code %} gives the sign of y. */
    @Builtin("fmod(x, y)")
    static double fmod(final double x, final double y) {
        if (Double.isInfinite(x) && !Double.isNaN(y) || y == 0 && !Double.isNaN(x)) {
            throw FloatMath.undefined("fmod", x, y);
        }
        return x % y;
    }

    /** The difference between x and the nearest multiple of y. */
    @Builtin("remainder(x, y)")
    static double remainder(final double x, final double y) {
        if (Double.isInfinite(x) && !Double.isNaN(y) || y == 0 && !Double.isNaN(x)) {
            throw FloatMath.undefined("remainder", x, y);
        }
        return Math.IEEEremainder(x, y);
    }

    /** What x has behind the point and before it, as floats. */
    @Builtin("modf(x)")
    static TupleValue modf(final double x) {
        final double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        final double fraction = Double.isInfinite(x) ? 0.0 : x - whole;
        return TupleValue.of(Math.copySign(fraction, x), Math.copySign(whole, x));
    }

    /** m and e, so that x is m times 2 to the power of e, and m is from 0.5 up to 1. */
    @Builtin("frexp(x)")
    static TupleValue frexp(final double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return TupleValue.of(x, 0L);
        }
        final double normal = Math.abs(x) < Double.MIN_NORMAL ? x * 0x1p54 : x;
        final int exponent = Math.getExponent(normal) + 1;
        return TupleValue.of(Math.scalb(normal, -exponent), normal == x ? (long) exponent : exponent - 54L);
    }

    /** x times 2 to the power of i. */
    @Builtin("ldexp(x, i)")
    static double ldexp(final double x, final Object i) {
        final int exponent = Integers.of(i).max(java.math.BigInteger.valueOf(-5000))
                .min(java.math.BigInteger.valueOf(5000))
                .intValue();
        final double result = Math.scalb(x, exponent);
        if (Double.isInfinite(result) && Double.isFinite(x)) {
            throw FloatMath.tooLarge("ldexp(" + x + ", " + i + ")");
        }
        return result;
    }

    /** The absolute value of x with the sign of y. */
    @Builtin("copysign(x, y)")
    static double copysign(final double x, final double y) {
        return Math.copySign(x, Double.doubleToRawLongBits(y) < 0 ? -1.0 : 1.0);
    }

    /** The float next to x in the direction of y. */
    @Builtin("nextafter(x, y)")
    static double nextafter(final double x, final double y) {
        return Math.nextAfter(x, y);
    }

    /** The distance between x and the next larger float. */
    @Builtin("ulp(x)")
    static double ulp(final double x) {
        return Math.ulp(x);
    }

    /** Whether x is nan. */
    @Builtin("isnan(x)")
    static boolean isnan(final double x) {
        return Double.isNaN(x);
    }

    /** Whether x is plus or minus infinity. */
    @Builtin("isinf(x)")
    static boolean isinf(final double x) {
        return Double.isInfinite(x);
    }

    /** Whether x is neither infinite nor nan. */
    @Builtin("isfinite(x)")
    static boolean isfinite(final double x) {
        return Double.isFinite(x);
    }

    /** Whether a and b differ by no more than rel_tol times the larger one, or by no more than abs_tol. */
    @Builtin("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")
    static boolean isclose(final double a, final double b, final double relTol, final double absTol) {
        if (relTol < 0 || absTol < 0) {
            throw Errors.valueError("tolerances must be non-negative");
        }
        if (a == b) {
            return true;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return false;
        }
        final double difference = Math.abs(a - b);
        return difference <= Math.max(relTol * Math.max(Math.abs(a), Math.abs(b)), absTol);
    }

    /** An angle in radians, as degrees. */
    @Builtin("degrees(x)")
    static double degrees(final double x) {
        return x * (180.0 / Math.PI);
    }

    /** An angle in degrees, as radians. */
    @Builtin("radians(x)")
    static double radians(final double x) {
        return x * (Math.PI / 180.0);
    }

    /** The length of a vector with these coordinates. */
    @Builtin("hypot(*coordinates)")
    static double hypot(final Object[] coordinates) {
        final double[] numbers = new double[coordinates.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integers.real(coordinates[i]);
        }
        return Sums.length(numbers);
    }

    /** The distance between two points, each an iterable of coordinates. */
    @Builtin("dist(p, q)")
    static double dist(final Task task, final Object p, final Object q) {
        final double[] from = Iterables.reals(task, p);
        final double[] to = Iterables.reals(task, q);
        if (from.length != to.length) {
            throw Errors.valueError("both points must have the same number of dimensions");
        }
        for (int i = 0; i < from.length; i++) {
            from[i] -= to[i];
        }
        return Sums.length(from);
    }

    /** The sum of floats as if it were rounded only once. */
    @Builtin("fsum(seq)")
    static double fsum(final Task task, final Object seq) {
        return Sums.exact(Iterables.reals(task, seq));
    }

    /** The product of the items, times start. */
    @Builtin("prod(iterable, *, start=1)")
    static Object prod(final Task task, final Object iterable, final Object start) {
        Object product = start;
        final List<Object> items = Iterables.items(task, iterable);
        for (final Object item : items) {
            product = Operators.multiply(product, item);
        }
        return product;
    }
}
