package org.braidlang.concurrency.processes;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.braidlang.concurrency.RemoteTasks;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Connection;
import org.braidlang.concurrency.processes.wire.CorruptFrameException;
import org.braidlang.concurrency.processes.wire.Message;
import org.jspecify.annotations.Nullable;

/**
 * A worker process, as the parent knows it, and the thread that reads what it sends.
 *
 * <p>Threads: any thread sends; the reader alone handles what comes. {@code running} is guarded by the pool's monitor.
 */
final class Worker {
    private static final long PATIENCE_MILLIS = 1_000;
    /** The JVM tells so that a signal has ended a process. */
    private static final int SIGNALLED = 128;

    private final ProcessScheduler scheduler;
    private final Map<Long, Call> calls = new ConcurrentHashMap<>();
    /** The tasks that its calls have spawned, by the numbers it gave them. */
    private final Map<Long, Task> spawned = new ConcurrentHashMap<>();
    private final Requests requests;
    private final Process process;
    private final Connection connection;
    private int running;
    /** Behind which call those run that were sent ahead; null if it has ended. Guarded by the pool's monitor. */
    private @Nullable Call leader;
    /** The calls that were sent ahead and have not begun, as far as is known here; guarded by the pool's monitor. */
    private final Deque<Call> ahead = new ArrayDeque<>();
    /** Whether they were asked for, and have not come; guarded by the pool's monitor. */
    private boolean takingBack;
    /** Whether it is given no call any more. */
    private volatile boolean gone;
    /** Whether the calls that it had are taken from it. */
    private volatile boolean lost;
    /** Whether it has sent anything: it has started. */
    private volatile boolean heard;

    private Worker(final ProcessScheduler scheduler, final Process process) {
        this.scheduler = scheduler;
        this.process = process;
        this.requests = new Requests(scheduler, this);
        this.connection = new Connection(process.getInputStream(), process.getOutputStream());
    }

    /** Starts one; it is there for calls when it has said that it is. IOException if there can be none. */
    static Worker start(final ProcessScheduler scheduler, final int number, final WorkerLauncher launcher)
            throws IOException {
        final Worker worker = new Worker(scheduler, launcher.start());
        worker.send(new Message.Setup(scheduler.execution().start(), number,
                scheduler.execution().arguments()));
        Thread.ofPlatform().daemon().name("braid-worker-" + number).start(worker::read);
        return worker;
    }

    // ---- slots; guarded by the pool

    /** One that has just died is not, although its reader has not noticed yet. */
    boolean isFree() {
        return running < 1 && heard && !gone && process.isAlive();
    }

    void occupy() {
        running++;
    }

    /** It is to run these, one after the other. */
    void occupy(final List<Call> calls) {
        running += calls.size();
        leader = calls.getFirst();
        ahead.addAll(calls.subList(1, calls.size()));
    }

    void free() {
        running--;
    }

    /** A call has ended: the next of those that were sent ahead may have begun. */
    void ended(final Call call) {
        if (call == leader) {
            leader = ahead.poll();
        } else {
            ahead.remove(call);
        }
    }

    /** Whether those that were sent ahead stand behind one that waits, and nobody runs. */
    boolean isParked() {
        return running <= ahead.size();
    }

    /** Whether there are calls to take back, which is then to be done. */
    boolean wantsBack() {
        final boolean wants = !ahead.isEmpty() && !takingBack && !gone;
        takingBack |= wants;
        return wants;
    }

    /** Calls are taken back, or the worker is gone with them. */
    void returned(final List<Call> calls) {
        takingBack = false;
        running -= calls.size();
        ahead.removeAll(calls);
        calls.forEach(Call::takenBack);
    }

    /** Those that were sent ahead and have not begun. */
    List<Call> ahead() {
        return List.copyOf(ahead);
    }

    /** How many calls run or wait in it. */
    int calls() {
        return calls.size();
    }

    /** Whether it has begun to work. */
    boolean isReady() {
        return heard;
    }

    boolean isGone() {
        return gone;
    }

    // ---- what it is told

    /** Sends a message; where the process is gone, its reader finds out. */
    void send(final Message message) {
        send(List.of(message));
    }

    private void send(final List<Message> messages) {
        try {
            connection.send(messages);
        } catch (final IOException _) {
            // The reader sees the end of the stream, and ends the calls.
        }
    }

    /** Runs calls, which the pool has given it, one after the other. */
    void run(final List<Call> all) {
        // All in one piece: nobody asks for calls back that are still to be sent.
        final List<Message> messages = new ArrayList<>(all.size());
        for (final Call call : all) {
            final boolean isAhead = !messages.isEmpty();
            calls.put(call.number(), call);
            final byte[] payload = call.startOn(this, isAhead);
            if (payload == null) {
                finished(call, 0);
            } else {
                final Task task = call.task();
                messages.add(new Message.Run(call.number(), task.number(), task.givenName(), task.randomSeed, isAhead,
                        payload));
            }
        }
        send(messages);
        for (final Call call : all) {
            if (call.task().isCancelRequested()) {
                scheduler.pool().cancel(call);
            }
        }
        if (lost) {
            loseCalls("");
        }
    }

    /** Asks for the calls that were sent ahead and have not begun. */
    void takeBack() {
        send(new Message.TakeBack());
    }

    /**
     * The call was told to stop. If it has not ended within a second, it is asked again; if it still computes then, or
     * does not answer, the process is ended.
     */
    void expectStop(final Call call) {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(PATIENCE_MILLIS);
                if (!call.hasEnded()) {
                    call.askAgain();
                    call.expectAnswer();
                    call.tells();
                    send(new Message.Cancel(call.number()));
                    Thread.sleep(PATIENCE_MILLIS);
                    if (!call.hasEnded() && call.expectsAnswer()) {
                        kill();
                    }
                }
            } catch (final InterruptedException _) {
                // Nobody interrupts this thread.
            }
        });
    }

    /** The call has answered that it is to stop. @param stops whether it has raised that, or will when it can */
    void answered(final Call call, final boolean stops) {
        // A task that may be about to wait is counted as one that can go on until it has heeded its cancellation.
        if (stops) {
            call.answered();
        } else if (call.wasAskedAgain()) {
            kill();
        }
    }

    void spawned(final Call spawner, final long task, final Task here) {
        spawned.put(task, here);
        spawner.spawned().add(task);
    }

    @Nullable Task spawned(final long task) {
        return spawned.get(task);
    }

    @Nullable Call call(final long call) {
        return calls.get(call);
    }

    void kill() {
        gone = true;
        process.destroyForcibly();
    }

    // ---- what it says

    private void read() {
        String reason = "";
        try {
            for (Message message = connection.receive(); message != null; message = connection.receive()) {
                if (message instanceof Message.ToParent said) {
                    handle(said);
                } else {
                    throw new CorruptFrameException("a message that only a parent sends");
                }
            }
        } catch (final IOException _) {
            // The process is gone.
        } catch (final CorruptFrameException e) {
            reason = e.getMessage();
        } catch (final Throwable fault) {
            reason = "a message that cannot be handled (" + fault + ")";
        }
        kill();
        try {
            process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            lost(reason);
        } catch (final InterruptedException _) {
            // Nobody interrupts this thread.
        } catch (final Throwable fault) {
            scheduler.execution().broken();
        }
    }

    private void handle(final Message.ToParent message) {
        switch (message) {
            case Message.Ready _ -> {
                heard = true;
                scheduler.pool().ready();
            }
            case Message.Print m -> requests.print(m);
            case Message.Warning m -> scheduler.execution().warnOnce(m.key(), m.text());
            case Message.Result m -> {
                final Call call = calls.get(m.call());
                if (call != null) {
                    finished(call, m.nanos());
                    scheduler.ended(call, m.answer(), m.payload());
                }
            }
            case Message.Returned m -> scheduler.pool().returned(this,
                    m.calls().stream().map(calls::remove).filter(Objects::nonNull).toList());
            case Message.Unseen m -> {
                final Call call = calls.get(m.call());
                if (call != null) {
                    RemoteTasks.failedUnseen(call.task(), m.name(), m.site(),
                            scheduler.copies().error(m.payload()));
                }
            }
            case Message.Spawn m -> {
                final Call call = calls.get(m.call());
                if (call != null) {
                    scheduler.spawned(new Call.Spawner(call, this, m.task()), m);
                }
            }
            case Message.Request m -> requests.handle(m);
            case Message.Withdraw m -> requests.withdraw(m.request());
            case Message.Parked m -> {
                final Call call = calls.get(m.call());
                if (call != null) {
                    parked(call, m);
                }
            }
            case Message.StandsStill m -> {
                final Call call = calls.get(m.call());
                if (call != null) {
                    call.standsStill(m.heard());
                }
            }
            case Message.GoesOn m -> {
                final Call call = calls.get(m.call());
                if (call != null) {
                    call.goesOn(m.local());
                }
            }
        }
    }

    /** Its waits are known to the call before it is looked whether the tasks have ended: one of the two notices. */
    private void parked(final Call call, final Message.Parked message) {
        final Task waiter = call.local(message.local());
        final List<Task> tasks = new ArrayList<>();
        for (final long number : message.tasks()) {
            final Task task = number > 0 ? spawned.get(number) : call.local((int) -number);
            if (task != null) {
                tasks.add(task);
            }
        }
        if (waiter == null || tasks.size() < message.tasks().size()) {
            return;
        }
        final Wait wait = RemoteTasks.waitFor(tasks, message.all());
        if (!call.waitsForTasks(message.local(), wait)) {
            return;
        }
        if (tasks.stream().anyMatch(Task::isDone)) {
            call.goesOn(message.local());
        } else {
            requests.waitForTasks(call, waiter, wait, message);
        }
    }

    /** The call does not run here any more. */
    private void finished(final Call call, final long nanos) {
        calls.remove(call.number());
        call.spawned().forEach(spawned::remove);
        scheduler.pool().freed(this, call, nanos);
        scheduler.pool().dispatch();
    }

    private void lost(final String reason) {
        gone = true;
        lost = true;
        // Between the end of a call's wait and that of the call it counts as nobody who can go on: this thread does.
        scheduler.execution().entered();
        requests.lost();
        loseCalls(reason);
        scheduler.execution().left();
        if (heard) {
            scheduler.pool().dispatch();
        } else {
            scheduler.pool().notStarted("the worker process " + process.pid() + " "
                    + (reason.isEmpty() ? death() + " before it had begun to work" : "has sent " + reason));
        }
    }

    /**
     * What it ran has failed; what it had not begun, another worker will run. Spawners come before what they have
     * spawned, which is cancelled with them: nobody is left who could await that.
     */
    private void loseCalls(final String reason) {
        final List<Call> notBegun = scheduler.pool().ahead(this).stream()
                .filter(call -> calls.remove(call.number()) != null).toList();
        for (final Call call : calls.values().stream().sorted(Comparator.comparingLong(Call::number)).toList()) {
            if (calls.remove(call.number()) != null) {
                scheduler.lost(call, "the worker process " + process.pid() + " of task '" + call.task().name() + "' "
                        + (reason.isEmpty() ? death() : "has sent " + reason + ", and was ended"));
            }
        }
        scheduler.pool().returned(this, notBegun);
    }

    private String death() {
        if (process.isAlive()) {
            return "does not answer any more";
        }
        final int code = process.exitValue();
        return (code > SIGNALLED ? "was killed by signal " + (code - SIGNALLED) + signal(code - SIGNALLED)
                : "has ended with exit code " + code);
    }

    private static String signal(final int number) {
        return switch (number) {
            case 1 -> " (SIGHUP)";
            case 2 -> " (SIGINT)";
            case 6 -> " (SIGABRT)";
            case 9 -> " (SIGKILL)";
            case 11 -> " (SIGSEGV)";
            case 15 -> " (SIGTERM)";
            default -> "";
        };
    }
}
