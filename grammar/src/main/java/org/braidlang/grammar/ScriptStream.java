package org.braidlang.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The characters of a script as the lexer sees them: positions count UTF-16 units, and everything beyond ASCII is
 * reduced to the three classes that the lexer knows, because its tables are fast for the first 128 characters only.
 * The text of a token is that of the script. A byte order mark at the start reads as a space.
 */
public final class ScriptStream implements CharStream {
    private static final char LETTER = 1;
    private static final char DIGIT_OR_MARK = 2;
    private static final char OTHER = 3;

    private final String text;
    private final char[] classes;
    private int position;

    public ScriptStream(final String text) {
        this.text = text;
        this.classes = classes(text);
    }

    private static char[] classes(final String text) {
        final char[] classes = text.toCharArray();
        for (int i = 0; i < classes.length; i++) {
            final char character = classes[i];
            if (character >= 128) {
                final int codePoint = text.codePointAt(i);
                classes[i] = i == 0 && character == '\uFEFF' ? ' ' : classOf(codePoint);
                if (Character.isSupplementaryCodePoint(codePoint)) {
                    classes[i + 1] = classes[i];
                    i++;
                }
            } else if (character < ' ' && character != '\n' && character != '\r' && character != '\t'
                    && character != '\f' || character == 127) {
                classes[i] = OTHER;
            }
        }
        return classes;
    }

    private static char classOf(final int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER, Character.OTHER_LETTER, Character.LETTER_NUMBER -> LETTER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK ->
                DIGIT_OR_MARK;
            default -> OTHER;
        };
    }

    @Override
    public int LA(final int distance) {
        final int index = distance > 0 ? position + distance - 1 : position + distance;
        return distance == 0 || index < 0 || index >= classes.length ? IntStream.EOF : classes[index];
    }

    @Override
    public void consume() {
        position++;
    }

    @Override
    public int index() {
        return position;
    }

    @Override
    public void seek(final int index) {
        position = index;
    }

    @Override
    public int mark() {
        return 0;
    }

    @Override
    public void release(final int marker) {}

    @Override
    public int size() {
        return classes.length;
    }

    @Override
    public String getSourceName() {
        return IntStream.UNKNOWN_SOURCE_NAME;
    }

    @Override
    public String getText(final Interval interval) {
        return text.substring(Math.min(interval.a, text.length()), Math.min(interval.b + 1, text.length()));
    }
}
