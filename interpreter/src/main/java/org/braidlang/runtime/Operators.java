package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * The operators of the language, as compiled code calls them. Each handles small ints and floats itself, so that the
 * common case is small enough to be inlined, and leaves the rest to the class of its subject. Where the types do not
 * fit, all raise a TypeError worded as Python's.
 */
public final class Operators {
    private Operators() {}

    public static Object add(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            final long sum = x + y;
            return ((x ^ sum) & (y ^ sum)) >= 0 ? (Object) sum : Numbers.big(x).add(Numbers.big(y));
        }
        if (left instanceof Double x && right instanceof Double y) {
            return x + y;
        }
        return Arithmetic.add(left, right);
    }

    public static Object subtract(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            final long difference = x - y;
            return ((x ^ y) & (x ^ difference)) >= 0
                    ? (Object) difference : Numbers.big(x).subtract(Numbers.big(y));
        }
        if (left instanceof Double x && right instanceof Double y) {
            return x - y;
        }
        return Arithmetic.subtract(left, right);
    }

    public static Object multiply(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            final long product = x * y;
            return Math.multiplyHigh(x, y) == product >> 63
                    ? (Object) product : Numbers.big(x).multiply(Numbers.big(y));
        }
        if (left instanceof Double x && right instanceof Double y) {
            return x * y;
        }
        return Arithmetic.multiply(left, right);
    }

    public static Object divide(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            return UnboxedArithmetic.divide((long) x, (long) y);
        }
        if (left instanceof Double x && right instanceof Double y) {
            return UnboxedArithmetic.divide((double) x, (double) y);
        }
        return Arithmetic.divide(left, right);
    }

    public static Object floorDivide(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y && y != 0 && y != -1) {
            return Math.floorDiv(x, y);
        }
        return Arithmetic.floorDivide(left, right);
    }

    public static Object modulo(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y && y != 0) {
            return Math.floorMod(x, y);
        }
        return Arithmetic.modulo(left, right);
    }

    public static Object power(final Object left, final Object right) {
        return Arithmetic.power(left, right);
    }

    public static Object bitAnd(final Object left, final Object right) {
        return left instanceof Long x && right instanceof Long y ? (Object) (x & y) : BitOperations.and(left, right);
    }

    public static Object bitOr(final Object left, final Object right) {
        return left instanceof Long x && right instanceof Long y ? (Object) (x | y) : BitOperations.or(left, right);
    }

    public static Object bitXor(final Object left, final Object right) {
        return left instanceof Long x && right instanceof Long y ? (Object) (x ^ y) : BitOperations.xor(left, right);
    }

    public static Object shiftLeft(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y && y >= 0 && y < Long.SIZE && x << y >> y == x) {
            return x << y;
        }
        return BitOperations.shiftLeft(left, right);
    }

    public static Object shiftRight(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y && y >= 0) {
            return x >> Math.min(y, Long.SIZE - 1);
        }
        return BitOperations.shiftRight(left, right);
    }

    /** {@code left += right}: a list grows, everything else gives a new value. */
    public static Object addInPlace(final Object left, final Object right) {
        if (left instanceof ListValue list) {
            list.extend(right);
            return list;
        }
        return add(left, right);
    }

    /** As the general form, but {@code right} may also be a generator, which is walked by the task. */
    public static Object addInPlace(final Task task, final Object left, final Object right) {
        if (left instanceof ListValue list) {
            list.addAll(Iterations.toArray(task, right));
            return list;
        }
        return add(left, right);
    }

    public static Object subtractInPlace(final Object left, final Object right) {
        if (left instanceof SetValue set && right instanceof SetValue other) {
            set.removeAll(other);
            return set;
        }
        return subtract(left, right);
    }

    public static Object multiplyInPlace(final Object left, final Object right) {
        if (left instanceof ListValue list && Numbers.isInteger(right)) {
            list.repeat(Sequences.count(right));
            return list;
        }
        return multiply(left, right);
    }

    public static Object bitAndInPlace(final Object left, final Object right) {
        if (left instanceof SetValue set && right instanceof SetValue other) {
            set.retainAll(other);
            return set;
        }
        return bitAnd(left, right);
    }

    public static Object bitOrInPlace(final Object left, final Object right) {
        if (left instanceof SetValue set && right instanceof SetValue other) {
            set.addAll(other);
            return set;
        }
        if (left instanceof DictValue dict && right instanceof DictValue other) {
            dict.putAll(other);
            return dict;
        }
        return bitOr(left, right);
    }

    public static Object bitXorInPlace(final Object left, final Object right) {
        if (left instanceof SetValue set && right instanceof SetValue other) {
            set.toggleAll(other);
            return set;
        }
        return bitXor(left, right);
    }

    public static Object negate(final Object value) {
        if (value instanceof Long x && x != Long.MIN_VALUE) {
            return -x;
        }
        return Arithmetic.negate(value);
    }

    public static Object positive(final Object value) {
        return Arithmetic.positive(value);
    }

    public static Object invert(final Object value) {
        return BitOperations.invert(value);
    }

    public static boolean truthy(final Object value) {
        return switch (value) {
            case Boolean truth -> truth;
            case Long number -> number != 0;
            case Double number -> number != 0;
            case String text -> !text.isEmpty();
            case None _ -> false;
            case Sized sized -> sized.size() != 0;
            default -> true;
        };
    }

    public static boolean equal(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            return (long) x == y;
        }
        if (left instanceof String x && right instanceof String y) {
            return x.equals(y);
        }
        return Equality.equal(left, right);
    }

    public static boolean less(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            return x < y;
        }
        return Comparison.LESS.holds(left, right);
    }

    public static boolean lessEqual(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            return x <= y;
        }
        return Comparison.LESS_EQUAL.holds(left, right);
    }

    public static boolean greater(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            return x > y;
        }
        return Comparison.GREATER.holds(left, right);
    }

    public static boolean greaterEqual(final Object left, final Object right) {
        if (left instanceof Long x && right instanceof Long y) {
            return x >= y;
        }
        return Comparison.GREATER_EQUAL.holds(left, right);
    }

    /** {@code item in container}. */
    public static boolean contains(final Task task, final Object container, final Object item) {
        return Iterations.contains(task, container, item);
    }

    /** {@code target[from..to]} or {@code target[from..=to]}; null where a bound is left out. */
    public static Object slice(final Object target, final @Nullable Object from, final @Nullable Object to,
            final boolean inclusive) {
        return Slices.get(target, from, to, inclusive);
    }

    public static void setSlice(final Object target, final @Nullable Object from, final @Nullable Object to,
            final boolean inclusive, final Object value) {
        Slices.set(target, from, to, inclusive, value);
    }

    /** {@code from..to} or {@code from..=to}. */
    public static Object range(final Object from, final Object to, final boolean inclusive) {
        final long start = Arguments.integer(from, "range", "start");
        final long stop = Arguments.integer(to, "range", "stop");
        if (inclusive && stop == Long.MAX_VALUE) {
            throw Errors.limitError("the end of a range cannot be larger than " + (Long.MAX_VALUE - 1));
        }
        return RangeValue.of(start, inclusive ? stop + 1 : stop, 1);
    }

    /** As the general form, but the value may also be a generator, which is walked by the task. */
    public static void setSlice(final Task task, final Object target, final @Nullable Object from,
            final @Nullable Object to, final boolean inclusive, final Object value) {
        setSlice(target, from, to, inclusive,
                target instanceof ListValue ? TupleValue.of(Iterations.toArray(task, value)) : value);
    }

    public static Iteration iterate(final Object value) {
        return Iterations.of(value);
    }

    /** The {@code count} items of a value that is unpacked; ValueError where it has more or fewer. */
    public static Object[] unpack(final Task task, final Object value, final int count) {
        return Iterations.unpack(task, value, count);
    }

    /** The resource of a {@code with}; TypeError where it cannot be closed. */
    public static Object enter(final Object resource) {
        if (resource instanceof Closable) {
            return resource;
        }
        final String advice = FamiliarAttributes.adviceForWith(resource);
        throw Errors.typeError("'" + Types.nameOf(resource) + "' object cannot stand after 'with'"
                + (advice == null ? ": it has nothing to close" : "; " + advice));
    }

    /** Closes what {@link #enter} gave. */
    public static void close(final Task task, final Object resource) {
        ((Closable) resource).close(task);
    }
}
