package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** The methods of {@code str} that take it apart, put parts together, and cut off its ends. */
final class StrSplitMethods {
    private StrSplitMethods() {}

    /** The parts between the separators, or the words if none is given; at most maxsplit splits, from the left. */
    @Builtin("str.split(sep=none, maxsplit=-1)")
    static ListValue split(final String self, final @Nullable String separator, final long maxsplit) {
        final long most = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        return list(separator == null ? words(self, most) : parts(self, checked(separator), most));
    }

    /** As split, but with at most maxsplit splits from the right. */
    @Builtin("str.rsplit(sep=none, maxsplit=-1)")
    static ListValue rsplit(final String self, final @Nullable String separator, final long maxsplit) {
        final long most = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        return list(separator == null ? wordsFromRight(self, most) : partsFromRight(self, checked(separator), most));
    }

    /** The lines, without their ends unless keepends says so. */
    @Builtin("str.splitlines(keepends=false)")
    static ListValue splitlines(final String self, final boolean keepends) {
        final List<Object> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < self.length(); at++) {
            if (Letters.isLineEnd(self.charAt(at))) {
                final int end = at;
                if (self.startsWith("\r\n", at)) {
                    at++;
                }
                lines.add(self.substring(start, keepends ? at + 1 : end));
                start = at + 1;
            }
        }
        if (start < self.length()) {
            lines.add(self.substring(start));
        }
        return list(lines);
    }

    /** What stands before the first separator, the separator, and what stands after it. */
    @Builtin("str.partition(sep)")
    static TupleValue partition(final String self, final String separator) {
        final int at = self.indexOf(checked(separator));
        return at < 0
                ? TupleValue.of(self, "", "")
                : TupleValue.of(self.substring(0, at), separator, self.substring(at + separator.length()));
    }

    /** What stands before the last separator, the separator, and what stands after it. */
    @Builtin("str.rpartition(sep)")
    static TupleValue rpartition(final String self, final String separator) {
        final int at = self.lastIndexOf(checked(separator));
        return at < 0
                ? TupleValue.of("", "", self)
                : TupleValue.of(self.substring(0, at), separator, self.substring(at + separator.length()));
    }

    /** The strings of an iterable, with this one between them. */
    @Builtin("str.join(iterable)")
    static String join(final Task task, final String self, final Object iterable) {
        final Iteration items = Operators.iterate(iterable);
        final StringBuilder text = new StringBuilder();
        Object item = items.next(task);
        for (long i = 0; item != Iteration.END; i++) {
            if (!(item instanceof String part)) {
                throw Errors.typeError(
                        "sequence item " + i + ": expected str instance, " + Types.nameOf(item) + " found");
            }
            if (i > 0) {
                text.append(self);
            }
            text.append(part);
            item = items.next(task);
        }
        return text.toString();
    }

    /** Without white space, or the given characters, at both ends. */
    @Builtin("str.strip(chars=none)")
    static String strip(final String self, final @Nullable String chars) {
        final int end = endWithout(self, 0, chars);
        return self.substring(startWithout(self, end, chars), end);
    }

    /** Without white space, or the given characters, at the start. */
    @Builtin("str.lstrip(chars=none)")
    static String lstrip(final String self, final @Nullable String chars) {
        return self.substring(startWithout(self, self.length(), chars));
    }

    /** Without white space, or the given characters, at the end. */
    @Builtin("str.rstrip(chars=none)")
    static String rstrip(final String self, final @Nullable String chars) {
        return self.substring(0, endWithout(self, 0, chars));
    }

    private static int startWithout(final String self, final int end, final @Nullable String chars) {
        int start = 0;
        while (start < end) {
            final int codePoint = self.codePointAt(start);
            if (!isCut(codePoint, chars)) {
                break;
            }
            start += Character.charCount(codePoint);
        }
        return start;
    }

    private static int endWithout(final String self, final int start, final @Nullable String chars) {
        int end = self.length();
        while (end > start) {
            final int codePoint = self.codePointBefore(end);
            if (!isCut(codePoint, chars)) {
                break;
            }
            end -= Character.charCount(codePoint);
        }
        return end;
    }

    private static boolean isCut(final int codePoint, final @Nullable String chars) {
        return chars == null ? Letters.isSpace(codePoint) : chars.indexOf(codePoint) >= 0;
    }

    private static String checked(final String separator) {
        if (separator.isEmpty()) {
            throw Errors.valueError("empty separator");
        }
        return separator;
    }

    private static ListValue list(final List<Object> items) {
        return ListValue.of(items.toArray());
    }

    private static List<Object> parts(final String self, final String separator, final long most) {
        final List<Object> parts = new ArrayList<>();
        int start = 0;
        int at = self.indexOf(separator);
        while (at >= 0 && parts.size() < most) {
            parts.add(self.substring(start, at));
            start = at + separator.length();
            at = self.indexOf(separator, start);
        }
        parts.add(self.substring(start));
        return parts;
    }

    private static List<Object> partsFromRight(final String self, final String separator, final long most) {
        final List<Object> parts = new ArrayList<>();
        int end = self.length();
        int at = self.lastIndexOf(separator, end - separator.length());
        while (at >= 0 && parts.size() < most) {
            parts.add(self.substring(at + separator.length(), end));
            end = at;
            at = end < separator.length() ? -1 : self.lastIndexOf(separator, end - separator.length());
        }
        parts.add(self.substring(0, end));
        Collections.reverse(parts);
        return parts;
    }

    private static List<Object> words(final String self, final long most) {
        final List<Object> words = new ArrayList<>();
        final int length = self.length();
        int at = 0;
        while (true) {
            while (at < length && Letters.isSpace(self.charAt(at))) {
                at++;
            }
            if (at == length) {
                return words;
            }
            if (words.size() == most) {
                words.add(self.substring(at));
                return words;
            }
            final int start = at;
            while (at < length && !Letters.isSpace(self.charAt(at))) {
                at++;
            }
            words.add(self.substring(start, at));
        }
    }

    private static List<Object> wordsFromRight(final String self, final long most) {
        final List<Object> words = new ArrayList<>();
        int at = self.length();
        while (true) {
            while (at > 0 && Letters.isSpace(self.charAt(at - 1))) {
                at--;
            }
            if (at == 0) {
                break;
            }
            if (words.size() == most) {
                words.add(self.substring(0, at));
                break;
            }
            final int end = at;
            while (at > 0 && !Letters.isSpace(self.charAt(at - 1))) {
                at--;
            }
            words.add(self.substring(at, end));
        }
        Collections.reverse(words);
        return words;
    }
}
