package org.braidlang.runtime;

import java.math.BigInteger;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** The functions on numbers that every script knows. */
final class NumberFunctions {
    private NumberFunctions() {}

    /** The number without its sign. */
    @Builtin("abs(number)")
    static Object abs(final Object number) {
        return switch (number) {
            case Long value when value != Long.MIN_VALUE -> Math.abs(value);
            case Double value -> Math.abs(value);
            case Long _, BigInteger _, Boolean _ -> Numbers.normalise(Numbers.big(number).abs());
            default -> throw Errors.typeError("bad operand type for abs(): '" + Types.nameOf(number) + "'");
        };
    }

    /** The nearest int, or the nearest number with so many digits behind the point; half to even. */
    @Builtin("round(number, ndigits=none)")
    static Object round(final Object number, final Object ndigits) {
        if (!Numbers.isNumber(number)) {
            throw Errors.typeError("type " + Types.nameOf(number) + " doesn't define __round__ method");
        }
        if (ndigits == None.NONE) {
            return number instanceof Double value ? Numbers.round(value) : Arithmetic.integer(number);
        }
        final Object digits = Arguments.integerValue(ndigits);
        final long places = digits instanceof Long small ? small
                : Numbers.big(digits).signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        if (number instanceof Double value) {
            return Numbers.round((double) value, places);
        }
        return Numbers.round(Arithmetic.integer(number), places);
    }

    /** base ** exp, modulo mod if it is given. */
    @Builtin("pow(base, exp, mod=none)")
    static Object pow(final Object base, final Object exp, final Object mod) {
        if (mod == None.NONE) {
            return Operators.power(base, exp);
        }
        if (!Numbers.isInteger(base) || !Numbers.isInteger(exp) || !Numbers.isInteger(mod)) {
            throw Errors.typeError("pow() 3rd argument not allowed unless all arguments are integers");
        }
        final BigInteger modulus = Numbers.big(mod);
        if (modulus.signum() == 0) {
            throw Errors.valueError("pow() 3rd argument cannot be 0");
        }
        try {
            final BigInteger power = Numbers.big(base).modPow(Numbers.big(exp), modulus.abs());
            return Numbers.normalise(Numbers.modulo(power, modulus));
        } catch (final ArithmeticException _) {
            throw Errors.valueError("base is not invertible for the given modulus");
        }
    }

    /** The pair of a // b and a % b. */
    @Builtin("divmod(a, b)")
    static TupleValue divmod(final Object a, final Object b) {
        if (!Numbers.isNumber(a) || !Numbers.isNumber(b)) {
            throw Arithmetic.unsupported("divmod()", a, b);
        }
        return TupleValue.of(Operators.floorDivide(a, b), Operators.modulo(a, b));
    }

    /** The digits of an int to base 2, after 0b. */
    @Builtin("bin(number)")
    static String bin(final Object number) {
        return digits(number, 2, "0b");
    }

    /** The digits of an int to base 8, after 0o. */
    @Builtin("oct(number)")
    static String oct(final Object number) {
        return digits(number, 8, "0o");
    }

    /** The digits of an int to base 16, after 0x. */
    @Builtin("hex(number)")
    static String hex(final Object number) {
        return digits(number, 16, "0x");
    }

    private static String digits(final Object number, final int base, final String prefix) {
        final BigInteger value = Numbers.big(Arguments.integerValue(number));
        return (value.signum() < 0 ? "-" : "") + prefix + value.abs().toString(base);
    }

    /** start and all items added up. */
    @Builtin("sum(iterable, start=0)")
    static Object sum(final Task task, final Object iterable, final Object start) {
        if (start instanceof String) {
            throw Errors.typeError("sum() can't sum strings [use ''.join(seq) instead]");
        }
        if (iterable instanceof RangeValue range && Numbers.isInteger(start)) {
            return Operators.add(start, sum(range));
        }
        final long @Nullable [] longs = iterable instanceof ListValue list ? list.toLongs() : null;
        if (longs != null && start instanceof Long first) {
            return sum(longs, first);
        }
        return sum(task, Iterations.of(iterable), start);
    }

    private static Object sum(final RangeValue range) {
        final BigInteger count = Numbers.big(range.count());
        if (count.signum() == 0) {
            return 0L;
        }
        final BigInteger ends = Numbers.big(range.at(0)).add(Numbers.big(range.at(-1)));
        return Numbers.normalise(count.multiply(ends).shiftRight(1));
    }

    private static Object sum(final long[] items, final long start) {
        final Sum sum = Sum.begin();
        sum.add(start);
        for (final long item : items) {
            sum.add(item);
        }
        return sum.total();
    }

    private static Object sum(final Task task, final Iteration items, final Object start) {
        final Sum sum = Sum.begin(start);
        for (Object item = Iterations.next(task, items); item != Iteration.END; item = Iterations.next(task, items)) {
            sum.add(item);
        }
        return sum.total();
    }
}
