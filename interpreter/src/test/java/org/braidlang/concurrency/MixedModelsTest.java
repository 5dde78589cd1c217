package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.awaitLast;
import static org.braidlang.concurrency.Code.block;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.computeForever;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.finishing;
import static org.braidlang.concurrency.Code.function;
import static org.braidlang.concurrency.Code.locked;
import static org.braidlang.concurrency.Code.parallelOn;
import static org.braidlang.concurrency.Code.raise;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.braidlang.concurrency.Code.spawnOn;
import static org.braidlang.concurrency.Code.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks of several models in one run: what holds under one model holds between two. */
@Timeout(20)
class MixedModelsTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());
    private final Event started = new LocalEvent();
    private final Event never = new LocalEvent();

    private static Code.Step onThread() {
        return run(() -> Thread.currentThread().getName());
    }

    private static Code.Step model() {
        return (task, self, last) -> task.scheduler().model();
    }

    private Code.Step note(final Object what) {
        return does(() -> log.add(what));
    }

    private Code.Step noteError(final Code.Step... steps) {
        return catching(() -> code("try", steps), (task, error) -> log.add(error.value().kind().name()));
    }

    // ---- where a task runs

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads", "THREADS, threads", "LOOP, loop"})
    void aTaskRunsUnderTheModelItWasGivenAndPassesItOn(final Models main, final String other) {
        assertEquals(other, new TestRun(main).value(spawnOn(other, "f", () -> code("f",
                spawn(() -> code("inner", model())), awaitLast())), awaitLast()));
    }

    @Test
    void aThreadOfItsOwnForEachTaskOnThreads() {
        final Object[] names = new Object[3];
        new TestRun(Models.LOOP).value(
                (task, self, last) -> names[0] = Thread.currentThread().getName(),
                spawnOn("threads", "a", () -> code("a", onThread())), awaitLast(),
                (task, self, last) -> names[1] = last,
                spawnOn("threads", "b", () -> code("b", onThread())), awaitLast(),
                (task, self, last) -> names[2] = last);
        assertEquals(3, Set.of(names).size());
    }

    @Test
    void aProcessHasOneLoop() {
        final Object[] names = new Object[2];
        new TestRun(Models.THREADS).value(
                spawnOn("loop", "a", () -> code("a", onThread())), awaitLast(),
                (task, self, last) -> names[0] = last,
                spawnOn("threads", "b", () -> code("b", spawnOn("loop", "c", () -> code("c", onThread())),
                        awaitLast())), awaitLast(),
                (task, self, last) -> names[1] = last);
        assertEquals("braid-loop", names[0]);
        assertEquals("braid-loop", names[1]);
    }

    @Test
    void theLoopOfTheScriptIsTheOneLoop() {
        assertEquals("braid-loop", new TestRun(Models.LOOP).value(
                spawnOn("threads", "a", () -> code("a", spawnOn("loop", "b", () -> code("b", onThread())),
                        awaitLast())), awaitLast()));
    }

    @Test
    void sequentialIgnoresIt() {
        new TestRun(Models.SEQUENTIAL).value(
                spawnOn("threads", "a", () -> code("a", note("a"), model(), (task, self, last) -> log.add(last))),
                note("main"),
                parallelOn("loop", branch(note("b"), model(), (task, self, last) -> log.add(last))),
                spawnOn("no model at all", "c", () -> code("c", note("c"))));
        assertEquals(List.of("a", "sequential", "main", "b", "sequential", "c"), log);
    }

    @ParameterizedTest
    @EnumSource(names = {"THREADS", "LOOP"})
    void aModelThatIsNotThereIsAnError(final Models main) {
        final ScriptError error = new TestRun(main).error(spawnOn("steam", "a", () -> code("a")));
        assertEquals("there is no model 'steam' here", TestRun.message(error));
        assertEquals(ErrorKind.VALUE_ERROR, error.value().kind());
    }

    @Test
    void aCoroutineCanBeGivenAModel() {
        assertEquals("loop", new TestRun(Models.THREADS).value(
                (task, self, last) -> TaskOperations.spawnCoroutine(task, code("f", model()), "loop", 1), awaitLast()));
    }

    // ---- awaiting, failing, stopping

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void anErrorArrivesInTheTaskThatAwaits(final Models main, final String other) {
        final ScriptError error = new TestRun(main).error(
                spawnOn(other, "f", () -> code("f", sleep(0), raise("far away"))), awaitLast());
        assertEquals("far away", TestRun.message(error));
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void anErrorThatNobodySawIsReportedAtTheEnd(final Models main, final String other) {
        final Outcome outcome = new TestRun(main).outcome(spawnOn(other, "f", () -> code("f", raise("unseen"))));
        assertEquals(1, outcome.unseen().size());
        assertEquals("unseen", TestRun.message(outcome.unseen().getFirst().error()));
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aParallelGivesItsValuesInOrder(final Models main, final String other) {
        final ListValue values = (ListValue) new TestRun(main).value(parallelOn(other,
                branch(await(started::await), run(() -> "a")), branch(run(() -> "b")),
                branch(does(started::set), model())));
        assertEquals(List.of("a", "b", other), List.of(values.get(0), values.get(1), values.get(2)));
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aFailedBranchCancelsTheOthers(final Models main, final String other) {
        final Barrier both = new LocalBarrier(2);
        final ScriptError error = new TestRun(main).error(parallelOn(other,
                branch(finishing(() -> code("waits", await(both::await), await(never::await)), note("cancelled"))),
                branch(await(both::await), raise("failed"))));
        assertEquals("failed", TestRun.message(error));
        assertEquals(List.of("cancelled"), log);
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop, true", "LOOP, threads, true", "THREADS, loop, false", "LOOP, threads, false"})
    void aTaskIsCancelledAcrossModels(final Models main, final String other, final boolean waits) {
        final Task[] task = new Task[1];
        new TestRun(main).value(
                spawnOn(other, "f", () -> code("f", does(started::set), waits ? await(never::await) : computeForever())),
                (current, self, last) -> task[0] = (Task) last,
                await(started::await),
                does(() -> task[0].cancel()),
                noteError(await(() -> task[0])));
        assertEquals(List.of("CancelledError"), log);
        assertTrue(task[0].isCancelled());
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aTimeoutCancelsWhatWasStartedInsideIt(final Models main, final String other) {
        final VirtualClock clock = VirtualClock.still();
        final Task[] task = new Task[1];
        new TestRun(main, clock).value(
                noteError(timeout(5, () -> code("limited",
                        spawnOn(other, "f", () -> code("f", finishing(
                                () -> code("waits", does(started::set), await(never::await)), note("cancelled")))),
                        (current, self, last) -> task[0] = (Task) last,
                        await(started::await),
                        does(() -> clock.advance(6)),
                        await(() -> task[0])))));
        assertEquals(Set.of("TimeoutError", "cancelled"), new HashSet<>(log));
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aTimeoutStopsWhatComputesUnderTheOtherModel(final Models main, final String other) {
        new TestRun(main).value(noteError(timeout(0.02, () -> code("limited",
                spawnOn(other, "f", () -> code("f", computeForever())), awaitLast()))));
        assertEquals(List.of("TimeoutError"), log);
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void stoppingTheRunCancelsTheTasksOfAllModels(final Models main, final String other) {
        final TestRun run = new TestRun(main, VirtualClock.still());
        final CountDownLatch running = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                running.await();
                run.execution.cancelAll(Execution.Stop.INTERRUPTED);
            } catch (InterruptedException e) {
                run.execution.cancelAll(Execution.Stop.TIME_LIMIT);
            }
        });
        final Outcome outcome = run.outcome(
                spawnOn(other, "f", () -> code("f", finishing(
                        () -> code("waits", does(started::set), sleep(1)), note("other ended")))),
                finishing(() -> code("waits", await(started::await), does(running::countDown), sleep(1)),
                        note("main ended")));
        assertEquals(Execution.Stop.INTERRUPTED, outcome.stopped());
        assertEquals(Set.of("main ended", "other ended"), new HashSet<>(log));
        assertEquals(List.of(), outcome.unseen());
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aTaskThatExitsEndsTheTasksOfAllModels(final Models main, final String other) {
        final TestRun run = new TestRun(main);
        final Outcome outcome = run.outcome(
                spawnOn(other, "f", () -> code("f", (task, self, last) -> {
                    throw run.execution.exit(task, 3);
                })),
                await(never::await));
        assertEquals(3, outcome.exitStatus());
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void theScriptEndsWhenTheTasksOfAllModelsHave(final Models main, final String other) {
        new TestRun(main).value(spawnOn(other, "f", () -> code("f", sleep(0.02), note("ended"))));
        assertEquals(List.of("ended"), log);
    }

    // ---- what tasks meet at

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void tasksMeetAtAChannelThatHandsOver(final Models main, final String other) {
        final Channel channel = new LocalChannel(0);
        assertEquals("item", new TestRun(main).value(
                spawnOn(other, "f", () -> code("f", await(() -> channel.send("item")))),
                await(channel::receive)));
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aTaskIsHandedTheLockThatOneOfAnotherModelHeld(final Models main, final String other) {
        final Lock lock = new LocalLock();
        new TestRun(main).value(
                locked(lock, 1, () -> code("block",
                        spawnOn(other, "f", () -> code("f", does(started::set), locked(lock, 2, () -> code("inner",
                                note("other"))))),
                        await(started::await), sleep(0), note("main"))));
        assertEquals(List.of("main", "other"), log);
    }

    @Test
    void aLoopMayBlockForWhatAThreadDoes() {
        final Event set = new LocalEvent();
        final CountDownLatch blocks = new CountDownLatch(1);
        assertEquals(true, new TestRun(Models.LOOP).value(
                spawnOn("threads", "f", () -> code("f", does(() -> awaitLatch(blocks)), does(set::set))),
                does(blocks::countDown),
                block(set::await)));
    }

    private static void awaitLatch(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLoopThatThreadsFeedReportsWhoKeepsIt() {
        final TestRun run = new TestRun(Models.THREADS, VirtualClock.jumping());
        run.value(
                spawnOn("loop", "keeper", () -> code("keeper",
                        spawn(() -> code("waits", sleep(0))),
                        block(() -> TaskFunctions.sleep(2)))),
                awaitLast());
        assertTrue(run.diagnostics().contains("kept the event loop for 2000 ms while 1 task waited"),
                run.diagnostics());
    }

    // ---- deadlocks

    private static String deadlock(final ScriptError error) {
        assertTrue(TestRun.is(ErrorKind.DEADLOCK_ERROR, error), error.getMessage());
        return TestRun.message(error);
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aCycleOfLocksAcrossModels(final Models main, final String other) {
        final Lock first = new LocalLock();
        final Lock second = new LocalLock();
        final Barrier both = new LocalBarrier(2);
        final List<ErrorValue> errors = Collections.synchronizedList(new ArrayList<>());
        new TestRun(main).value(
                spawnOn(other, "f", () -> code("f", catching(() -> code("a", locked(first, 3, () -> code("block",
                        await(both::await), locked(second, 5, () -> code("inner"))))),
                        (task, error) -> errors.add(error.value())))),
                catching(() -> code("b", locked(second, 7, () -> code("block", await(both::await),
                        locked(first, 9, () -> code("inner"))))), (task, error) -> errors.add(error.value())));
        assertEquals(1, errors.size());
        assertSame(ErrorKind.DEADLOCK_ERROR, errors.getFirst().kind());
        final String message = errors.getFirst().message();
        assertTrue(message.contains("task 'f' holds lock 1 'm' (line 3) and waits for lock 2 'm' (line 5)")
                || message.contains("task 'f' holds lock 2 'm' (line 3) and waits for lock 1 'm' (line 5)"), message);
        assertTrue(message.contains("task 'main' holds lock 2 'm' (line 7) and waits for lock 1 'm' (line 9)")
                || message.contains("task 'main' holds lock 1 'm' (line 7) and waits for lock 2 'm' (line 9)"), message);
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void twoTasksOfDifferentModelsThatAwaitEachOther(final Models main, final String other) {
        final Task[] first = new Task[1];
        final String message = deadlock(new TestRun(main).error(
                (task, self, last) -> first[0] = task,
                spawnOn(other, "f", () -> code("f", await(() -> first[0]))),
                awaitLast()));
        assertTrue(message.startsWith("these tasks wait for each other:"), message);
    }

    @ParameterizedTest
    @CsvSource({"THREADS, loop", "LOOP, threads"})
    void aStandstillAcrossModels(final Models main, final String other) {
        final Channel channel = new LocalChannel(0);
        final String message = deadlock(new TestRun(main).error(
                spawnOn(other, "f", () -> code("f", await(channel::receive))), awaitLast()));
        assertTrue(message.contains("task 'f' waits for an item of a channel"), message);
        assertTrue(message.contains("task 'main' waits for task 'f'"), message);
    }

    @Test
    void aLoopThatBlocksForALockOfItsOwnTaskIsRefusedAlthoughAThreadRunsOn() {
        final Lock lock = new LocalLock();
        final String message = deadlock(new TestRun(Models.LOOP).error(
                spawnOn("threads", "runs on", () -> code("runs on", await(never::await))),
                spawn(() -> code("holder", locked(lock, 1, () -> code("block", does(started::set), sleep(1000))))),
                await(started::await),
                (task, self, last) -> {
                    TaskOperations.lockBlocking(lock, task, 2);
                    return "taken";
                }));
        assertEquals("waiting for a lock without `await` keeps the event loop, and only another task of it could end "
                + "the wait: make the function `async`", message);
    }

    @Test
    void aLoopThatBlocksForAThreadThatNeedsTheLoopIsRefused() {
        final Lock lock = new LocalLock();
        final Event busy = new LocalEvent();
        final TestRun run = new TestRun(Models.LOOP);
        final String message = deadlock(run.error(
                spawnOn("threads", "runs on", () -> code("runs on", await(busy::await))),
                spawnOn("threads", "holder", () -> code("holder", locked(lock, 1, () -> code("block", does(started::set),
                        spawnOn("loop", "never starts", () -> code("never starts")), awaitLast())))),
                await(started::await),
                catching(() -> code("blocks", (task, self, last) -> {
                    TaskOperations.lockBlocking(lock, task, 2);
                    return "taken";
                }), (task, error) -> {
                    busy.set();
                    throw error;
                })));
        assertTrue(message.startsWith("waiting for a lock without `await` keeps the event loop"), message);
    }

    @Test
    void aLoopThatBlocksForAnEventThatOnlyItsOwnTaskCouldSetIsRefusedWhenNobodyElseGoesOn() {
        final Event set = new LocalEvent();
        final String message = deadlock(new TestRun(Models.LOOP).error(
                spawn(() -> code("sets", does(set::set))),
                spawnOn("threads", "waits", () -> code("waits", await(set::await))),
                block(set::await)));
        assertEquals("waiting for an event without `await` keeps the event loop, and only another task of it could end "
                + "the wait: write `await event.wait()`", message);
    }

    @Test
    void aLoopThatBlocksForATaskWhoseWaitHasFailedIsRefusedToo() {
        final Task[] first = new Task[1];
        final Task[] waits = new Task[1];
        final String message = deadlock(new TestRun(Models.LOOP).error(
                (task, self, last) -> first[0] = task,
                spawnOn("threads", "thread", () -> code("thread", await(() -> first[0]))),
                spawn(() -> code("waits", await(never::await))),
                (task, self, last) -> waits[0] = (Task) last,
                sleep(0),
                (task, self, last) -> new AsCompleted(List.of(waits[0])).next(task)));
        assertTrue(message.startsWith("waiting for the next task to end without `await` keeps the event loop"), message);
    }

    @Test
    void aWaitInsideATimeoutIsNone() {
        final Event set = new LocalEvent();
        new TestRun(Models.LOOP).value(
                spawn(() -> code("sets", does(set::set))),
                noteError(timeout(0.02, () -> code("limited", block(set::await)))));
        assertEquals(List.of("TimeoutError"), log);
    }

    @Test
    void aFunctionCalledTwiceOnTheLoopFromAThreadRunsInTheOrderOfItsSpawns() {
        final ListValue order = ListValue.of(new Object[0]);
        new TestRun(Models.THREADS).value((task, self, last) -> {
            for (int i = 0; i < 100; i++) {
                final long item = i;
                TaskOperations.spawn(task, function("f", () -> {
                    order.append(item);
                    return "appended";
                }), new Object[0], null, "loop", 1);
            }
            return "spawned";
        });
        for (int i = 0; i < 100; i++) {
            assertEquals((long) i, order.get(i));
        }
    }
}
