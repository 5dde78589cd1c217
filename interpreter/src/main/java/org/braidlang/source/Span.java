package org.braidlang.source;

/**
 * A stretch of a script: from the character at {@code start} up to, not including, the one at {@code end} (offsets in
 * UTF-16 units).
 */
public record Span(SourceFile file, int start, int end) {
    public int line() {
        return file.line(start);
    }

    public int column() {
        return file.column(start);
    }

    public String text() {
        return file.text().substring(start, end);
    }

    /** From the start of this to the end of {@code other}, in the same file. */
    public Span to(final Span other) {
        return new Span(file, start, other.end);
    }
}
