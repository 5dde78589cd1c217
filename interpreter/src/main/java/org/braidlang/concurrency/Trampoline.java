package org.braidlang.concurrency;

import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.braidlang.runtime.ScriptTrace;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task's code: the call it was spawned for, then coroutine after coroutine. A coroutine that has ended sends its
 * value or error to the one that awaits it, without growing the Java stack. On the task's thread.
 */
final class Trampoline {
    private Trampoline() {}

    /** Runs until the task ends or waits. @return whether it has ended */
    static boolean step(final Task task) {
        Object value = null;
        RuntimeException error = null;
        try {
            value = task.body instanceof Body body ? begin(task, body) : proceed(task);
            if (value == Coroutine.SUSPENDED) {
                return false;
            }
        } catch (Throwable fault) {
            error = caughtSafely(task, fault);
        }
        task.end(value, error);
        return true;
    }

    private static Object begin(final Task task, final Body body) {
        task.body = body.name();
        task.poll();
        task.depth = 0;
        task.awaitsCoroutine = body.awaitsCoroutine();
        task.awaitsTask = body.awaitsTask();
        final Object value = body.start(task);
        if (value instanceof Coroutine coroutine) {
            if (coroutine != body) {
                coroutine.claim();
            }
            nameAfter(task, coroutine);
            return settle(task, run(task, coroutine));
        }
        return value instanceof Wait wait ? task.scheduler().await(task, wait, null) : settle(task, value);
    }

    private static Object proceed(final Task task) {
        final Coroutine innermost = task.top;
        if (innermost == null) {
            return task.takeSent();
        }
        task.top = null;
        return settle(task, run(task, innermost));
    }

    /** The value of a block that is a coroutine, or a task where it is a branch, is waited for. */
    private static Object settle(final Task task, final Object value) {
        if (value == Coroutine.SUSPENDED) {
            return value;
        }
        final boolean awaitsTask = task.awaitsTask;
        final boolean awaitsCoroutine = task.awaitsCoroutine;
        task.awaitsTask = false;
        task.awaitsCoroutine = false;
        if (awaitsCoroutine && value instanceof Coroutine coroutine) {
            coroutine.claim();
            nameAfter(task, coroutine);
            return run(task, coroutine);
        }
        if (!awaitsTask || !(value instanceof Task other)) {
            return value;
        }
        return other.outer() == task ? run(task, new OwnTask(other)) : TaskOperations.await(other, task, null);
    }

    /** A block has no name of its own. */
    private static void nameAfter(final Task task, final Coroutine coroutine) {
        if (task.hasNoName()) {
            task.body = coroutine.name();
        }
    }

    /** Resumes a coroutine and, as they end, the ones that await it. @return the outermost one's value */
    private static Object run(final Task task, final Coroutine innermost) {
        Coroutine running = innermost;
        while (true) {
            Object value;
            try {
                value = running.resume(task);
                if (value == Coroutine.SUSPENDED) {
                    return value;
                }
            } catch (Throwable fault) {
                final RuntimeException error = caught(fault);
                if (running.caller == null) {
                    throw error;
                }
                addStep(error, running.caller);
                value = new Wait.Failure(error);
            }
            final Coroutine caller = running.caller;
            if (caller == null) {
                return value;
            }
            running.caller = null;
            task.send(value);
            running = caller;
        }
    }

    /** The error's trace goes through a coroutine that is not on the stack. */
    private static void addStep(final RuntimeException error, final Coroutine awaiting) {
        final ScriptError raised = scriptError(error);
        final ScriptTrace trace = raised == null ? null : raised.value().trace();
        if (trace != null) {
            trace.add(new ScriptTrace.Link.Awaited(awaiting.getClass().getName(), awaiting.pc()));
        }
    }

    /** However broken Java is, the task ends, and the run is told. */
    private static RuntimeException caughtSafely(final Task task, final Throwable fault) {
        try {
            return caught(fault);
        } catch (Throwable again) {
            return task.execution().broken();
        }
    }

    /** What unwinds a task: a script's error or the end of the script. */
    static RuntimeException caught(final Throwable fault) {
        return fault instanceof ScriptExit exit ? exit : Errors.caught(fault);
    }

    /** The script's error, where it is one. */
    static @Nullable ScriptError scriptError(final RuntimeException error) {
        return error instanceof ScriptError scriptError ? scriptError : null;
    }
}
