package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.awaitLast;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.raise;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class TasksTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());

    private Code.Step note(final Object what) {
        return does(() -> log.add(what));
    }

    @ParameterizedTest
    @EnumSource
    void aRunGivesTheValueOfItsTopLevel(final Models model) {
        assertEquals(7L, new TestRun(model).value(run(() -> 7L)));
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfTheTopLevelEndsTheRun(final Models model) {
        assertEquals("broken", TestRun.message(new TestRun(model).error(raise("broken"))));
    }

    @ParameterizedTest
    @EnumSource
    void aCoroutineIsAwaitedInTheSameTask(final Models model) {
        final Object[] tasks = new Object[2];
        new TestRun(model).value(
                (task, self, last) -> tasks[0] = task,
                await(() -> code("inner", sleep(0.001), (task, self, last) -> tasks[1] = task)));
        assertSame(tasks[0], tasks[1]);
    }

    @ParameterizedTest
    @EnumSource
    void aSpawnedTaskIsAnotherOneAndGivesItsValue(final Models model) {
        final Object[] tasks = new Object[2];
        final Object value = new TestRun(model).value(
                (task, self, last) -> tasks[0] = task,
                spawn(() -> code("inner", (task, self, last) -> tasks[1] = task, sleep(0.001), run(() -> "value"))),
                awaitLast());
        assertEquals("value", value);
        assertNotSame(tasks[0], tasks[1]);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskCanBeAwaitedOften(final Models model) {
        final Object[] spawned = new Object[1];
        assertEquals("ab", new TestRun(model).value(
                spawn(() -> code("inner", sleep(0), run(() -> "a"))),
                (task, self, last) -> spawned[0] = last,
                await(() -> spawned[0]),
                await(() -> spawned[0]),
                (task, self, last) -> last + "b"));
    }

    @ParameterizedTest
    @EnumSource
    void aCoroutineCanBeAwaitedOnce(final Models model) {
        final Coroutine inner = code("inner", run(() -> "a"));
        final ScriptError error = new TestRun(model).error(await(() -> inner), await(() -> inner));
        assertTrue(TestRun.is(ErrorKind.TYPE_ERROR, error));
        assertTrue(TestRun.message(error).startsWith("coroutine 'inner' was already awaited"));
    }

    @ParameterizedTest
    @EnumSource
    void anythingElseCannotBeAwaited(final Models model) {
        final ScriptError error = new TestRun(model).error(await(() -> 3L));
        assertTrue(TestRun.is(ErrorKind.TYPE_ERROR, error));
        assertTrue(TestRun.message(error).contains("'int'"), TestRun.message(error));
    }

    @ParameterizedTest
    @EnumSource
    void theErrorOfATaskIsRaisedWhereItIsAwaited(final Models model) {
        final TestRun run = new TestRun(model);
        final Outcome outcome = run.outcome(spawn(() -> code("inner", sleep(0), raise("inner"))), awaitLast());
        assertEquals("inner", TestRun.message(outcome.error()));
        assertEquals(List.of(), outcome.unseen());
    }

    @ParameterizedTest
    @EnumSource
    void theErrorOfATaskThatNobodyAwaitsIsReported(final Models model) {
        final Outcome outcome = new TestRun(model).outcome(spawn(() -> code("inner", raise("lost")), 42));
        assertEquals(null, outcome.error());
        assertEquals("lost", TestRun.message(outcome.unseen().getFirst().error()));
        assertEquals(42, outcome.unseen().getFirst().origin().site());
    }

    @ParameterizedTest
    @EnumSource
    void errorsPassThroughSuspendedCallers(final Models model) {
        final ScriptError error = new TestRun(model).error(
                await(() -> code("outer", await(() -> code("inner", sleep(0.001), raise("deep"))))));
        assertEquals("deep", TestRun.message(error));
    }

    @ParameterizedTest
    @EnumSource
    void theRunEndsWhenAllTasksHave(final Models model) {
        new TestRun(model).value(
                spawn(() -> code("inner", sleep(0.02), spawn(() -> code("innermost", sleep(0.02), note("end"))))));
        assertEquals(List.of("end"), log);
    }

    @ParameterizedTest
    @EnumSource(names = "LOOP")
    void onTheLoopATaskStartsWhenItsSpawnerWaits(final Models model) {
        new TestRun(model).value(spawn(() -> code("a", note("a"))), spawn(() -> code("b", note("b"))), note("main"),
                sleep(0), note("end"));
        assertEquals(List.of("main", "a", "b", "end"), log);
    }

    @ParameterizedTest
    @EnumSource(names = "SEQUENTIAL")
    void inSequenceATaskRunsAtItsSpawnUntilItWaitsForAnother(final Models model) {
        final Event event = new LocalEvent();
        new TestRun(model).value(
                spawn(() -> code("a", note("a"), sleep(0.001), note("a slept"), await(event::await), note("a end"))),
                note("main"),
                does(event::set),
                note("main end"));
        assertEquals(List.of("a", "a slept", "main", "main end", "a end"), log);
    }

    @ParameterizedTest
    @EnumSource(names = "LOOP")
    void awaitingWhatIsDoneGoesOnAtOnce(final Models model) {
        final Object[] done = new Object[1];
        new TestRun(model).value(
                spawn(() -> code("done", run(() -> 1L))),
                (task, self, last) -> done[0] = last,
                sleep(0),
                spawn(() -> code("other", note("other"))),
                await(() -> done[0]),
                note("main"));
        assertEquals(List.of("main", "other"), log);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskHasTheNameOfItsFunctionUntilItIsGivenOne(final Models model) {
        final Object[] spawned = new Object[1];
        new TestRun(model).value(
                spawn(() -> code("inner", sleep(0))),
                (task, self, last) -> spawned[0] = last,
                (task, self, last) -> {
                    log.add(task.name());
                    log.add(((Task) spawned[0]).attribute("name"));
                    ((Task) spawned[0]).setAttribute("name", "Ada");
                    log.add(((Task) spawned[0]).attribute("name"));
                    return "done";
                });
        assertEquals(List.of("main", "f", "Ada"), log);
    }

    @Test
    void theSeedsOfTasksAreTheSameUnderEveryModel() {
        final List<List<Long>> seeds = new ArrayList<>();
        for (final Models model : Models.values()) {
            final List<Long> found = new ArrayList<>();
            new TestRun(model).value(
                    spawn(() -> code("a", sleep(0.002))), (task, self, last) -> found.add(((Task) last).randomSeed),
                    spawn(() -> code("b")), (task, self, last) -> found.add(((Task) last).randomSeed));
            seeds.add(found);
        }
        assertEquals(Collections.nCopies(Models.values().length, seeds.getFirst()), seeds);
        assertNotEquals(seeds.getFirst().getFirst(), seeds.getFirst().getLast());
    }
}
