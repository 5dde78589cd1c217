package org.braidlang.concurrency.processes.worker;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.RemoteTasks;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Tracer;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Tells the parent which tasks of a call's process wait for others, and when nobody there can go on, so that it finds
 * deadlocks that go through several processes, and knows whose worker is free. Of the tasks it tells the call itself, and
 * such tasks of other models as the parent has heard of, because they use what it has or because the call waits for
 * them, maybe by way of others.
 *
 * <p>Threads: any. All but the count is guarded by the monitor, and sent while that is held: so the parent hears of the
 * changes in their order.
 */
final class TaskWaits implements Tracer {
    private static final byte[] NOTHING = {};

    private final WorkerCall call;
    private final WorkerProcess process;
    /** All tasks of the call's process that wait for others. */
    private final Map<Task, Standing> standing = new HashMap<>();
    /** The tasks of other models that the parent knows of. */
    private final Set<Task> known = new HashSet<>();

    /** How many messages, of those that may let somebody go on, have had their effect. */
    private final AtomicInteger heard = new AtomicInteger();

    /** The wait in which a task stands. */
    private static final class Standing {
        private final Wait wait;
        private @Nullable Place place;
        /** The tasks for which the parent takes it to wait; none if the parent takes it to go on. */
        private List<Task> told = List.of();

        Standing(final Wait wait) {
            this.wait = wait;
        }
    }

    TaskWaits(final WorkerCall call, final WorkerProcess process) {
        this.call = call;
        this.process = process;
    }

    @Override
    public void waits(final Task task, final Wait wait) {
        if (wait.kind() == Wait.Kind.TASK) {
            if (isCall(task)) {
                call.tellName();
            }
            synchronized (this) {
                final Standing here = new Standing(wait);
                standing.put(task, here);
                if (isCall(task) || known.contains(task)) {
                    here.place = Place.here();
                    tell(task, here);
                }
            }
        }
    }

    @Override
    public void goesOn(final Task task, final Wait wait) {
        if (wait.kind() == Wait.Kind.TASK) {
            synchronized (this) {
                final Standing left = standing.remove(task);
                if (left != null) {
                    tellThatItGoesOn(task, left);
                }
            }
        }
    }

    @Override
    public void started(final Task task, final @Nullable Task spawner) {}

    @Override
    public void ended(final Task task) {}

    /** The call was told to stop: the parent hears first of the waits that this has ended. */
    void tellWhatIsOver() {
        synchronized (this) {
            standing.forEach((task, each) -> {
                if (each.wait.isOver()) {
                    tellThatItGoesOn(task, each);
                }
            });
        }
    }

    /** A task that the call has spawned is about to end here; the parent takes nobody to wait for it any more. */
    void ends(final Task task) {
        synchronized (this) {
            standing.values().stream().filter(each -> each.told.contains(task)).forEach(each -> each.told = List.of());
        }
    }

    /** It has: whoever waits for others too says so anew. */
    void hasEnded() {
        synchronized (this) {
            standing.forEach((task, each) -> {
                if (each.told.isEmpty() && (isCall(task) || known.contains(task))) {
                    tell(task, each);
                }
            });
        }
    }

    /** The wait in which a task stands can never end. */
    void stuck(final Message.Stuck stuck) {
        Wait stuckWait = null;
        synchronized (this) {
            for (final Map.Entry<Task, Standing> each : standing.entrySet()) {
                if (numberOf(each.getKey()) == stuck.local()) {
                    stuckWait = each.getValue().wait;
                }
            }
        }
        if (stuckWait != null) {
            stuckWait.fail(process.copies().error(stuck.payload()));
        }
        heard();
    }

    /** What the parent has said about the call has had its effect: somebody may go on. */
    void heard() {
        heard.incrementAndGet();
        standsStill();
    }

    /**
     * Tells if nobody in this process can go on without others. Only what the parent says changes that; and what it has
     * said beyond the count makes the word void. So the count is read first. The monitor is not taken: the thread that
     * reads what the parent says must not wait for it.
     */
    void standsStill() {
        final int counted = heard.get();
        if (call.standsStill()) {
            process.send(new Message.StandsStill(call.number(), counted));
        }
    }

    /** How the parent tells the tasks of the call's process apart, of which it knows from now on; 0 is the call. */
    int number(final Task task) {
        synchronized (this) {
            isKnown(task);
            return numberOf(task);
        }
    }

    private int numberOf(final Task task) {
        return isCall(task) ? 0 : task.number();
    }

    private boolean isCall(final Task task) {
        return task == call.task();
    }

    private void tell(final Task task, final Standing here) {
        final List<Task> all = here.wait.awaited();
        final List<Task> awaited = (all.isEmpty() ? here.wait.anyOf() : all).stream().filter(this::isKnown).toList();
        // Looked at last: if it is not over, no end of those has been missed.
        if (awaited.isEmpty() || here.wait.isOver()) {
            return;
        }
        here.told = awaited;
        process.send(new Message.Parked(call.number(), numberOf(task), here.wait.isInTimeout(), here.place,
                !all.isEmpty(), awaited.stream().map(this::awaitedNumber).toList()));
    }

    private long awaitedNumber(final Task awaited) {
        return awaited.remote() instanceof SpawnedTask spawned ? spawned.number() : -numberOf(awaited);
    }

    private void tellThatItGoesOn(final Task task, final Standing here) {
        if (!here.told.isEmpty()) {
            here.told = List.of();
            process.send(new Message.GoesOn(call.number(), numberOf(task)));
        }
    }

    /** Whether the parent knows of a task, or hears of it now, with what it waits for; not if it has ended. */
    private boolean isKnown(final Task task) {
        if (task.isDone() || isCall(task) || task.remote() instanceof SpawnedTask) {
            return !task.isDone();
        }
        if (known.add(task)) {
            process.order(call.number(), Operation.LOCAL_TASK, task.number(), task.scheduler().hasThreads() ? 0 : 1,
                    task.name().getBytes(StandardCharsets.UTF_8));
            RemoteTasks.onEnd(task, () -> localEnded(task));
            final Standing its = standing.get(task);
            if (its != null && !its.wait.isOver()) {
                its.place = Place.of(task, its.wait);
                tell(task, its);
            }
        }
        return known.contains(task);
    }

    private void localEnded(final Task task) {
        synchronized (this) {
            known.remove(task);
            process.order(call.number(), Operation.LOCAL_ENDED, task.number(), 0, NOTHING);
            ends(task);
            hasEnded();
        }
    }
}
