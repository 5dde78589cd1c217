package org.braidlang.concurrency;

import java.io.InputStream;
import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.braidlang.concurrency.Code.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.braidlang.concurrency.gil.GilScheduler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who runs under the model gil, and when the lock changes hands. Mostly it does so only where a test says so. */
@Timeout(30)
class GilTest {
    private static final Duration NEVER = Duration.ofDays(1000);

    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());
    private final Task[] child = new Task[1];

    private static TestRun run(final Duration switchInterval) {
        return new TestRun(GilScheduler::new, new SystemClock(), null, InputStream.nullInputStream(), switchInterval);
    }

    private static final Code.Step OTHERS_WAIT = (task, self, last) -> {
        keepUntilOthersWait(task);
        return "others wait";
    };

    /** Keeps the lock until all others wait for it or for something else. On the task's thread. */
    static void keepUntilOthersWait(final Task task) {
        for (final Task other : task.execution().runningTasks()) {
            while (other != task && !other.isDone() && other.waiting == null && !waitsForTheLock(other)) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean waitsForTheLock(final Task task) {
        final Thread thread = task.thread();
        return thread != null && LockSupport.getBlocker(thread) instanceof GlobalLock;
    }

    /** What the ticker does when the interval is over. */
    private static final Code.Step GIVE_WAY = (task, self, last) -> {
        task.askToGiveWay();
        task.poll();
        return "gave way";
    };

    private Code.Step note(final Object what) {
        return does(() -> log.add(what));
    }

    private Code.Step spawnChild(final Code.Step... steps) {
        return await(() -> code("spawns",
                spawn(() -> code("child", steps)),
                (task, self, last) -> child[0] = (Task) last,
                OTHERS_WAIT));
    }

    private Code.Step noteOutcomeOfChild() {
        return catching(() -> code("await", await(() -> child[0]), (task, self, last) -> log.add(last)),
                (task, error) -> log.add(error.value().kind().name()));
    }

    @Test
    void oneTaskRunsAtATime() {
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final Object[] branches = new Object[4];
        Arrays.fill(branches, new TestFunction("<parallel>", (task, arguments) -> {
            for (int i = 0; i < 2_000; i++) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                for (int spin = 0; spin < 1_000; spin++) {
                    Thread.onSpinWait();
                }
                running.decrementAndGet();
                if (i % 10 == 0) {
                    task.block(TaskFunctions.sleep(1e-5));
                } else {
                    task.poll();
                }
            }
            return "done";
        }));
        run(Duration.ofNanos(100_000)).value(parallel(branches));
        assertEquals(1, most.get());
    }

    @Test
    void whoGivesWayComesAfterAllThatWait() {
        run(NEVER).value(parallel(turns("a"), turns("b"), turns("c")));
        final List<Object> round = log.subList(0, 3);
        assertEquals(List.of("a", "b", "c"), round.stream().sorted().toList());
        assertEquals(round, log.subList(3, 6));
        assertEquals(round, log.subList(6, 9));
    }

    private Object turns(final String name) {
        return branch(OTHERS_WAIT, note(name), GIVE_WAY, note(name), GIVE_WAY, note(name));
    }

    @Test
    void aSleepOfNothingGivesWay() {
        run(NEVER).value(
                spawnChild(note("child"), sleep(0), note("child again")),
                note("main"), sleep(0), note("main again"), sleep(0));
        assertEquals(List.of("main", "child", "main again", "child again"), log);
    }

    @Test
    void withoutAnybodyWaitingTheLockIsKept() {
        run(NEVER).value(note("one"), GIVE_WAY, note("two"), sleep(0), note("three"));
        assertEquals(List.of("one", "two", "three"), log);
    }

    @Test
    void aTaskIsCancelledThatWaitsForTheLock() {
        run(NEVER).value(
                spawnChild(note("child"), OTHERS_WAIT, GIVE_WAY, note("not reached")),
                GIVE_WAY,
                does(() -> child[0].cancel()),
                note("cancelled"),
                noteOutcomeOfChild());
        assertEquals(List.of("child", "cancelled", "CancelledError"), log);
        assertTrue(child[0].isCancelled());
    }

    @Test
    void aTimeoutEndsWhileItsTaskWaitsForTheLock() {
        final VirtualClock clock = VirtualClock.still();
        new TestRun(GilScheduler::new, clock, null, InputStream.nullInputStream(), NEVER).value(
                spawnChild(timeout(5, () -> code("limited", OTHERS_WAIT, GIVE_WAY, note("not reached")))),
                GIVE_WAY,
                does(() -> {
                    final TimeoutScope scope = (TimeoutScope) child[0].inner();
                    clock.advance(6);
                    while (!scope.isExpired()) {
                        Thread.onSpinWait();
                    }
                }),
                noteOutcomeOfChild());
        assertEquals(List.of("TimeoutError"), log);
    }

    @Test
    void aRunEndsAlthoughWhoHoldsTheLockKeepsIt() throws InterruptedException {
        final VirtualClock clock = VirtualClock.still();
        final TestRun run = new TestRun(GilScheduler::new, clock, null, InputStream.nullInputStream(), NEVER);
        final CountDownLatch kept = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        final Thread stopping = Thread.ofPlatform().daemon().start(() -> {
            awaitUninterruptibly(kept);
            run.execution.cancelAll(Execution.Stop.INTERRUPTED);
            clock.advance(3);
        });
        final Outcome outcome = run.outcome(
                spawnChild(note("not reached")),
                does(kept::countDown),
                does(() -> awaitUninterruptibly(released)));
        assertEquals(Execution.Stop.INTERRUPTED, outcome.stopped());
        // None if it has ended by now.
        final Thread waiting = child[0].thread();
        released.countDown();
        if (waiting != null) {
            waiting.join();
        }
        stopping.join();
        assertEquals(List.of(), log);
    }

    private static void awaitUninterruptibly(final CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (final InterruptedException _) {
                // Whoever is stuck in Java does not listen.
            }
        }
    }

    @Test
    void aFaultOnTheWayInLeavesNobodyInTheQueue() {
        run(NEVER).value(
                spawnChild(note("child")),
                (task, self, last) -> {
                    final Turns lock = task.scheduler().turns();
                    lock.leave(task);
                    lock.leave(task);
                    lock.enter(task);
                    lock.enter(task);
                    return "entered";
                },
                note("main"),
                GIVE_WAY);
        assertEquals(List.of("child", "main"), log);
    }
}
