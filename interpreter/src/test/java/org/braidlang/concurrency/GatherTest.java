package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.finishing;
import static org.braidlang.concurrency.Code.raise;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class GatherTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());
    private final Event never = new LocalEvent();

    private static List<Object> list(final Object value) {
        return List.of(((ListValue) value).toArray());
    }

    private static Code.Step gather(final Object... items) {
        return await(() -> TaskFunctions.gather(ListValue.of(items)));
    }

    private static Code.Step race(final Object... items) {
        return await(() -> TaskFunctions.race(ListValue.of(items)));
    }

    @ParameterizedTest
    @EnumSource
    void gatherGivesAllResultsInOrder(final Models model) {
        assertEquals(List.of("task", "coroutine"), list(new TestRun(model).value(
                spawn(() -> code("a", sleep(0.01), run(() -> "task"))),
                (task, self, last) -> TaskOperations.await(
                        TaskFunctions.gather(ListValue.of(last, code("b", run(() -> "coroutine")))), task, self))));
    }

    @ParameterizedTest
    @EnumSource
    void gatherFailsAsParallelDoes(final Models model) {
        final Event started = new LocalEvent();
        final Outcome outcome = new TestRun(model).outcome(gather(
                code("a", finishing(() -> code("waits", does(started::set), await(never::await)), raise("a"))),
                code("b", await(started::await), raise("b"))));
        assertEquals("b", TestRun.message(outcome.error()));
        assertEquals(1, outcome.error().value().others().size());
        assertEquals(List.of(), outcome.unseen());
    }

    @ParameterizedTest
    @EnumSource
    void gatherRefusesAnythingElseBeforeItRunsAnything(final Models model) {
        final ScriptError error = new TestRun(model).error(gather(code("a", does(() -> log.add("ran"))), 3L));
        assertTrue(TestRun.is(ErrorKind.TYPE_ERROR, error));
        assertEquals("gather() needs tasks or coroutines, not 'int'", TestRun.message(error));
        assertEquals(List.of(), log);
    }

    @ParameterizedTest
    @EnumSource
    void raceGivesTheFirstAndCancelsTheOthers(final Models model) {
        final Event started = new LocalEvent();
        final Object value = new TestRun(model).value(race(
                code("waits", finishing(() -> code("body", does(started::set), await(never::await)),
                        does(() -> log.add("cancelled")))),
                code("wins", await(started::await), run(() -> "won"))));
        assertEquals("won", value);
        assertEquals(List.of("cancelled"), log);
    }

    @ParameterizedTest
    @EnumSource
    void raceRaisesTheErrorOfTheFirst(final Models model) {
        assertEquals("first", TestRun.message(new TestRun(model).error(race(
                code("waits", await(never::await)), code("fails", raise("first"))))));
    }

    @ParameterizedTest
    @EnumSource
    void aRaceOfNothingIsAValueError(final Models model) {
        assertTrue(TestRun.is(ErrorKind.VALUE_ERROR, new TestRun(model).error(race())));
    }

    @ParameterizedTest
    @EnumSource
    void whenTheWaitForAGatherEndsTasksStartedElsewhereGoOn(final Models model) {
        final Event goOn = new LocalEvent();
        final Object[] spawned = new Object[1];
        new TestRun(model).value(
                spawn(() -> code("elsewhere", await(goOn::await), does(() -> log.add("went on")))),
                (task, self, last) -> spawned[0] = last,
                spawn(() -> code("inner", gather(spawned[0]))),
                (task, self, last) -> {
                    ((Task) last).cancel();
                    return last;
                },
                catching(() -> code("await", sleep(0)), (task, error) -> error),
                does(goOn::set));
        assertEquals(List.of("went on"), log);
    }

    @ParameterizedTest
    @EnumSource
    void asCompletedGivesEachTaskAsItEnds(final Models model) {
        final Event first = new LocalEvent();
        final Object[] walk = new Object[1];
        new TestRun(model).value(
                spawn(() -> code("a", await(first::await), run(() -> "a"))),
                (task, self, last) -> walk[0] = last,
                spawn(() -> code("b", run(() -> "b"))),
                (task, self, last) -> walk[0] = TaskFunctions.asCompleted(task, ListValue.of(walk[0], last)),
                (task, self, last) -> TaskOperations.awaitNext(TaskOperations.awaitIterator(walk[0]), task, self),
                (task, self, last) -> log.add(((Task) last).value(task)),
                does(first::set),
                (task, self, last) -> TaskOperations.awaitNext(walk[0], task, self),
                (task, self, last) -> log.add(((Task) last).value(task)),
                (task, self, last) -> TaskOperations.awaitNext(walk[0], task, self),
                (task, self, last) -> log.add(last == Iteration.END));
        assertEquals(List.of("b", "a", true), log);
    }
}
