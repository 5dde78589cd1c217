package org.braidlang.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that may lose its reader, as in {@code braid run x | head}, or have no room: the first write that fails
 * is told, this one and all later ones vanish, and the script never sees a fault. Safe for any thread.
 */
final class OutputPipe extends OutputStream {
    /** What the JVM says where a pipe is closed at its other end. */
    private static final String NO_READER = "Broken pipe";

    private final OutputStream target;
    private volatile @Nullable Runnable whenBroken;
    private volatile boolean broken;
    private volatile @Nullable String fault;

    OutputPipe(final OutputStream target) {
        this.target = target;
    }

    /** Says what to do, on the writing thread, when nobody reads any more. Set it before the first write. */
    void whenBroken(final Runnable action) {
        whenBroken = action;
    }

    boolean isBroken() {
        return broken;
    }

    /** Why it takes nothing any more, if that is not for want of a reader. */
    @Nullable String fault() {
        return fault;
    }

    @Override
    public void write(final int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(final byte[] bytes, final int start, final int count) {
        if (broken) {
            return;
        }
        try {
            target.write(bytes, start, count);
        } catch (final IOException failure) {
            fail(failure);
        }
    }

    @Override
    public void flush() {
        if (broken) {
            return;
        }
        try {
            target.flush();
        } catch (final IOException failure) {
            fail(failure);
        }
    }

    private void fail(final IOException failure) {
        final String message = String.valueOf(failure.getMessage());
        if (!message.equals(NO_READER)) {
            fault = message;
        }
        broken = true;
        final Runnable action = whenBroken;
        if (action != null) {
            action.run();
        }
    }
}
