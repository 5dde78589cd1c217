package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.block;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.computeForever;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.finishing;
import static org.braidlang.concurrency.Code.raise;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ErrorValue;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class CancellationTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());
    private final Event started = new LocalEvent();
    private final Event never = new LocalEvent();
    private final Task[] task = new Task[1];

    /** Spawns it, waits until it has set {@code started}, and cancels it. */
    private Code.Step spawnAndCancel(final Code.Step... steps) {
        return await(() -> code("cancels",
                spawn(() -> code("cancelled", steps)),
                (current, self, last) -> task[0] = (Task) last,
                await(started::await),
                does(() -> task[0].cancel())));
    }

    private Code.Step note(final Object what) {
        return does(() -> log.add(what));
    }

    private Code.Step noteOutcome() {
        return catching(() -> code("await", await(() -> task[0]), (current, self, last) -> log.add(last)),
                (current, error) -> log.add(error.value().kind().name()));
    }

    @ParameterizedTest
    @EnumSource
    void aWaitingTaskIsCancelledAndThatIsNoFailure(final Models model) {
        new TestRun(model).value(spawnAndCancel(does(started::set), await(never::await)), noteOutcome());
        assertEquals(List.of("CancelledError"), log);
        assertTrue(task[0].isCancelled());
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatIsCancelledBeforeItsStartRunsNothing(final Models model) {
        if (model == Models.LOOP) {
            new TestRun(model).value(
                    spawn(() -> code("inner", note("ran"))),
                    (current, self, last) -> {
                        ((Task) last).cancel();
                        return task[0] = (Task) last;
                    },
                    noteOutcome());
            assertEquals(List.of("CancelledError"), log);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancellationIsRaisedOnceAndCancellingTwiceIsCancellingOnce(final Models model) {
        final Event goOn = new LocalEvent();
        new TestRun(model).value(
                spawnAndCancel(
                        catching(() -> code("waits", does(started::set), await(never::await)),
                                (current, error) -> log.add(error.value().kind().name())),
                        await(goOn::await),
                        sleep(0),
                        run(() -> "value")),
                does(() -> task[0].cancel()),
                does(goOn::set),
                noteOutcome());
        assertEquals(List.of("CancelledError", "value"), log);
        assertFalse(task[0].isCancelled());
    }

    @ParameterizedTest
    @EnumSource
    void insideFinallyNothingIsRaisedUntilItHasEnded(final Models model) {
        final Event goOn = new LocalEvent();
        new TestRun(model).value(
                spawnAndCancel(
                        finishing(() -> code("body", run(() -> "body")), (current, self, last) -> {
                            started.set();
                            while (!goOn.isSet()) {
                                current.poll();
                                if (model != Models.THREADS) {
                                    current.cancel();
                                    break;
                                }
                            }
                            return log.add("finally ended");
                        }),
                        note("after"),
                        note("never")),
                does(goOn::set),
                noteOutcome());
        assertEquals(List.of("finally ended", "CancelledError"), log);
    }

    @ParameterizedTest
    @EnumSource(names = "THREADS")
    void aComputingTaskIsCancelledAtItsNextTurn(final Models model) {
        new TestRun(model).value(spawnAndCancel(does(started::set), computeForever()), noteOutcome());
        assertEquals(List.of("CancelledError"), log);
    }

    @ParameterizedTest
    @EnumSource(names = "THREADS")
    void aBlockingWaitIsCancelled(final Models model) {
        new TestRun(model).value(spawnAndCancel(does(started::set), block(never::await)), noteOutcome());
        assertEquals(List.of("CancelledError"), log);
    }

    @ParameterizedTest
    @EnumSource
    void whatACancelledTaskStartedIsCancelledToo(final Models model) {
        final Event inner = new LocalEvent();
        new TestRun(model).value(
                spawnAndCancel(
                        spawn(() -> code("child", finishing(() -> code("waits", does(inner::set), await(never::await)),
                                note("child ended")))),
                        await(inner::await), does(started::set), await(never::await)),
                noteOutcome());
        log.sort(null);
        assertEquals(List.of("CancelledError", "child ended"), log);
    }

    @ParameterizedTest
    @EnumSource
    void whatAFailedTaskStartedIsCancelled(final Models model) {
        final Outcome outcome = new TestRun(model).outcome(
                spawn(() -> code("fails",
                        spawn(() -> code("child", finishing(
                                () -> code("waits", does(started::set), await(never::await)), note("child ended")))),
                        await(started::await),
                        raise("failed"))));
        assertEquals(List.of("child ended"), log);
        assertEquals(1, outcome.unseen().size());
    }

    @ParameterizedTest
    @EnumSource
    void whatATaskStartedGoesOnWhenItHasEndedOtherwise(final Models model) {
        final Event goOn = new LocalEvent();
        new TestRun(model).value(
                spawn(() -> code("outer", spawn(() -> code("child", await(goOn::await), note("child"))))),
                (current, self, last) -> task[0] = (Task) last,
                await(() -> task[0]),
                does(() -> task[0].cancel()),
                does(goOn::set));
        assertEquals(List.of("child"), log);
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledErrorThatNobodyAskedForIsAFailure(final Models model) {
        final Outcome outcome = new TestRun(model).outcome(
                spawnAndCancel(does(started::set), await(never::await)),
                spawn(() -> code("awaits", await(() -> task[0]))));
        assertEquals(null, outcome.error());
        assertEquals(List.of("CancelledError"),
                outcome.unseen().stream().map(failed -> failed.error().value().kind().name()).toList());
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfAFinallyIsAFailureOfTheCancelledTask(final Models model) {
        final Outcome outcome = new TestRun(model).outcome(spawnAndCancel(
                finishing(() -> code("body", does(started::set), await(never::await)), raise("in finally"))));
        final ErrorValue error = outcome.unseen().getFirst().error().value();
        assertEquals("in finally", error.message());
        assertEquals(ErrorKind.VALUE_ERROR, error.kind());
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheWaitEndsForATaskThatWasStartedElsewhere(final Models model) {
        final Event goOn = new LocalEvent();
        final Task[] elsewhere = new Task[1];
        new TestRun(model).value(
                spawn(() -> code("elsewhere", await(goOn::await), note("went on"))),
                (current, self, last) -> elsewhere[0] = (Task) last,
                spawnAndCancel(does(started::set), await(() -> elsewhere[0])),
                noteOutcome(),
                does(goOn::set));
        assertEquals(List.of("CancelledError", "went on"), log);
    }
}
