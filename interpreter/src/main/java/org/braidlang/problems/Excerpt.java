package org.braidlang.problems;

/** Pieces of a script inside of messages: their first line, and not longer than a message bears. */
public final class Excerpt {
    private static final int LONGEST = 40;

    private Excerpt() {}

    public static String of(final String text) {
        final StringBuilder excerpt = new StringBuilder();
        int at = 0;
        while (at < text.length() && excerpt.length() < LONGEST && !endsLine(text.charAt(at))) {
            final int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (character == '\t') {
                excerpt.append(' ');
            } else {
                excerpt.appendCodePoint(Character.isISOControl(character) ? '·' : character);
            }
        }
        return at < text.length() ? excerpt.append('…').toString() : excerpt.toString();
    }

    private static boolean endsLine(final char character) {
        return character == '\n' || character == '\r';
    }
}
