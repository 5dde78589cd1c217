package org.braidlang.concurrency.processes.worker;

import org.braidlang.concurrency.Coroutine;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Parking;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.ThreadedScheduler;
import org.braidlang.concurrency.Turns;
import org.braidlang.concurrency.Wait;
import org.jspecify.annotations.Nullable;

/**
 * The model {@code processes}, in a worker: the call runs on the thread that has read it, and what it spawns is handed to
 * the parent. Safe for any thread.
 */
final class WorkerScheduler extends ThreadedScheduler {
    private final WorkerCall call;

    WorkerScheduler(final Execution execution, final WorkerCall call) {
        super(execution, Turns.FREE);
        this.call = call;
    }

    WorkerCall call() {
        return call;
    }

    @Override
    public String model() {
        return "processes";
    }

    @Override
    public void start(final Task task) {
        if (task == call.task()) {
            task.thread(Thread.currentThread());
            execution().entered();
            task.run();
            task.thread(null);
            execution().left();
        } else {
            call.spawn(task);
        }
    }

    @Override
    public Object await(final Task task, final Wait wait, final @Nullable Coroutine self) {
        return block(task, wait);
    }

    @Override
    public Object block(final Task task, final Wait wait) {
        if (wait.kind() != Wait.Kind.TASK || task != call.task()) {
            return Parking.block(task, wait);
        }
        Parking.begin(task, wait);
        if (!wait.isOver()) {
            call.parks(wait);
        }
        try {
            return Parking.end(task, wait);
        } finally {
            call.goesOn();
        }
    }
}
