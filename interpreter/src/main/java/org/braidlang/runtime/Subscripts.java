package org.braidlang.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code target[index]} of all that have items. Compiled code says whether the index is a machine integer, and asks for
 * ints and floats without an object where it guesses that the items are.
 */
public final class Subscripts {
    private Subscripts() {}

    public static Object index(final Object target, final Object index) {
        if (target instanceof ListValue list && index instanceof Long at) {
            return list.at(at);
        }
        return get(target, index);
    }

    /** As the general form, without an object for the index. */
    public static Object index(final Object target, final long index) {
        return target instanceof ListValue list ? list.at(index) : get(target, index);
    }

    /**
     * The element if it is an int: its value. {@link Long#MIN_VALUE} says that it is this number or anything else, which
     * {@link #index} gives. Errors as there.
     */
    public static long indexInt(final Object target, final long index) {
        if (target instanceof ListValue list) {
            final long item = list.longAt(index);
            if (item != Long.MIN_VALUE) {
                return item;
            }
        }
        return intOf(index(target, index));
    }

    /** As the form above. */
    public static long indexInt(final Object target, final Object index) {
        return intOf(index(target, index));
    }

    /** An int. {@link Long#MIN_VALUE} says that it is one, or anything else. */
    public static long intOf(final Object item) {
        return item instanceof Long number ? number : Long.MIN_VALUE;
    }

    /** A float. A NaN says that it is one, or anything else. */
    public static double floatOf(final Object item) {
        return item instanceof Double number ? number : Double.NaN;
    }

    /** The element if it is a float. A NaN says that it is one, or anything else. */
    public static double indexFloat(final Object target, final long index) {
        if (target instanceof ListValue list) {
            final double item = list.doubleAt(index);
            if (item == item) {
                return item;
            }
        }
        return floatOf(index(target, index));
    }

    /** As the form above. */
    public static double indexFloat(final Object target, final Object index) {
        return floatOf(index(target, index));
    }

    public static void setIndex(final Object target, final Object index, final Object value) {
        if (target instanceof ListValue list && index instanceof Long at) {
            list.setAt(at, value);
        } else {
            set(target, index, value);
        }
    }

    /** As the general form, without an object for the index. */
    public static void setIndex(final Object target, final long index, final Object value) {
        if (target instanceof ListValue list) {
            list.setAt(index, value);
        } else {
            set(target, index, value);
        }
    }

    /** As the general form, without objects for the index and the value. */
    public static void setIndex(final Object target, final long index, final long value) {
        if (!(target instanceof ListValue list && list.setLong(index, value))) {
            setIndex(target, index, (Object) value);
        }
    }

    /** As the general form, without objects for the index and the value. */
    public static void setIndex(final Object target, final long index, final double value) {
        if (!(target instanceof ListValue list && list.setDouble(index, value))) {
            setIndex(target, index, (Object) value);
        }
    }

    private static Object get(final Object target, final Object index) {
        return switch (target) {
            case ListValue list -> list.at(position(index, "list"));
            case DictValue dict -> {
                final Object value = dict.get(index);
                if (value == null) {
                    throw Errors.keyError(index);
                }
                yield value;
            }
            case TupleValue tuple -> tuple.at(position(index, "tuple"));
            case String text -> character(text, position(index, "string"));
            case RangeValue range -> range.at(position(index, "range"));
            case Bytes bytes -> bytes.at(position(index, "bytes"));
            default -> throw Errors.typeError("'" + Types.nameOf(target) + "' object is not subscriptable");
        };
    }

    private static void set(final Object target, final Object index, final Object value) {
        switch (target) {
            case ListValue list -> list.setAt(position(index, "list"), value);
            case DictValue dict -> dict.put(index, value);
            default -> throw Errors.typeError(
                    "'" + Types.nameOf(target) + "' object does not support item assignment");
        }
    }

    private static String character(final String text, final long index) {
        final int length = CodePoints.length(text);
        final long place = index < 0 ? index + length : index;
        if (place < 0 || place >= length) {
            throw Errors.indexError("string index out of range");
        }
        return CodePoints.at(text, length, (int) place);
    }

    /** An index; one that is too large for a machine integer is out of range anyhow. */
    private static long position(final Object index, final String what) {
        final @Nullable Object integer = Numbers.integerOrNull(index);
        return switch (integer) {
            case null -> throw Errors.typeError(
                    what + " indices must be integers or slices, not " + Types.nameOf(index));
            case BigInteger big -> big.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            default -> (long) (Long) integer;
        };
    }
}
