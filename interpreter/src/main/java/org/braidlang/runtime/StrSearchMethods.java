package org.braidlang.runtime;

/** The methods of {@code str} that look for parts of it. Positions are indexes of code points. */
final class StrSearchMethods {
    private StrSearchMethods() {}

    /** Where sub is found first, or -1. */
    @Builtin("str.find(sub, start=none, end=none)")
    static long find(final String self, final String sub, final Object start, final Object end) {
        return search(self, sub, start, end, false);
    }

    /** Where sub is found last, or -1. */
    @Builtin("str.rfind(sub, start=none, end=none)")
    static long rfind(final String self, final String sub, final Object start, final Object end) {
        return search(self, sub, start, end, true);
    }

    /** Where sub is found first; raises ValueError if it is not there. */
    @Builtin("str.index(sub, start=none, end=none)")
    static long index(final String self, final String sub, final Object start, final Object end) {
        return found(search(self, sub, start, end, false));
    }

    /** Where sub is found last; raises ValueError if it is not there. */
    @Builtin("str.rindex(sub, start=none, end=none)")
    static long rindex(final String self, final String sub, final Object start, final Object end) {
        return found(search(self, sub, start, end, true));
    }

    /** How often sub is found, without overlaps. */
    @Builtin("str.count(sub, start=none, end=none)")
    static long count(final String self, final String sub, final Object start, final Object end) {
        final int length = CodePoints.length(self);
        final int from = StrPositions.start(start, length);
        final int to = StrPositions.bound(end, length, length);
        if (from > to) {
            return 0;
        }
        if (sub.isEmpty()) {
            return to - from + 1L;
        }
        final int limit = StrPositions.offset(self, to);
        long count = 0;
        int at = self.indexOf(sub, StrPositions.offset(self, from), limit);
        while (at >= 0) {
            count++;
            at = self.indexOf(sub, at + sub.length(), limit);
        }
        return count;
    }

    /** Whether it begins with prefix, or with one of a tuple of them. */
    @Builtin("str.startswith(prefix, start=none, end=none)")
    static boolean startswith(final String self, final Object prefix, final Object start, final Object end) {
        return touches(self, prefix, start, end, true);
    }

    /** Whether it ends with suffix, or with one of a tuple of them. */
    @Builtin("str.endswith(suffix, start=none, end=none)")
    static boolean endswith(final String self, final Object suffix, final Object start, final Object end) {
        return touches(self, suffix, start, end, false);
    }

    /** Without prefix, if it begins with it. */
    @Builtin("str.removeprefix(prefix)")
    static String removeprefix(final String self, final String prefix) {
        return self.startsWith(prefix) ? self.substring(prefix.length()) : self;
    }

    /** Without suffix, if it ends with it. */
    @Builtin("str.removesuffix(suffix)")
    static String removesuffix(final String self, final String suffix) {
        return self.endsWith(suffix) ? self.substring(0, self.length() - suffix.length()) : self;
    }

    /** With old replaced by new everywhere, or at the first count places. */
    @Builtin("str.replace(old, new, count=-1)")
    static String replace(final String self, final String old, final String replacement, final long count) {
        if (count < 0 && !old.isEmpty()) {
            return self.replace(old, replacement);
        }
        final long most = count < 0 ? Long.MAX_VALUE : count;
        return old.isEmpty() ? interleaved(self, replacement, most) : replaced(self, old, replacement, most);
    }

    private static String replaced(final String self, final String old, final String replacement, final long most) {
        int at = most == 0 ? -1 : self.indexOf(old);
        if (at < 0) {
            return self;
        }
        final StringBuilder text = new StringBuilder(self.length());
        int end = 0;
        for (long done = 0; at >= 0 && done < most; done++) {
            text.append(self, end, at).append(replacement);
            end = at + old.length();
            at = self.indexOf(old, end);
        }
        return text.append(self, end, self.length()).toString();
    }

    private static String interleaved(final String self, final String replacement, final long most) {
        final StringBuilder text = new StringBuilder(self.length() * 2);
        int at = 0;
        long done = 0;
        while (done < most) {
            text.append(replacement);
            done++;
            if (at == self.length()) {
                break;
            }
            final int codePoint = self.codePointAt(at);
            text.appendCodePoint(codePoint);
            at += Character.charCount(codePoint);
        }
        return text.append(self, at, self.length()).toString();
    }

    private static int search(
            final String self, final String sub, final Object start, final Object end, final boolean last) {
        final int length = CodePoints.length(self);
        final int from = StrPositions.start(start, length);
        final int to = StrPositions.bound(end, length, length);
        if (from > to) {
            return -1;
        }
        final int first = StrPositions.offset(self, from);
        final int limit = StrPositions.offset(self, to);
        if (last) {
            final int at = self.lastIndexOf(sub, limit - sub.length());
            return at < first ? -1 : StrPositions.index(self, at);
        }
        final int at = self.indexOf(sub, first, limit);
        return at < 0 ? -1 : StrPositions.index(self, at);
    }

    private static int found(final int index) {
        if (index < 0) {
            throw Errors.valueError("substring not found");
        }
        return index;
    }

    private static boolean touches(
            final String self, final Object part, final Object start, final Object end, final boolean atStart) {
        final int length = CodePoints.length(self);
        final int from = StrPositions.start(start, length);
        final int to = StrPositions.bound(end, length, length);
        if (part instanceof TupleValue parts) {
            for (final Object one : parts.toArray()) {
                if (touches(self, one, from, to, atStart)) {
                    return true;
                }
            }
            return false;
        }
        return touches(self, part, from, to, atStart);
    }

    private static boolean touches(
            final String self, final Object part, final int from, final int to, final boolean atStart) {
        if (!(part instanceof String text)) {
            throw Errors.typeError((atStart ? "startswith" : "endswith")
                    + " first arg must be str or a tuple of str, not " + Types.nameOf(part));
        }
        if (from > to) {
            return false;
        }
        final int first = StrPositions.offset(self, from);
        final int limit = StrPositions.offset(self, to);
        return limit - first >= text.length() && self.startsWith(text, atStart ? first : limit - text.length());
    }
}
