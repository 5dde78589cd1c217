package org.braidlang.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that may lose its reader, as in {@code braid run x | head}: the first write that fails is told, this
 * one and all later ones vanish, and the script never sees a fault. Safe for any thread.
 */
final class OutputPipe extends OutputStream {
    private final OutputStream target;
    private volatile @Nullable Runnable whenBroken;
    private volatile boolean broken;

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
        } catch (final IOException fault) {
            fail();
        }
    }

    @Override
    public void flush() {
        if (broken) {
            return;
        }
        try {
            target.flush();
        } catch (final IOException fault) {
            fail();
        }
    }

    private void fail() {
        broken = true;
        final Runnable action = whenBroken;
        if (action != null) {
            action.run();
        }
    }
}
