package org.braidlang.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** {@code target[index]} of all that have items. */
final class Subscripts {
    private Subscripts() {}

    static Object get(final Object target, final Object index) {
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

    static void set(final Object target, final Object index, final Object value) {
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
