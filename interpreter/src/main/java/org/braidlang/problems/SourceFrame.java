package org.braidlang.problems;

import org.braidlang.source.Span;

/**
 * A line of a script and the carets that mark a span in it, one above the other in a terminal. Tabs are spaces here,
 * what cannot be seen is {@code ·}, and of a very long line only the part around the span is left, between {@code …}.
 * A span of several lines is marked on its first.
 */
public record SourceFrame(String source, String carets) {
    private static final int TAB = 4;
    private static final int WIDEST = 110;
    /** How much of a long line to show before the span. */
    private static final int LEAD = 40;

    public static SourceFrame of(final Span span) {
        return of(span, false);
    }

    /** Without the indentation of the line. */
    public static SourceFrame unindented(final Span span) {
        return of(span, true);
    }

    private static SourceFrame of(final Span span, final boolean unindented) {
        final String line = span.file().lineText(span.line());
        final int from = Math.min(span.column() - 1, line.length());
        final int to = Math.clamp((long) from + span.end() - span.start(), from, line.length());
        int start = unindented ? Math.min(line.length() - line.stripLeading().length(), from) : 0;
        final boolean cutBefore = width(line, start, from) > WIDEST - LEAD;
        if (cutBefore) {
            start = backwards(line, from, LEAD);
        }
        final int end = forwards(line, start, WIDEST);
        final String before = cutBefore ? "…" : "";
        final int marked = width(line, from, Math.max(from, Math.min(to, end)));
        return new SourceFrame(
                before + shown(line, start, end) + (end < line.length() ? "…" : ""),
                " ".repeat(before.length() + width(line, start, from)) + "^".repeat(Math.max(1, marked)));
    }

    private static int backwards(final String line, final int from, final int columns) {
        int start = from;
        for (int left = columns; start > 0 && left > 0; left--) {
            start = line.offsetByCodePoints(start, -1);
        }
        return start;
    }

    private static int forwards(final String line, final int start, final int columns) {
        int end = start;
        int left = columns;
        while (end < line.length()) {
            left -= width(line.codePointAt(end));
            if (left < 0) {
                return end;
            }
            end += Character.charCount(line.codePointAt(end));
        }
        return end;
    }

    private static String shown(final String line, final int start, final int end) {
        final StringBuilder shown = new StringBuilder();
        line.substring(start, end).codePoints().forEach(character -> {
            if (character == '\t') {
                shown.repeat(' ', TAB);
            } else if (hidden(character)) {
                shown.append('·');
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    private static int width(final String line, final int start, final int end) {
        return line.substring(start, end).codePoints().map(SourceFrame::width).sum();
    }

    private static boolean hidden(final int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** The columns that a terminal gives to a character. */
    private static int width(final int character) {
        if (character == '\t') {
            return TAB;
        }
        final int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return !hidden(character) && wide(character) ? 2 : 1;
    }

    private static boolean wide(final int character) {
        return character >= 0x1100 && (character <= 0x115F
                || character >= 0x2E80 && character <= 0x303E
                || character >= 0x3041 && character <= 0xA4CF
                || character >= 0xA960 && character <= 0xA97F
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xF900 && character <= 0xFAFF
                || character >= 0xFE30 && character <= 0xFE6F
                || character >= 0xFF00 && character <= 0xFF60
                || character >= 0xFFE0 && character <= 0xFFE6
                || character >= 0x1F300 && character <= 0x1F64F
                || character >= 0x1F680 && character <= 0x1F6FF
                || character >= 0x1F900 && character <= 0x1FAFF
                || character >= 0x20000 && character <= 0x3FFFD);
    }
}
