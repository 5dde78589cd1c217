package org.braidlang.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code bytes}. Those that it shares with {@code str} do their work on the Latin-1 string with the same
 * numbers.
 */
final class BytesMethods {
    private static final String SPACES = " \t\n\r\u000b\f";

    private BytesMethods() {}

    /** The text that these bytes encode. */
    @Builtin("bytes.decode(encoding='utf-8', errors='strict')")
    static String decode(final Bytes self, final String encoding, final String errors) {
        return Encodings.decode(self.toArray(), encoding, errors);
    }

    /** Two hexadecimal digits for each byte. */
    @Builtin("bytes.hex()")
    static String hex(final Bytes self) {
        return HexFormat.of().formatHex(self.toArray());
    }

    /** Where sub is found first, or -1. */
    @Builtin("bytes.find(sub, start=none, end=none)")
    static long find(final Bytes self, final Object sub, final Object start, final Object end) {
        return StrSearchMethods.find(text(self), part(sub), start, end);
    }

    /** Where sub is found last, or -1. */
    @Builtin("bytes.rfind(sub, start=none, end=none)")
    static long rfind(final Bytes self, final Object sub, final Object start, final Object end) {
        return StrSearchMethods.rfind(text(self), part(sub), start, end);
    }

    /** Where sub is found first; raises ValueError if it is not there. */
    @Builtin("bytes.index(sub, start=none, end=none)")
    static long index(final Bytes self, final Object sub, final Object start, final Object end) {
        return StrSearchMethods.index(text(self), part(sub), start, end);
    }

    /** How often sub is found, without overlaps. */
    @Builtin("bytes.count(sub, start=none, end=none)")
    static long count(final Bytes self, final Object sub, final Object start, final Object end) {
        return StrSearchMethods.count(text(self), part(sub), start, end);
    }

    /** Whether it begins with prefix, or with one of a tuple of them. */
    @Builtin("bytes.startswith(prefix, start=none, end=none)")
    static boolean startswith(final Bytes self, final Object prefix, final Object start, final Object end) {
        return StrSearchMethods.startswith(text(self), parts(prefix, "startswith"), start, end);
    }

    /** Whether it ends with suffix, or with one of a tuple of them. */
    @Builtin("bytes.endswith(suffix, start=none, end=none)")
    static boolean endswith(final Bytes self, final Object suffix, final Object start, final Object end) {
        return StrSearchMethods.endswith(text(self), parts(suffix, "endswith"), start, end);
    }

    /** With old replaced by new everywhere, or at the first count places. */
    @Builtin("bytes.replace(old, new, count=-1)")
    static Bytes replace(final Bytes self, final Bytes old, final Bytes replacement, final long count) {
        return bytes(StrSearchMethods.replace(text(self), text(old), text(replacement), count));
    }

    /** The parts between the separators, or what white space separates; at most maxsplit splits, from the left. */
    @Builtin("bytes.split(sep=none, maxsplit=-1)")
    static ListValue split(final Bytes self, final @Nullable Bytes separator, final long maxsplit) {
        final String all = text(self);
        if (separator == null) {
            return ListValue.of(words(all, maxsplit < 0 ? Long.MAX_VALUE : maxsplit).toArray());
        }
        final Object[] parts = StrSplitMethods.split(all, text(separator), maxsplit).toArray();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = bytes((String) parts[i]);
        }
        return ListValue.of(parts);
    }

    /** The bytes of an iterable, with these between them. */
    @Builtin("bytes.join(iterable)")
    static Bytes join(final Task task, final Bytes self, final Object iterable) {
        final String separator = text(self);
        final Iteration items = Operators.iterate(iterable);
        final StringBuilder joined = new StringBuilder();
        Object item = items.next(task);
        for (long i = 0; item != Iteration.END; i++) {
            if (!(item instanceof Bytes part)) {
                throw Errors.typeError(
                        "sequence item " + i + ": expected a bytes object, " + Types.nameOf(item) + " found");
            }
            if (i > 0) {
                joined.append(separator);
            }
            joined.append(text(part));
            item = items.next(task);
        }
        return bytes(joined.toString());
    }

    /** Without white space, or the given bytes, at both ends. */
    @Builtin("bytes.strip(chars=none)")
    static Bytes strip(final Bytes self, final @Nullable Bytes chars) {
        return bytes(StrSplitMethods.strip(text(self), chars == null ? SPACES : text(chars)));
    }

    /** Without white space, or the given bytes, at the start. */
    @Builtin("bytes.lstrip(chars=none)")
    static Bytes lstrip(final Bytes self, final @Nullable Bytes chars) {
        return bytes(StrSplitMethods.lstrip(text(self), chars == null ? SPACES : text(chars)));
    }

    /** Without white space, or the given bytes, at the end. */
    @Builtin("bytes.rstrip(chars=none)")
    static Bytes rstrip(final Bytes self, final @Nullable Bytes chars) {
        return bytes(StrSplitMethods.rstrip(text(self), chars == null ? SPACES : text(chars)));
    }

    private static List<Object> words(final String all, final long most) {
        final List<Object> words = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < all.length() && isSpace(all.charAt(at))) {
                at++;
            }
            if (at == all.length()) {
                return words;
            }
            int end = at;
            if (words.size() == most) {
                end = all.length();
            }
            while (end < all.length() && !isSpace(all.charAt(end))) {
                end++;
            }
            words.add(bytes(all.substring(at, end)));
            at = end;
        }
    }

    private static boolean isSpace(final char character) {
        return SPACES.indexOf(character) >= 0;
    }

    /** What is searched for: bytes, or a single one as an int. */
    private static String part(final Object part) {
        return switch (part) {
            case Bytes bytes -> text(bytes);
            case Long number when number >= 0 && number < 256 -> String.valueOf((char) (long) number);
            case Long number -> throw Errors.valueError("byte must be in range(0, 256)");
            default -> throw Errors.typeError(
                    "argument should be integer or bytes-like object, not '" + Types.nameOf(part) + "'");
        };
    }

    /** What startswith and endswith take, as text. */
    private static Object parts(final Object given, final String method) {
        if (given instanceof Bytes bytes) {
            return text(bytes);
        }
        if (given instanceof TupleValue tuple) {
            final Object[] parts = tuple.toArray();
            for (int i = 0; i < parts.length; i++) {
                parts[i] = parts(parts[i], method);
            }
            return TupleValue.of(parts);
        }
        throw Errors.typeError(
                method + " first arg must be bytes or a tuple of bytes, not " + Types.nameOf(given));
    }

    private static String text(final Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }

    private static Bytes bytes(final String text) {
        return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
