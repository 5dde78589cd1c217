package org.braidlang.source;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one script, with the name under which messages show it. Lines and columns count from 1; a column counts
 * UTF-16 units from the start of its line. Immutable.
 */
public final class SourceFile {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    public SourceFile(final String name, final String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(final String text) {
        final List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts.add(i + 1);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** How messages name this script: its path as the user gave it, {@code <stdin>} or {@code <command line>}. */
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public int lineCount() {
        return lineStarts.length;
    }

    /** The line that holds the character at {@code offset}; the text's end belongs to its last line. */
    public int line(final int offset) {
        final int found = java.util.Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    public int column(final int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    /** The offset of a line's first character. */
    public int lineStart(final int line) {
        return lineStarts[line - 1];
    }

    /** The text of a line, without what ends it. */
    public String lineText(final int line) {
        final int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(start, end);
    }
}
