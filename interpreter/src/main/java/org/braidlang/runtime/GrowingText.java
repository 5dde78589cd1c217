package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * A str that grows: what the variable of {@code text += …} holds in a loop, so that what is there is not copied each time.
 * Compiled code alone sees it, and only in that variable: whoever reads the variable gets a str.
 *
 * <p>Threads: a variable that several threads can reach never holds one.
 */
public final class GrowingText {
    /** Shorter strs are just joined. */
    private static final int LEAST = 256;

    private final StringBuilder builder;
    /** The whole as a str; null if it was not asked for since it has last grown. */
    private @Nullable String text;

    private GrowingText(final String begin) {
        builder = new StringBuilder(2 * begin.length()).append(begin);
    }

    /** {@code left + right}, or a sum in place, where {@code left} may be a growing text, which it then changes. */
    public static Object add(final Task task, final Object left, final Object right, final boolean inPlace) {
        if (right instanceof String more) {
            if (left instanceof GrowingText growing) {
                growing.text = null;
                growing.builder.append(more);
                return growing;
            }
            if (left instanceof String text && text.length() >= LEAST) {
                final GrowingText growing = new GrowingText(text);
                growing.builder.append(more);
                return growing;
            }
        }
        return inPlace ? Operators.addInPlace(task, read(left), right) : Operators.add(read(left), right);
    }

    /** What a variable holds, for whoever reads it. */
    public static Object read(final Object value) {
        return value instanceof GrowingText growing ? growing.text() : value;
    }

    private String text() {
        if (text == null) {
            text = builder.toString();
        }
        return text;
    }
}
