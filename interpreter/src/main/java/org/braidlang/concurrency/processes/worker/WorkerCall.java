package org.braidlang.concurrency.processes.worker;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.Body;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Outcome;
import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.processes.Copies;
import org.braidlang.concurrency.processes.wire.Message;
import org.braidlang.concurrency.processes.wire.Message.Answer;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.braidlang.runtime.CopiedVariable;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * A call that this worker runs: a task with variables of its own, as a run of a program has them, and all that it starts
 * in this process.
 *
 * <p>Threads: one runs it; others tell it what the parent says. Fields without a comment do not change.
 */
final class WorkerCall {
    private static final byte[] NOTHING = {};

    private final WorkerProcess process;
    private final Copies copies;
    private final Message.Run message;
    /** The next two are set when it begins to run, before the task is. */
    private volatile @Nullable Execution execution;
    private @Nullable Globals globals;
    /** Null until the call has been read. */
    private volatile @Nullable Task task;
    /** What the parent has said before the call was read; guarded by the monitor. */
    private boolean cancelled;
    private @Nullable String name;
    /** The task's own. */
    private boolean nameTold;
    /** The tasks that it has spawned and that have not ended. */
    private final Map<Long, SpawnedTask> spawned = new ConcurrentHashMap<>();
    private final TaskWaits waits;

    WorkerCall(final WorkerProcess process, final Message.Run message) {
        this.process = process;
        this.message = message;
        copies = process.copies();
        name = message.name();
        waits = new TaskWaits(this, process);
    }

    long number() {
        return message.call();
    }

    @Nullable Task task() {
        return task;
    }

    TaskWaits waits() {
        return waits;
    }

    /** Whether nobody in its process can go on without others. */
    boolean standsStill() {
        final Execution running = execution;
        return running != null && running.standsStill();
    }

    /** The call to which a task of this process belongs. */
    static WorkerCall of(final Task task) {
        return ((WorkerScheduler) task.execution().scheduler()).call();
    }

    /** Runs it to its end, and sends what has become of it. */
    void run() {
        final long begun = System.nanoTime();
        try {
            run(begun);
        } catch (Throwable fault) {
            result(Answer.ERROR, begun, copies.error(Errors.caught(fault).value()));
        }
    }

    private void run(final long begun) {
        final WorkerProcess.Shared shared = process.shared();
        final Task first;
        try {
            globals = shared.program().globals().get();
            final Execution made = new Execution(new Execution.Setup(shared.program().program(),
                    its -> new WorkerScheduler(its, this), shared.program().models(), process.out(),
                    process.diagnostics(), InputStream.nullInputStream(), process.clock(),
                    shared.setup().arguments(), message.seed(), Execution.SWITCH_INTERVAL, waits),
                    shared.resources(), shared.start(), waits::standsStill);
            // From the start: until its code waits, the call can go on.
            made.entered();
            execution = made;
            final Body body = copies.received(message.payload(), globals, this::lostWrite);
            nameTold = !(body instanceof Body.Branch);
            first = Task.received(body, execution.scheduler(), globals, message.seed(), message.number(),
                    message.name());
        } catch (ScriptError unreadable) {
            result(Answer.ERROR, begun, copies.error(unreadable.value()));
            return;
        }
        synchronized (this) {
            task = first;
            if (name != null) {
                first.rename(name);
            }
            if (cancelled) {
                first.cancel();
            }
        }
        final Outcome outcome = execution.run(first);
        for (final Task failed : outcome.unseen()) {
            if (failed.remote() == null) {
                process.send(new Message.Unseen(number(), failed.name(),
                        failed.origin() == null ? -1 : failed.origin().site(),
                        copies.error(failed.error().value())));
            }
        }
        outcome.neverAwaited().forEach(text -> process.warn(text, text));
        conclude(outcome, first, begun);
    }

    private void conclude(final Outcome outcome, final Task first, final long begun) {
        if (first.givenName() != null && !first.givenName().equals(name)) {
            process.order(number(), Operation.RENAME_CALL, 0, 0, first.givenName().getBytes(StandardCharsets.UTF_8));
        }
        if (outcome.exitStatus() != null) {
            result(Answer.EXIT, begun, new byte[] {outcome.exitStatus().byteValue()});
        } else if (outcome.error() != null) {
            result(first.isCancelled() ? Answer.CANCELLED : Answer.ERROR, begun,
                    copies.error(outcome.error().value()));
        } else {
            byte[] value;
            try {
                value = copies.result(outcome.value(), globals);
            } catch (ScriptError unsendable) {
                result(Answer.ERROR, begun, copies.error(unsendable.value()));
                return;
            }
            result(Answer.VALUE, begun, value);
        }
    }

    private void result(final Answer answer, final long begun, final byte[] payload) {
        process.shared().resources().tell();
        process.send(new Message.Result(number(), answer, System.nanoTime() - begun, payload));
    }

    private void lostWrite(final CopiedVariable variable, final String name) {
        final Place line = Place.here();
        final Place place = line == null ? Place.of(process.shared().program().program(), variable.site()) : line;
        process.warn(variable.key(), (place == null ? "" : place.file() + ":" + place.line() + ": ") + "'" + name
                + "' was changed in a worker process, where it is a copy: nobody else sees the change; "
                + "let the task return a value, send it through a `Channel`, or use a `shared var`");
    }

    // ---- what the parent says

    /** The call is to stop, and what it has started in this process. */
    void cancel() {
        final Task first;
        synchronized (this) {
            cancelled = true;
            first = task;
        }
        if (first != null) {
            execution.cancelCall(first);
        }
        final boolean stops = first == null || first.isStopping();
        waits.tellWhatIsOver();
        process.send(new Message.Request(0, number(), 0, Operation.STOPPING, 0, stops ? 1 : 0, false, null, null, NOTHING));
        waits.heard();
    }

    /** The call is to stop, and has not begun. */
    void cancelledBeforeStart() {
        result(Answer.CANCELLED, System.nanoTime(), copies.error(Errors.cancelled().value()));
    }

    /** The script has given it a name. */
    void rename(final String given) {
        synchronized (this) {
            name = given;
            if (task != null) {
                task.rename(given);
            }
        }
    }

    /** A task that it has spawned has ended. */
    void ended(final Message.Ended end) {
        final SpawnedTask ended = spawned.remove(end.task());
        if (ended != null) {
            waits.ends(ended.here());
            ended.end(end.answer(), end.payload());
            waits.hasEnded();
        }
        waits.heard();
    }

    /**
     * The call is about to wait: for messages about that, the parent should know what it is called. A statement of a
     * parallel is called what it runs, which is only known now.
     */
    void tellName() {
        if (!nameTold && task.givenName() == null) {
            nameTold = true;
            process.order(number(), Operation.CALL_NAMED, 0, 0, task.name().getBytes(StandardCharsets.UTF_8));
        }
    }

    // ---- tasks that run elsewhere

    /** Has the parent run a task. NotSendableError is raised in the spawner. */
    void spawn(final Task child) {
        final byte[] call = copies.call(child);
        final SpawnedTask remote = new SpawnedTask(process, this, child, process.nextTask());
        child.remote(remote);
        spawned.put(remote.number(), remote);
        process.send(new Message.Spawn(number(), remote.number(), child.body().name(), child.randomSeed,
                child.origin() == null ? -1 : child.origin().site(), call));
    }
}
