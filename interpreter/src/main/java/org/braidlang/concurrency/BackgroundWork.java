package org.braidlang.concurrency;

import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;

/**
 * An operation that Java can only do by blocking a thread: reading a file, say. It runs on a thread of its
 * own, so that a loop goes on meanwhile and a timeout can end the wait for it; what is under way then is left alone.
 */
public abstract class BackgroundWork extends Wait {
    private final String what;
    private final String operation;

    /**
     * @param what what is waited for, as it follows "waits for"
     * @param operation how a script calls it: {@code file.read(…)}
     */
    protected BackgroundWork(final String what, final String operation) {
        this.what = what;
        this.operation = operation;
    }

    /** Does it. @return the value */
    protected abstract Object work();

    @Override
    protected final void begin(final Task waiter) {
        waiter.execution().background().execute(() -> {
            try {
                complete(work());
            } catch (ScriptError error) {
                fail(error);
            } catch (Throwable fault) {
                fail(Errors.caught(fault));
            }
        });
    }

    @Override
    public final Kind kind() {
        return Kind.ITSELF;
    }

    @Override
    public final String what() {
        return what;
    }

    @Override
    public final String operation() {
        return operation;
    }
}
