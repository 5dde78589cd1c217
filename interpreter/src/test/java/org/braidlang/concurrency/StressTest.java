package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.function;
import static org.braidlang.concurrency.Code.locked;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.parallelFor;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.braidlang.concurrency.Code.timeout;
import static org.braidlang.concurrency.Repeat.repeat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.None;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The races that go wrong once in a thousand times, some thousand times. A hang is a failure: the time is bounded. */
@Timeout(60)
class StressTest {
    @ParameterizedTest
    @EnumSource
    void aTimeoutAgainstTheEndOfItsBlock(final Models model) {
        final AtomicInteger ended = new AtomicInteger();
        final AtomicInteger expired = new AtomicInteger();
        new TestRun(model).value(repeat(10_000, turn -> code("turn", catching(
                () -> code("try", timeout(20e-6, () -> code("block",
                        turn % 2 == 0 ? sleep(20e-6) : does(() -> spin(turn % 400)), sleep(0), run(() -> {
                            ended.incrementAndGet();
                            return "ended";
                        })))),
                (task, error) -> {
                    assertEquals(ErrorKind.TIMEOUT_ERROR, error.value().kind(), error.getMessage());
                    expired.incrementAndGet();
                    return "expired";
                }), sleep(0))));
        assertTrue(ended.get() + expired.get() >= 10_000);
    }

    static void spin(final int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource
    void lockingCountsExactly(final Models model) {
        final Lock lock = new LocalLock();
        final int[] count = new int[1];
        final Object[] branches = new Object[4];
        Arrays.fill(branches, new TestFunction("<parallel>", (task, arguments) -> {
            for (int i = 0; i < 100_000; i++) {
                TaskOperations.lockBlocking(lock, task, 1);
                count[0]++;
                TaskOperations.unlock(lock, task);
            }
            return None.NONE;
        }));
        new TestRun(model).value(parallel(branches));
        assertEquals(400_000, count[0]);
    }

    @ParameterizedTest
    @EnumSource
    void aLockIsNeverLostWhenItsWaitersAreCancelled(final Models model) {
        final Lock lock = new LocalLock();
        new TestRun(model).value(repeat(2_000, turn -> code("turn",
                parallel(
                        branch(locked(lock, 1, () -> code("block", sleep(0), does(() -> spin(turn % 100))))),
                        branch(catching(() -> code("try", timeout((turn % 50) * 1e-6, () -> code("limited",
                                locked(lock, 1, () -> code("block", sleep(0)))))), (task, error) -> "expired")),
                        branch(locked(lock, 1, () -> code("block", does(() -> spin(turn % 50)))))))));
        assertTrue(!lock.isLocked());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrDoubledInAChannelWhoseReceiversAreCancelled(final Models model) {
        final Channel channel = new LocalChannel(0);
        final AtomicInteger received = new AtomicInteger();
        new TestRun(model).value(parallel(
                branch(repeat(2_000, turn -> code("send", await(() -> channel.send((long) turn)))),
                        does(channel::close)),
                branch(await(() -> receiver(channel, received, 30e-6))),
                branch(await(() -> receiver(channel, received, 70e-6)))));
        assertEquals(2_000, received.get());
    }

    /** Receives until the channel is closed, and gives up each wait after so many seconds. */
    private static Coroutine receiver(final Channel channel, final AtomicInteger received, final double patience) {
        final boolean[] closed = new boolean[1];
        return new Repeat(() -> closed[0] ? null : code("turn", catching(
                () -> code("try", timeout(patience, () -> new ReceiveOne(channel, received, closed))),
                (task, error) -> "expired"), sleep(0)));
    }

    /** Nothing is raised between receiving and counting. */
    private static final class ReceiveOne extends Coroutine {
        private final Channel channel;
        private final AtomicInteger received;
        private final boolean[] closed;

        ReceiveOne(final Channel channel, final AtomicInteger received, final boolean[] closed) {
            this.channel = channel;
            this.received = received;
            this.closed = closed;
        }

        @Override
        public Object resume(final Task task) {
            final Object item;
            if (pc == 0) {
                pc = 1;
                item = TaskOperations.awaitNext(channel, task, this);
                if (item == SUSPENDED) {
                    return SUSPENDED;
                }
            } else {
                item = task.takeSent();
            }
            if (item == Iteration.END) {
                closed[0] = true;
            } else {
                received.incrementAndGet();
            }
            return item;
        }

        @Override
        public String name() {
            return "receive";
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancellingAgainstEnding(final Models model) {
        new TestRun(model).value(repeat(3_000, turn -> {
            final Task[] task = new Task[1];
            return code("turn",
                    spawn(() -> code("child", sleep(0), does(() -> spin(turn % 200)), sleep(0))),
                    (current, self, last) -> task[0] = (Task) last,
                    does(() -> spin(turn % 300)),
                    does(() -> task[0].cancel()),
                    catching(() -> code("await", await(() -> task[0])), (current, error) -> "cancelled"));
        }));
    }

    @ParameterizedTest
    @EnumSource
    void wakeUpsAreNotLostBetweenTwoTasks(final Models model) {
        final Channel there = new LocalChannel(0);
        final Channel back = new LocalChannel(1);
        new TestRun(model).value(parallel(
                branch(repeat(20_000, turn -> code("ping", await(() -> there.send(1L)), await(back::receive)))),
                branch(repeat(20_000, turn -> code("pong", await(there::receive), await(() -> back.send(1L)))))));
    }

    @ParameterizedTest
    @EnumSource
    void deadlocksAreFoundWhoeverClosesThem(final Models model) {
        for (int i = 0; i < 300; i++) {
            final int turn = i;
            final Lock first = new LocalLock();
            final Lock second = new LocalLock();
            final AtomicInteger deadlocks = new AtomicInteger();
            new TestRun(model).value(
                    parallel(
                            branch(catching(() -> code("a", locked(first, 1, () -> code("block", sleep(0),
                                    does(() -> spin(turn % 40)), locked(second, 2, () -> code("inner"))))),
                                    (task, error) -> deadlocks.incrementAndGet())),
                            branch(catching(() -> code("b", locked(second, 3, () -> code("block", sleep(0),
                                    does(() -> spin(turn * 7 % 40)), locked(first, 4, () -> code("inner"))))),
                                    (task, error) -> deadlocks.incrementAndGet()))));
            assertTrue(deadlocks.get() <= 1, "both got the error");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStandstillIsFoundWheneverItComes(final Models model) {
        for (int i = 0; i < 300; i++) {
            final int turn = i;
            final Event never = new LocalEvent();
            final Outcome outcome = new TestRun(model).outcome(
                    spawn(() -> code("a", does(() -> spin(turn % 60)), await(never::await))),
                    spawn(() -> code("b", sleep(0), does(() -> spin(turn * 13 % 60)))),
                    does(() -> spin(turn * 7 % 60)));
            assertEquals(1, outcome.unseen().size());
            assertEquals(ErrorKind.DEADLOCK_ERROR, outcome.unseen().getFirst().error().value().kind());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SEQUENTIAL", "LOOP"})
    void manyTasksOnOneThread(final Models model) {
        final ListValue values = (ListValue) new TestRun(model).value(parallelFor(ParallelTest.numbers(100_000), null,
                new TestFunction("<parallel>", (task, arguments) -> code("item", sleep(0), run(() -> arguments[0])))));
        assertEquals(100_000, values.size());
        assertEquals(99_999L, values.get(99_999));
    }

    @ParameterizedTest
    @EnumSource
    void aChainOfTasksThatEachStartTheNext(final Models model) {
        final int length = model == Models.THREADS || model == Models.GIL ? 2_000 : 100_000;
        final AtomicInteger count = new AtomicInteger();
        new TestRun(model).value(spawn(() -> link(count, length)));
        assertEquals(length, count.get());
    }

    private static Coroutine link(final AtomicInteger count, final int length) {
        return code("link", (task, self, last) -> count.incrementAndGet() < length
                ? TaskOperations.spawn(task, function("link", () -> link(count, length)), new Object[0], null, null, 1)
                : "end");
    }
}
