package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.awaitLast;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.locked;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.parallelOn;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawnOn;
import static org.braidlang.concurrency.Code.timeout;
import static org.braidlang.concurrency.Repeat.repeat;
import static org.braidlang.concurrency.StressTest.spin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.None;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loop and threads at once, some thousand times: what goes wrong once in a thousand, and hangs. */
@Timeout(60)
class MixedStressTest {
    @ParameterizedTest
    @CsvSource({"THREADS, loop, 0", "LOOP, threads, 0", "THREADS, loop, 1", "LOOP, threads, 1"})
    void aLoopAndAThreadPassItemsToAndFro(final Models main, final String other, final long capacity) {
        final Channel there = new LocalChannel(capacity);
        final Channel back = new LocalChannel(capacity);
        new TestRun(main).value(
                spawnOn(other, "pong", () -> code("pong", repeat(10_000, turn -> code("turn",
                        await(there::receive), (task, self, last) -> TaskOperations.await(back.send(last), task, self))))),
                repeat(10_000, turn -> code("turn", await(() -> there.send((long) turn)), await(back::receive),
                        (task, self, last) -> {
                            assertEquals((long) turn, last);
                            return last;
                        })));
    }

    @ParameterizedTest
    @CsvSource({"THREADS", "LOOP"})
    void aLockCountsExactlyForLoopsAndThreads(final Models main) {
        final Lock lock = new LocalLock();
        final int[] count = new int[1];
        final Supplier<Object> awaiting = () -> branch(repeat(10_000, turn -> code("turn",
                locked(lock, 1, () -> code("block", does(() -> count[0]++))))));
        final Object blocking = new TestFunction("<parallel>", (task, arguments) -> {
            for (int i = 0; i < 10_000; i++) {
                TaskOperations.lockBlocking(lock, task, 1);
                count[0]++;
                TaskOperations.unlock(lock, task);
            }
            return None.NONE;
        });
        new TestRun(main).value(parallel(
                branch(parallelOn("loop", awaiting.get(), awaiting.get())),
                branch(parallelOn("threads", awaiting.get(), blocking))));
        assertEquals(40_000, count[0]);
    }

    @ParameterizedTest
    @CsvSource({"THREADS", "LOOP"})
    void manyTasksOfBothModelsShareAChannel(final Models main) {
        final Channel channel = new LocalChannel(3);
        final AtomicInteger received = new AtomicInteger();
        final Supplier<Object> sends = () -> branch(repeat(5_000, turn -> code("turn", await(() -> channel.send((long) turn)))));
        final Supplier<Object> receives = () -> branch(repeat(5_000, turn -> code("turn", await(channel::receive),
                run(received::incrementAndGet))));
        new TestRun(main).value(parallel(
                branch(parallelOn("loop", sends.get(), receives.get())),
                branch(parallelOn("threads", sends.get(), receives.get()))));
        assertEquals(10_000, received.get());
        assertEquals(0, channel.size());
    }

    @Test
    void severalThreadsStartTheFirstTaskOfTheLoop() {
        for (int i = 0; i < 500; i++) {
            final CyclicBarrier all = new CyclicBarrier(4);
            final Set<String> threads = Collections.synchronizedSet(new HashSet<>());
            final AtomicInteger ran = new AtomicInteger();
            final Object[] branches = new Object[4];
            Arrays.setAll(branches, number -> branch(does(() -> meet(all)),
                    spawnOn("loop", "f", () -> code("f", does(() -> {
                        threads.add(Thread.currentThread().toString());
                        ran.incrementAndGet();
                    }))), awaitLast()));
            new TestRun(Models.THREADS).value(parallel(branches));
            assertEquals(4, ran.get());
            assertEquals(1, threads.size(), threads.toString());
        }
    }

    private static void meet(final CyclicBarrier all) {
        try {
            all.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aTimeoutAgainstTheEndOfATaskOfTheOtherModel(final Models main, final String other) {
        final AtomicInteger ended = new AtomicInteger();
        new TestRun(main).value(repeat(2_000, turn -> code("turn",
                catching(() -> code("try", timeout((turn % 40) * 5e-6, () -> code("limited",
                        spawnOn(other, "f", () -> code("f", sleep(0), does(() -> spin(turn % 300)), sleep(20e-6))),
                        awaitLast()))),
                        (task, error) -> {
                            assertEquals(ErrorKind.TIMEOUT_ERROR, error.value().kind(), error.getMessage());
                            return "expired";
                        }),
                run(ended::incrementAndGet))));
        assertEquals(2_000, ended.get());
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void cancellingAgainstEndingAcrossModels(final Models main, final String other) {
        new TestRun(main).value(repeat(3_000, turn -> {
            final Task[] task = new Task[1];
            return code("turn",
                    spawnOn(other, "f", () -> code("f", sleep(0), does(() -> spin(turn % 200)), sleep(0))),
                    (current, self, last) -> task[0] = (Task) last,
                    does(() -> spin(turn % 300)),
                    does(() -> task[0].cancel()),
                    catching(() -> code("await", await(() -> task[0])), (current, error) -> {
                        assertEquals(ErrorKind.CANCELLED_ERROR, error.value().kind(), error.getMessage());
                        return "cancelled";
                    }));
        }));
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void oneOfTwoGetsTheDeadlockWhoeverClosesTheCycle(final Models main, final String other) {
        for (int i = 0; i < 300; i++) {
            final int turn = i;
            final Lock first = new LocalLock();
            final Lock second = new LocalLock();
            final AtomicInteger deadlocks = new AtomicInteger();
            new TestRun(main).value(
                    spawnOn(other, "f", () -> code("f", catching(() -> code("a", locked(first, 1, () -> code("block",
                            sleep(0), does(() -> spin(turn % 40)), locked(second, 2, () -> code("inner"))))),
                            (task, error) -> deadlocks.incrementAndGet()))),
                    (task, self, last) -> {
                        final Object f = last;
                        return TaskOperations.await(code("b", catching(() -> code("b",
                                locked(second, 3, () -> code("block", sleep(0), does(() -> spin(turn * 7 % 40)),
                                        locked(first, 4, () -> code("inner"))))),
                                (inner, error) -> deadlocks.incrementAndGet()), await(() -> f)), task, self);
                    });
            assertTrue(deadlocks.get() <= 1, "both got the error");
        }
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aStandstillAcrossModelsIsFoundWheneverItComes(final Models main, final String other) {
        for (int i = 0; i < 500; i++) {
            final int turn = i;
            final Event never = new LocalEvent();
            final Outcome outcome = new TestRun(main).outcome(
                    spawnOn(other, "a", () -> code("a", does(() -> spin(turn % 60)), await(never::await))),
                    spawnOn(other, "b", () -> code("b", sleep(0), does(() -> spin(turn * 13 % 60)))),
                    does(() -> spin(turn * 7 % 60)));
            assertEquals(1, outcome.unseen().size());
            assertEquals(ErrorKind.DEADLOCK_ERROR, outcome.unseen().getFirst().error().value().kind());
        }
    }

    /** The error is that of the tasks that wait for the event, whichever thread finds that nobody can go on. */
    @ParameterizedTest
    @CsvSource({"THREADS", "LOOP"})
    void aStandstillFailsWhoWaitsForNoTaskAndNobodyElse(final Models main) {
        for (int i = 0; i < 1_000; i++) {
            final int turn = i;
            final Event never = new LocalEvent();
            final Object[] tasks = new Object[2];
            final ScriptError error = new TestRun(main).error(
                    spawnOn("loop", "a", () -> code("a", does(() -> spin(turn % 60)), await(never::await))),
                    (task, self, last) -> tasks[0] = last,
                    spawnOn("threads", "b", () -> code("b", does(() -> spin(turn * 7 % 60)), await(never::await))),
                    (task, self, last) -> tasks[1] = last,
                    await(() -> new Gather(ListValue.of(tasks), false)));
            assertTrue(TestRun.message(error).startsWith("no task can go on"), TestRun.message(error));
        }
    }

    /** The loop gets stuck and is woken again and again, while no thread but the waking one is counted. */
    @Test
    void aLoopThatGetsStuckWhileItIsWokenIsNoDeadlock() {
        final Semaphore permits = new LocalSemaphore(0);
        final AtomicInteger taken = new AtomicInteger();
        new TestRun(Models.THREADS).value(
                spawnOn("loop", "takes", () -> code("takes", repeat(20_000, turn -> code("turn",
                        await(permits::acquire), run(taken::incrementAndGet))))),
                parallelOn("threads",
                        branch(releases(permits, 10_000)), branch(releases(permits, 10_000))));
        assertEquals(20_000, taken.get());
    }

    private static Code.Step releases(final Semaphore permits, final int times) {
        return (task, self, last) -> {
            for (int i = 0; i < times; i++) {
                permits.release(task);
                spin(i % 50);
            }
            return "done";
        };
    }
}
