package org.braidlang.concurrency.processes;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a run, and the calls that wait for one. A worker runs one call at a time; while that waits for others,
 * it is given another.
 *
 * <p>Threads: the fields are guarded by the monitor, but for the map. Nothing is sent while it is held.
 */
final class WorkerPool {
    private static final int MOST_FAILURES = 3;

    private final ProcessScheduler scheduler;
    private final WorkerOptions options;
    private final List<Worker> workers = new ArrayList<>();
    private final Queue<Call> queue = new ArrayDeque<>();
    private int started;
    /** Whether a thread starts those that are missing. */
    private boolean starting;
    /** How many in a row have ended before they had started, and why the last one has. */
    private int failures;
    private String failure = "";
    private boolean closed;
    /** The requests whose waits are not over. Safe for any thread. */
    private final Map<Wait, Requests.Pending> waits = new ConcurrentHashMap<>();

    WorkerPool(final ProcessScheduler scheduler, final WorkerOptions options) {
        this.scheduler = scheduler;
        this.options = options;
    }

    Map<Wait, Requests.Pending> waits() {
        return waits;
    }

    /** A wait on behalf of a call is over: the call is told. */
    void woken(final Wait wait) {
        final Requests.Pending pending = waits.remove(wait);
        if (pending != null) {
            pending.over(wait);
        }
    }

    /** Starts the workers, so that they are there when the first call comes. */
    void warmUp() {
        synchronized (this) {
            startMissing();
        }
    }

    /** Done on a thread of its own: starting a process takes longer than a task may keep its loop. */
    private void startMissing() {
        workers.removeIf(Worker::isGone);
        if (isMissing() && !starting) {
            starting = true;
            Thread.ofPlatform().daemon().name("braid-workers").start(this::start);
        }
    }

    private boolean isMissing() {
        return workers.size() < options.count() && failures < MOST_FAILURES && !closed;
    }

    private void start() {
        for (int number = nextNumber(); number > 0; number = nextNumber()) {
            try {
                add(Worker.start(scheduler, number, options.command()));
            } catch (final IOException e) {
                synchronized (this) {
                    failures = MOST_FAILURES;
                    failure = String.valueOf(e.getMessage());
                }
            }
        }
        dispatch();
    }

    /** The number of the next worker to start; 0 if none is missing. */
    private synchronized int nextNumber() {
        starting = isMissing();
        return starting ? ++started : 0;
    }

    private void add(final Worker worker) {
        synchronized (this) {
            if (!closed) {
                workers.add(worker);
                return;
            }
        }
        worker.kill();
    }

    /** A worker has started. */
    void ready() {
        synchronized (this) {
            failures = 0;
        }
        dispatch();
    }

    /** A worker has ended before it has started. After several in a row, no more are tried. */
    void notStarted(final String reason) {
        synchronized (this) {
            failures++;
            failure = reason;
        }
        dispatch();
    }

    void submit(final Call call) {
        synchronized (this) {
            queue.add(call);
        }
        dispatch();
    }

    /** Takes back a call that no worker has got. @return whether it was so */
    boolean withdraw(final Call call) {
        synchronized (this) {
            return queue.remove(call);
        }
    }

    /** Gives calls to workers that are free. Any thread, after a call has come or a worker has become free. */
    void dispatch() {
        while (true) {
            final Call call;
            final Worker worker;
            final String reason;
            synchronized (this) {
                if (closed || queue.isEmpty()) {
                    return;
                }
                startMissing();
                worker = freeWorker();
                if (worker == null && (starting || !workers.isEmpty())) {
                    return;
                }
                call = queue.remove();
                reason = failure;
                if (worker != null) {
                    worker.occupy();
                }
            }
            if (worker == null) {
                scheduler.lost(call, "no worker process could be started for task '" + call.task().name() + "': "
                        + reason);
            } else {
                worker.run(call);
            }
        }
    }

    /** The free worker in which the fewest calls wait; null if there is none. */
    private @Nullable Worker freeWorker() {
        Worker best = null;
        for (final Worker worker : workers) {
            if (worker.isFree() && (best == null || worker.calls() < best.calls())) {
                best = worker;
            }
        }
        return best;
    }

    /** A call begins to wait for others, or goes on. */
    void parked(final Call call, final boolean waits) {
        final Worker worker = call.worker();
        if (worker != null && call.park(waits)) {
            synchronized (this) {
                if (waits) {
                    worker.free();
                } else {
                    worker.occupy();
                }
            }
            if (waits) {
                dispatch();
            }
        }
    }

    /** A call has ended in its worker. */
    void freed(final Worker worker, final Call call) {
        synchronized (this) {
            if (!call.park(true)) {
                // It was parked: its worker was free already.
                return;
            }
            worker.free();
        }
    }

    /** Asks the worker of a call to stop it. */
    void cancel(final Call call) {
        final Worker worker = call.worker();
        if (worker != null) {
            call.expectAnswer();
            worker.send(new Message.Cancel(call.number()));
            worker.expectStop(call);
        }
    }

    /** Ends all workers. */
    void close() {
        final List<Worker> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(workers);
            workers.clear();
            queue.clear();
        }
        all.forEach(Worker::kill);
    }
}
