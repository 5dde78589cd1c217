package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** The functions that make values of a type: the names of the types call them. */
final class Conversions {
    private Conversions() {}

    /** An int of a number, without what is behind the point, or of the digits in a text, to a base from 2 to 36. */
    @Builtin("int(value=0, base=...)")
    static Object toInt(final Object value, final @Nullable Object base) {
        if (base != null) {
            final long radix = Arguments.integer(base, "int", "base");
            return switch (value) {
                case String text -> NumberParser.integer(text, radix);
                case Bytes bytes -> NumberParser.integer(Encodings.decode(bytes.toArray(), "latin-1", "strict"), radix);
                default -> throw Errors.typeError("int() can't convert non-string with explicit base");
            };
        }
        return switch (value) {
            case String text -> NumberParser.integer(text, 10);
            case Bytes bytes -> NumberParser.integer(Encodings.decode(bytes.toArray(), "latin-1", "strict"), 10);
            case Double number -> Numbers.truncate(number);
            default -> {
                final @Nullable Object integer = Numbers.integerOrNull(value);
                if (integer == null) {
                    throw Errors.typeError("int() argument must be a string, a bytes-like object or a real number, "
                            + "not '" + Types.nameOf(value) + "'");
                }
                yield integer;
            }
        };
    }

    /** A float of a number or of a text. */
    @Builtin("float(value=0.0)")
    static double toFloat(final Object value) {
        if (value instanceof String text) {
            return NumberParser.floating(text);
        }
        if (Numbers.isNumber(value)) {
            return Numbers.toDouble(value);
        }
        throw Errors.typeError(
                "float() argument must be a string or a real number, not '" + Types.nameOf(value) + "'");
    }

    /** The text of a value, as print writes it; with an encoding, the text that bytes encode. */
    @Builtin("str(value='', encoding=none, errors='strict')")
    static String toStr(final Object value, final @Nullable String encoding, final String errors) {
        if (encoding == null) {
            return Format.str(value);
        }
        if (value instanceof Bytes bytes) {
            return Encodings.decode(bytes.toArray(), encoding, errors);
        }
        throw Errors.typeError("decoding to str: need a bytes-like object, " + Types.nameOf(value) + " found");
    }

    /** Whether a value counts as true. */
    @Builtin("bool(value=false)")
    static boolean toBool(final boolean value) {
        return value;
    }

    /** A list of the items of an iterable. */
    @Builtin("list(iterable=...)")
    static ListValue toList(final Task task, final @Nullable Object iterable) {
        return switch (iterable) {
            case null -> new ListValue();
            case ListValue list -> list.copy();
            case RangeValue range -> ListValue.ofLongs(range.toLongs());
            default -> ListValue.of(Iterations.toArray(task, iterable));
        };
    }

    /** A tuple of the items of an iterable. */
    @Builtin("tuple(iterable=...)")
    static TupleValue toTuple(final Task task, final @Nullable Object iterable) {
        return switch (iterable) {
            case null -> TupleValue.EMPTY;
            case TupleValue tuple -> tuple;
            default -> TupleValue.of(Iterations.toArray(task, iterable));
        };
    }

    /** A set of the items of an iterable. */
    @Builtin("set(iterable=...)")
    static SetValue toSet(final Task task, final @Nullable Object iterable) {
        return switch (iterable) {
            case null -> new SetValue();
            case SetValue set -> set.copy();
            default -> SetValue.of(Iterations.toArray(task, iterable));
        };
    }

    /** A dict of another one, or of an iterable of pairs, and of what is passed by name. */
    @Builtin("dict(source=..., **named)")
    static DictValue toDict(final Task task, final @Nullable Object source, final DictValue named) {
        final DictValue dict = source instanceof DictValue other ? other.copy() : new DictValue();
        if (source != null && !(source instanceof DictValue)) {
            dict.putAll(DictMethods.pairs(task, source));
        }
        dict.putAll(named);
        return dict;
    }

    /** The bytes of an iterable of ints, so many zeros, or the encoding of a text. */
    @Builtin("bytes(source=..., encoding=none, errors='strict')")
    static Bytes toBytes(final Task task, final @Nullable Object source, final @Nullable String encoding,
            final String errors) {
        return switch (source) {
            case null -> Bytes.of(new byte[0]);
            case Bytes bytes -> bytes;
            case String text -> {
                if (encoding == null) {
                    throw Errors.typeError("string argument without an encoding");
                }
                yield Bytes.of(Encodings.encode(text, encoding, errors));
            }
            case Long count -> {
                if (count < 0) {
                    throw Errors.valueError("negative count");
                }
                yield Bytes.of(new byte[Sequences.size(count)]);
            }
            default -> ofItems(Iterations.toArray(task, source));
        };
    }

    private static Bytes ofItems(final Object[] items) {
        final byte[] bytes = new byte[items.length];
        for (int i = 0; i < items.length; i++) {
            final long item = Arguments.integer(items[i], "bytes", "source");
            if (item < 0 || item > 255) {
                throw Errors.valueError("bytes must be in range(0, 256)");
            }
            bytes[i] = (byte) item;
        }
        return Bytes.of(bytes);
    }

    /** The ints from 0, or from start, up to but without stop; every step-th of them. */
    @Builtin("range(start, stop=..., step=1)")
    static RangeValue range(final long start, final @Nullable Object stop, final long step) {
        return stop == null
                ? RangeValue.of(0, start, step)
                : RangeValue.of(start, Arguments.integer(stop, "range", "stop"), step);
    }

    /** The type of a value; for an error, its kind. */
    @Builtin("type(value)")
    static Object type(final Object value) {
        return Types.of(value);
    }
}
