package org.braidlang.concurrency.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.Remote;
import org.braidlang.concurrency.Semaphore;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message;
import org.jspecify.annotations.Nullable;

/**
 * A task that runs in a worker, as the parent knows it.
 *
 * <p>Threads: the fields are guarded by the monitor, but for what never changes. Nothing is sent and no wait is ended
 * while it is held.
 */
final class Call implements Remote {
    private final ProcessScheduler scheduler;
    private final Task task;
    /** The task that spawned it, where that runs in a worker; that worker, and the number it gave to this one. */
    private final @Nullable Spawner spawner;
    /** What to run; null once it was sent for good or has ended. */
    private byte @Nullable [] payload;
    /** Where it runs; null before and after that. */
    private @Nullable Worker worker;
    private boolean ended;
    /** Whether it was told to stop and has not answered, so that it counts as one that can go on. */
    private boolean expectsAnswer;
    /** Whether it was asked again. */
    private boolean askedAgain;
    /** How many messages were sent to its process that may let somebody go on there. */
    private int told;
    /** Whether nobody there can go on without others: then it does not count as one that can. */
    private boolean standsStill;
    /** The task of its process that keeps the thread of the loop there, and waits. */
    private @Nullable StandIn loopKeeper;
    /** Whether its own task waits for something that only others can end. Then, too, its worker is free for another. */
    private boolean waits;
    /** What it has spawned, by the numbers of its worker, whose reader alone uses this. */
    private final List<Long> spawned = new ArrayList<>(0);
    /** The waits for tasks in which it and others of its process stand, by the waiters' numbers there; 0 is the call. */
    private final Map<Integer, Wait> waitsForTasks = new HashMap<>(0);
    /** The name that it has by what it runs, once its worker has told it; written by the worker's reader. */
    private volatile @Nullable String name;
    /** Where its process has taken permits for it, and not given them back; one item each. */
    private final List<Semaphore> permits = new ArrayList<>(0);
    /** Where it waits. */
    private volatile @Nullable Place place;
    /** The tasks of other models in its process that wait here or are waited for, by their numbers there. */
    private final Map<Integer, StandIn> locals = new HashMap<>(0);

    /** @param number of the task, as the worker counts it */
    record Spawner(Call call, Worker worker, long number) {}

    Call(final ProcessScheduler scheduler, final Task task, final byte[] payload, final @Nullable Spawner spawner) {
        this.scheduler = scheduler;
        this.task = task;
        this.payload = payload;
        this.spawner = spawner;
    }

    /** Its number among all calls of the run. */
    long number() {
        return task.number();
    }

    Task task() {
        return task;
    }

    @Nullable Spawner spawner() {
        return spawner;
    }

    List<Long> spawned() {
        return spawned;
    }

    /**
     * It is given to a worker.
     *
     * @param ahead whether it may still be taken back
     * @return what to send; null if it has ended meanwhile
     */
    byte @Nullable [] startOn(final Worker chosen, final boolean ahead) {
        synchronized (this) {
            worker = chosen;
            final byte[] sent = payload;
            if (!ahead) {
                payload = null;
            }
            return sent;
        }
    }

    /** How many bytes are to be sent; 0 if they are not kept any more. */
    int size() {
        synchronized (this) {
            return payload == null ? 0 : payload.length;
        }
    }

    /** The worker that runs it; null if none does. */
    @Nullable Worker worker() {
        synchronized (this) {
            return worker;
        }
    }

    /** Notes its end. @return whether it had not ended before */
    boolean end() {
        tells();
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
            payload = null;
            return true;
        }
    }

    /** Its process is about to be told something that may let somebody go on there. */
    void tells() {
        final boolean goesOn;
        final boolean isFree;
        synchronized (this) {
            told++;
            goesOn = standsStill && !ended;
            isFree = waits;
            standsStill = false;
        }
        if (goesOn) {
            if (!isFree) {
                scheduler.pool().parked(this, false);
            }
            task.execution().entered();
        }
    }

    /** Nobody in its process can go on, after so many messages. If there were more by now, that is out of date. */
    void standsStill(final int heard) {
        final boolean isFree;
        synchronized (this) {
            if (ended || standsStill || heard != told) {
                return;
            }
            standsStill = true;
            isFree = waits;
        }
        if (!isFree) {
            scheduler.pool().parked(this, true);
        }
        task.execution().left();
    }

    boolean hasEnded() {
        synchronized (this) {
            return ended;
        }
    }

    /** It is told to stop. Until it answers, what it waits for is no deadlock. */
    void expectAnswer() {
        synchronized (this) {
            if (ended || expectsAnswer) {
                return;
            }
            expectsAnswer = true;
        }
        task.execution().entered();
    }

    /** It has answered, or never will. */
    void answered() {
        synchronized (this) {
            if (!expectsAnswer) {
                return;
            }
            expectsAnswer = false;
        }
        task.execution().left();
    }

    void askAgain() {
        synchronized (this) {
            askedAgain = true;
        }
    }

    boolean wasAskedAgain() {
        synchronized (this) {
            return askedAgain;
        }
    }

    boolean expectsAnswer() {
        synchronized (this) {
            return expectsAnswer;
        }
    }

    /** It was taken back before it had begun. */
    void takenBack() {
        synchronized (this) {
            worker = null;
        }
    }

    /** Its own task waits for others, or goes on. @return whether that changes whether its worker is free */
    boolean waits(final boolean now) {
        synchronized (this) {
            final boolean changes = waits != now && !standsStill;
            waits = now;
            return changes;
        }
    }

    /** A task has ended, of which its process will hear: whoever waits for it there may go on. */
    void hearsOfEnd(final Task ended) {
        final List<Wait> over;
        synchronized (this) {
            over = waitsForTasks.values().stream()
                    .filter(wait -> wait.awaited().contains(ended) || wait.anyOf().contains(ended)).toList();
            waitsForTasks.values().removeAll(over);
        }
        over.forEach(wait -> wait.complete(true));
    }

    /** One of its process goes on, and does not wait for tasks any more. */
    void goesOn(final int local) {
        final Wait over;
        synchronized (this) {
            over = waitsForTasks.remove(local);
        }
        if (over != null) {
            over.complete(true);
        }
    }

    /** One of its process waits for tasks. @return false if the call has ended */
    boolean waitsForTasks(final int local, final Wait wait) {
        synchronized (this) {
            if (!ended) {
                waitsForTasks.put(local, wait);
            }
            return !ended;
        }
    }

    /** Nobody of its process waits for tasks any more. */
    void endWaitsForTasks() {
        final List<Wait> over;
        synchronized (this) {
            over = List.copyOf(waitsForTasks.values());
            waitsForTasks.clear();
        }
        over.forEach(wait -> wait.complete(true));
    }

    /** Its process has a permit. If that is gone, the permit is not. */
    void acquired(final Semaphore semaphore) {
        final boolean tooLate;
        synchronized (this) {
            tooLate = ended;
            if (!tooLate) {
                permits.add(semaphore);
            }
        }
        if (tooLate) {
            semaphore.release(task);
        }
    }

    /** It gives a permit back, which another may have taken. */
    void release(final Semaphore semaphore) {
        synchronized (this) {
            permits.remove(semaphore);
        }
        semaphore.release(task);
    }

    /** It has been lost with its process, and gives back what permits that had. */
    void releasePermits() {
        final List<Semaphore> left;
        synchronized (this) {
            left = List.copyOf(permits);
            permits.clear();
        }
        left.forEach(semaphore -> semaphore.release(task));
    }

    /** One of the tasks in its process, of which it has told, is known here from now on. */
    void addLocal(final int local, final String called, final boolean onLoop) {
        synchronized (this) {
            if (!ended) {
                locals.computeIfAbsent(local, _ -> StandIn.of(this, called, onLoop));
            }
        }
    }

    /** What stands here for one of the tasks in its process; 0 is the call itself. Null if it was not told of. */
    @Nullable Task local(final int local) {
        if (local == 0) {
            return task;
        }
        synchronized (this) {
            final StandIn known = locals.get(local);
            return known == null ? null : known.task();
        }
    }

    /** One of those waits, and keeps the thread of the loop there. @param refusal as {@link Remote#refusal} says */
    void keepsLoop(final int local, final String refusal) {
        synchronized (this) {
            loopKeeper = locals.get(local);
            if (loopKeeper != null) {
                loopKeeper.keepsLoop(refusal);
            }
        }
    }

    /** It does not any more. */
    void freesLoop() {
        synchronized (this) {
            if (loopKeeper != null) {
                loopKeeper.keepsLoop(null);
                loopKeeper = null;
            }
        }
    }

    /** The task that does. */
    @Nullable Task loopKeeper() {
        synchronized (this) {
            return loopKeeper == null ? null : loopKeeper.task();
        }
    }

    /** It has ended there. */
    void localEnded(final int local) {
        final StandIn known;
        synchronized (this) {
            known = locals.remove(local);
        }
        if (known != null) {
            goesOn(local);
            known.end();
        }
    }

    /** All of them have ended. */
    void endLocals() {
        final Map<Integer, StandIn> all;
        synchronized (this) {
            all = Map.copyOf(locals);
            locals.clear();
        }
        all.values().forEach(StandIn::end);
    }

    @Override
    public void cancel() {
        scheduler.cancel(this);
    }

    @Override
    public boolean isToldToStop() {
        return expectsAnswer();
    }

    @Override
    public @Nullable Place place() {
        return place;
    }

    @Override
    public void waitsAt(final @Nullable Place known) {
        place = known;
    }

    @Override
    public void drop() {
        scheduler.drop(this);
    }

    @Override
    public void seen() {}

    @Override
    public String name() {
        final String known = name;
        return known == null ? "task-" + task.number() : known;
    }

    /** What it runs has a name. */
    void named(final String told) {
        name = told;
    }

    @Override
    public void renamed(final String name) {
        final Worker running = worker();
        if (running != null) {
            running.send(new Message.Rename(number(), name));
        }
    }
}
