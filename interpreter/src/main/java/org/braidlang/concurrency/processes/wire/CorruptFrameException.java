package org.braidlang.concurrency.processes.wire;

/** What another process has sent cannot be understood: it is cut off, damaged, or from another version. */
public final class CorruptFrameException extends Exception {
    private static final long serialVersionUID = 1;

    public CorruptFrameException(final String message) {
        super(message);
    }

    public CorruptFrameException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
