package org.braidlang.concurrency;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waiting that keeps the thread, for all models. On the waiting task's thread. */
public final class Parking {
    private Parking() {}

    /** Begins the wait, and parks the calling thread until it is over. @return the value */
    public static Object block(final Task task, final Wait wait) {
        begin(task, wait);
        return end(task, wait);
    }

    /** The first half: what has been waited for may be there. */
    public static void begin(final Task task, final Wait wait) {
        task.poll();
        wait.blocking = true;
        wait.start(task);
    }

    /** The second half: parks until it is over. */
    public static Object end(final Task task, final Wait wait) {
        if (!wait.isOver()) {
            task.waiting = wait;
            if (wait.park()) {
                park(task, wait);
            }
            task.waiting = null;
        }
        return wait.result();
    }

    private static void park(final Task task, final Wait wait) {
        final Execution execution = task.execution();
        final Tracer tracer = execution.tracer();
        if (tracer != null) {
            tracer.waits(task, wait);
        }
        task.recheck(wait);
        if (wait.kind() != Wait.Kind.ITSELF) {
            execution.graph().parked(task, wait);
            execution.graph().deactivate();
        }
        final Turns turns = task.scheduler().turns();
        turns.leave(task);
        try {
            awaitRelease(wait, execution.clock());
        } finally {
            turns.enter(task);
        }
        if (tracer != null) {
            tracer.goesOn(task, wait);
        }
    }

    private static void awaitRelease(final Wait wait, final Clock clock) {
        while (!wait.released) {
            clock.park(wait, wait.deadline());
            // An interrupt is nobody's signal here, and would keep the thread from parking.
            Thread.interrupted();
            if (!wait.isOver()) {
                if (wait.deadline() <= clock.nanos()) {
                    wait.timeIsUp();
                } else {
                    wait.retry();
                }
            }
        }
    }

    /**
     * The other side: what {@link Scheduler#wake} does for a thread that is parked here. The task does not go on before
     * it is counted; otherwise it could end, and not be counted any more before it was.
     */
    public static void wake(final Task task, final Wait wait, final @Nullable Thread thread) {
        if (wait.kind() != Wait.Kind.ITSELF) {
            task.execution().graph().activate();
        }
        wait.released = true;
        LockSupport.unpark(thread);
    }
}
