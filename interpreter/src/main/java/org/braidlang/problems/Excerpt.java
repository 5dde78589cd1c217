package org.braidlang.problems;

/** Pieces of a script inside of messages: on one line, and not longer than a message bears. */
public final class Excerpt {
    private static final int LONGEST = 40;

    private Excerpt() {}

    public static String of(final String text) {
        final StringBuilder excerpt = new StringBuilder();
        int at = 0;
        while (at < text.length() && excerpt.length() < LONGEST) {
            final int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (character != '\n' && character != '\r' && character != '\t') {
                excerpt.appendCodePoint(Character.isISOControl(character) ? '·' : character);
            } else if (!excerpt.isEmpty() && excerpt.charAt(excerpt.length() - 1) != ' ') {
                excerpt.append(' ');
            }
        }
        return at < text.length() ? excerpt.append('…').toString() : excerpt.toString();
    }
}
