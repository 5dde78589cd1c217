package org.braidlang.concurrency;

/**
 * Unwinds a task because the script ends at once: {@code os._exit}, or a task that has not stopped in time. No
 * {@code catch} and no {@code finally} of a script sees it.
 */
public final class ScriptExit extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ScriptExit() {
        super(null, null, false, false);
    }
}
