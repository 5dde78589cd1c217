package org.braidlang.concurrency.loop;

import java.util.HashSet;
import java.util.Set;
import org.braidlang.concurrency.CooperativeScheduler;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.jspecify.annotations.Nullable;

/**
 * The model {@code loop}: tasks take turns on one thread, and give way where they wait. A task that keeps the loop for
 * long while others could run is reported, once a line.
 *
 * <p>Threads: the fields are touched by the loop's thread alone.
 */
public final class LoopScheduler extends CooperativeScheduler {
    private static final long MILLISECOND = 1_000_000;
    private static final long LONG_TURN = 100 * MILLISECOND;

    private final Watchdog watchdog = new Watchdog();
    private boolean watched;
    /** How long the current turn has blocked, and where longest. */
    private long blocked;
    private long longest;
    private @Nullable Place longestPlace;
    private @Nullable String longestOperation;
    private final Set<Place> reported = new HashSet<>();

    public LoopScheduler(final Execution execution) {
        super(execution);
    }

    @Override
    public String model() {
        return "loop";
    }

    @Override
    protected String threadName() {
        return "the event loop";
    }

    @Override
    protected void startHere(final Task task) {
        watch();
        enqueue(task);
    }

    /** A loop with a single task keeps nobody waiting. */
    private void watch() {
        if (!watched) {
            watched = true;
            watchdog.start(Thread.currentThread());
        }
    }

    @Override
    protected void turn(final Task task) {
        if (task.number() > 1) {
            watch();
        }
        watchdog.turnBegins();
        step(task);
        final Watchdog.Sample sample = watchdog.turnEnds();
        if (sample != null || blocked != 0) {
            judge(task, sample);
            blocked = 0;
            longest = 0;
        }
    }

    @Override
    public Object block(final Task task, final Wait wait) {
        final long before = execution().clock().nanos();
        try {
            return super.block(task, wait);
        } finally {
            final long lost = execution().clock().nanos() - before;
            blocked += lost;
            if (lost > longest && lost > MILLISECOND) {
                longest = lost;
                longestPlace = Place.here();
                longestOperation = wait.operation();
            }
        }
    }

    private void judge(final Task task, final Watchdog.@Nullable Sample sample) {
        final long age = sample == null ? 0 : sample.age();
        final boolean computed = age > 2 * blocked;
        // The age is known to some milliseconds only.
        final long lost = age - blocked > LONG_TURN / 2 ? age : blocked;
        if (lost < LONG_TURN) {
            return;
        }
        final int waited = countReady(task);
        final Place place = computed && sample != null ? sample.place() : longestPlace;
        if (waited > 0 && (place == null || reported.add(place))) {
            execution().warn((place == null ? "" : place.file() + ":" + place.line() + ": ")
                    + "task '" + task.name() + "' kept the event loop for " + lost / MILLISECOND + " ms while "
                    + waited + (waited == 1 ? " task" : " tasks") + " waited; "
                    + (!computed ? waitingFix() : sample != null && sample.starting() ? startingFix() : computingFix()));
        }
    }

    private static String startingFix() {
        return "so many tasks take their time to start: let fewer exist at once with `parallel(limit=…)`";
    }

    private static String computingFix() {
        return "move the computing off the loop: `await spawn f(x) on processes`";
    }

    private String waitingFix() {
        return (longestOperation == null ? "" : "write `await " + longestOperation + "`, or ")
                + "move the work off the loop: `await spawn f(x) on threads`";
    }

    @Override
    public void close() {
        super.close();
        watchdog.close();
    }
}
