package org.braidlang.concurrency.processes.wire;

import java.io.IOException;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.runtime.Closure;
import org.braidlang.runtime.CodeSource.Code;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.LostWrites;
import org.braidlang.runtime.Program;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of what a {@link ValueEncoder} has written, and sets the top-level variables that came with them. Does
 * not change; safe for any thread, as far as the variables are not set at two places at once.
 */
public final class ValueDecoder {
    final Globals globals;
    final Program program;
    final SharedObjects shared;

    /** @param globals the variables that the functions among the values will see */
    public ValueDecoder(final Globals globals, final Program program, final SharedObjects shared) {
        this.globals = globals;
        this.program = program;
        this.shared = shared;
    }

    /**
     * Makes the values of a message that comes while a task runs, or from one: of the top-level variables that came with
     * it, those are set that have no value here.
     *
     * @throws CorruptFrameException if this is no such message
     */
    public Object[] decode(final byte[] bytes, final int offset, final int length) throws CorruptFrameException {
        return read(bytes, offset, length, null);
    }

    /** As {@link #decode(byte[], int, int)}, of all bytes. */
    public Object[] decode(final byte[] bytes) throws CorruptFrameException {
        return decode(bytes, 0, bytes.length);
    }

    /**
     * Makes the values with which a task starts, and sets all top-level variables that came with them. These and the
     * variables that functions capture are copies: the first change of each is reported, and that of each list, dict
     * and set that is reached through one first.
     *
     * @throws CorruptFrameException if this is no such message
     */
    public Object[] decodeTask(final byte[] bytes, final int offset, final int length, final LostWrites reports)
            throws CorruptFrameException {
        return read(bytes, offset, length, reports);
    }

    private Object[] read(
            final byte[] bytes, final int offset, final int length, final @Nullable LostWrites reports)
            throws CorruptFrameException {
        try {
            return new ValueReader(this, new MessageReader(bytes, offset, length), reports).message();
        } catch (final Passed e) {
            throw e.cause;
        } catch (final IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw new CorruptFrameException("not a message of values", e);
        }
    }

    /** What the program or the shared objects have thrown says nothing of the message, and is thrown as it is. */
    private static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final RuntimeException cause;

        Passed(final RuntimeException cause) {
            super(null, cause, false, false);
            this.cause = cause;
        }
    }

    Code code(final String className) throws CorruptFrameException {
        final Code code;
        try {
            code = program.code(className);
        } catch (final RuntimeException e) {
            throw new Passed(e);
        }
        if (code == null) {
            throw new CorruptFrameException("no class " + className);
        }
        return code;
    }

    Closure newClosure(final String className, final Object[] defaults) throws CorruptFrameException {
        try {
            return program.newClosure(className, defaults);
        } catch (final IllegalArgumentException e) {
            throw new CorruptFrameException("no closures of " + className, e);
        } catch (final RuntimeException e) {
            throw new Passed(e);
        }
    }

    Coroutine newCoroutine(final String className) throws CorruptFrameException {
        try {
            return program.newCoroutine(className);
        } catch (final IllegalArgumentException e) {
            throw new CorruptFrameException("no coroutines of " + className, e);
        } catch (final RuntimeException e) {
            throw new Passed(e);
        }
    }

    Object resource(final SharedObjects.Kind kind, final long id) throws CorruptFrameException {
        try {
            return shared.resource(kind, id);
        } catch (final RuntimeException e) {
            throw new Passed(e);
        }
    }
}
