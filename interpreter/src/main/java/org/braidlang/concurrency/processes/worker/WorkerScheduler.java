package org.braidlang.concurrency.processes.worker;

import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.ThreadedScheduler;
import org.braidlang.concurrency.Turns;

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
            task.run();
            task.thread(null);
            execution().left();
        } else {
            call.spawn(task);
        }
    }
}
