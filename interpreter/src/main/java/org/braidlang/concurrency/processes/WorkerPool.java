package org.braidlang.concurrency.processes;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.RemoteTasks;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a run, and the calls that wait for one. A worker runs one call at a time; while that waits for others,
 * it is given another. Where calls are so short that the way to a worker takes longer, it is sent some ahead, which it
 * runs one after the other; those are taken back when the one before them waits, or another worker has nothing to do.
 *
 * <p>Threads: the fields are guarded by the monitor, but for the map. Nothing is sent while it is held.
 */
final class WorkerPool {
    private static final int MOST_FAILURES = 3;
    /** So much work, in nanoseconds, is sent to a worker at once. */
    private static final double CHUNK = 1e6;
    private static final int LONGEST_CHUNK = 32;
    /** Calls of more bytes are sent one by one: they would fill the connection while the worker computes. */
    private static final int SMALL = 4096;
    /** By so much the time of slow calls is forgotten at each further one. */
    private static final double FORGETTING = 0.8;

    private final ProcessScheduler scheduler;
    private final WorkerOptions options;
    private final List<Worker> workers = new ArrayList<>();
    private final Deque<Call> queue = new ArrayDeque<>();
    /** How long the slowest of the last calls took, in nanoseconds. */
    private double slowest = CHUNK;
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

    /** Starts the first worker, so that it is there when the first call comes. */
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

    /**
     * The first is started for calls to come, the others when calls wait for them, or while one has nothing to do: what
     * starts beside the first call takes from its time.
     */
    private boolean isMissing() {
        return workers.size() < options.count() && failures < MOST_FAILURES && !closed
                && (workers.isEmpty() || queue.size() > unready() || freeWorker() != null);
    }

    /** How many workers have not begun to work. */
    private int unready() {
        return (int) workers.stream().filter(worker -> !worker.isReady()).count();
    }

    private void start() {
        for (int number = nextNumber(); number > 0; number = nextNumber()) {
            try {
                add(Worker.start(scheduler, number, options.launcher()));
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

    /** How many calls are worth having at once: those that run, and as many that wait for a worker. */
    int window() {
        synchronized (this) {
            return 2 * chunk() * options.count();
        }
    }

    /** How many calls are sent to a worker at once. */
    private int chunk() {
        return Math.clamp((long) (CHUNK / slowest), 1, LONGEST_CHUNK);
    }

    /** A call has taken so long. */
    private void took(final long nanos) {
        slowest = Math.max(nanos, slowest * FORGETTING);
    }

    /** Takes back a call that no worker has got. @return whether it was so */
    boolean withdraw(final Call call) {
        synchronized (this) {
            return queue.remove(call);
        }
    }

    /** Gives calls to workers that are free. Any thread, after a call has come or a worker has become free. */
    void dispatch() {
        giveOut();
        takeBack();
    }

    private void giveOut() {
        while (true) {
            final List<Call> calls = new ArrayList<>(1);
            final Worker worker;
            final String reason;
            synchronized (this) {
                worker = freeWorker();
                if (worker == null || queue.isEmpty()) {
                    startMissing();
                }
                if (closed || queue.isEmpty() || worker == null && (starting || !workers.isEmpty())) {
                    return;
                }
                calls.add(queue.remove());
                reason = failure;
                if (worker != null) {
                    takeMore(calls);
                    worker.occupy(calls);
                }
            }
            if (worker == null) {
                scheduler.lost(calls.getFirst(), "no worker process could be started for task '"
                        + calls.getFirst().task().name() + "': " + reason);
            } else {
                worker.run(calls);
            }
        }
    }

    /** Adds what is sent with the first call: no more than leaves as much for the other workers. */
    private void takeMore(final List<Call> calls) {
        if (calls.getFirst().size() <= SMALL) {
            final int most = Math.min(chunk(), queue.size() / options.count());
            while (calls.size() < most && queue.peek().size() <= SMALL) {
                calls.add(queue.remove());
            }
        }
    }

    /** What a worker has been sent and has not begun others get: if it is parked, or they have nothing to do. */
    private void takeBack() {
        final Worker worker;
        synchronized (this) {
            final boolean isWanted = queue.isEmpty() && freeWorker() != null;
            worker = workers.stream().filter(each -> (isWanted || each.isParked()) && each.wantsBack()).findFirst()
                    .orElse(null);
        }
        if (worker != null) {
            worker.takeBack();
        }
    }

    /** The calls that a worker was sent and has not begun. */
    List<Call> ahead(final Worker worker) {
        synchronized (this) {
            return worker.ahead();
        }
    }

    /** Calls that a worker has not begun, and will not. */
    void returned(final Worker worker, final List<Call> calls) {
        synchronized (this) {
            worker.returned(calls);
            calls.reversed().forEach(queue::addFirst);
        }
        dispatch();
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

    /** A call's own task begins to wait for others, or goes on. */
    void waits(final Call call, final boolean waits) {
        if (call.worker() != null && call.waits(waits)) {
            parked(call, waits);
        }
    }

    /** A call leaves its worker to others, or takes it again. */
    void parked(final Call call, final boolean leaves) {
        final Worker worker = call.worker();
        if (worker == null) {
            return;
        }
        synchronized (this) {
            if (leaves) {
                worker.free();
            } else {
                worker.occupy();
            }
        }
        RemoteTasks.idle(call.task(), leaves);
        if (leaves) {
            dispatch();
        }
    }

    /** A call has ended in its worker after so many nanoseconds. */
    void freed(final Worker worker, final Call call, final long nanos) {
        synchronized (this) {
            took(nanos);
            worker.ended(call);
            if (!call.waits(true)) {
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
            call.tells();
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
