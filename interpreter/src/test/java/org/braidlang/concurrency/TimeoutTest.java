package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.block;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.computeForever;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.finishing;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.raise;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.braidlang.concurrency.Code.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class TimeoutTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());
    private final Event never = new LocalEvent();

    private final VirtualClock clock = VirtualClock.still();

    private TestRun run(final Models model) {
        return new TestRun(model, clock);
    }

    /** Time passes only here. */
    private Code.Step pass(final double seconds) {
        return does(() -> clock.advance(seconds));
    }

    private Code.Step note(final Object what) {
        return does(() -> log.add(what));
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatWaitsForTooLongIsATimeoutError(final Models model) {
        final ScriptError error = run(model).error(timeout(2, () -> code("block", pass(3), await(never::await))));
        assertTrue(TestRun.is(ErrorKind.TIMEOUT_ERROR, error));
        assertEquals("timed out after 2s", TestRun.message(error));
    }

    @ParameterizedTest
    @EnumSource
    void aBlockingWaitInATimeoutIsNoDeadlockAndEnds(final Models model) {
        assertTrue(TestRun.is(ErrorKind.TIMEOUT_ERROR,
                run(model).error(timeout(2, () -> code("block", pass(3), block(never::await))))));
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatComputesForTooLongIsATimeoutError(final Models model) {
        assertTrue(TestRun.is(ErrorKind.TIMEOUT_ERROR,
                run(model).error(timeout(2, () -> code("block", pass(3), computeForever())))));
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatEndsInTimeKeepsItsValueOrError(final Models model) {
        assertEquals("value", run(model).value(timeout(2, () -> code("block", sleep(0), Code.run(() -> "value")))));
        assertEquals("inside", TestRun.message(run(model).error(timeout(2, () -> code("block", raise("inside"))))));
    }

    @ParameterizedTest
    @EnumSource
    void aTimeoutOfNothingEndsTheBlockAtItsFirstWait(final Models model) {
        assertTrue(TestRun.is(ErrorKind.TIMEOUT_ERROR,
                run(model).error(timeout(0, () -> code("block", await(never::await))))));
    }

    @ParameterizedTest
    @EnumSource
    void theOuterOfTwoTimeoutsWins(final Models model) {
        final ScriptError error = run(model).error(timeout(1, () -> code("outer",
                catching(() -> code("block", timeout(1, () -> code("inner", pass(2), await(never::await)))),
                        (task, inner) -> {
                            log.add(inner.value().kind().name());
                            throw inner;
                        }))));
        assertEquals("timed out after 1s", TestRun.message(error));
        assertEquals(List.of("CancelledError"), log);
    }

    @ParameterizedTest
    @EnumSource
    void anInnerTimeoutLeavesTheOuterOneAlone(final Models model) {
        final Object value = run(model).value(timeout(10, () -> code("outer",
                catching(() -> code("block", timeout(1, () -> code("inner", pass(2), await(never::await)))),
                        (task, error) -> log.add(error.value().kind().name())),
                Code.run(() -> "value"))));
        assertEquals("value", value);
        assertEquals(List.of("TimeoutError"), log);
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatCatchesItsCancellationKeepsItsValue(final Models model) {
        assertEquals("kept", run(model).value(timeout(1, () -> code("block",
                catching(() -> code("waits", pass(2), await(never::await)), (task, error) -> "kept")))));
    }

    @ParameterizedTest
    @EnumSource
    void aCancellationOfTheBlocksOwnIsNoTimeout(final Models model) {
        final ScriptError error = run(model).error(timeout(1, () -> code("block", (task, self, last) -> {
            throw Errors.cancelled();
        })));
        assertTrue(TestRun.is(ErrorKind.CANCELLED_ERROR, error));
    }

    @ParameterizedTest
    @EnumSource
    void aTimeoutCancelsWhatWasStartedInsideIt(final Models model) {
        final Event started = new LocalEvent();
        final ScriptError error = run(model).error(timeout(1, () -> code("block",
                spawn(() -> code("child", finishing(() -> code("waits", does(started::set), await(never::await)),
                        note("child ended")))),
                await(started::await),
                pass(2),
                await(never::await))));
        assertTrue(TestRun.is(ErrorKind.TIMEOUT_ERROR, error));
        assertEquals(List.of("child ended"), log);
    }

    @ParameterizedTest
    @EnumSource
    void aTimeoutEndsAParallelAndWaitsForItsBranches(final Models model) {
        final Event started = new LocalEvent();
        final ScriptError error = run(model).error(timeout(1, () -> code("block", parallel(
                branch(finishing(() -> code("waits", does(started::set), await(never::await)), note("branch ended"))),
                branch(await(started::await), pass(2), await(never::await))))));
        assertTrue(TestRun.is(ErrorKind.TIMEOUT_ERROR, error));
        assertEquals(List.of("branch ended"), log);
    }

    @ParameterizedTest
    @EnumSource
    void insideAFinallyATimeoutOfItsOwnStillEndsABlock(final Models model) {
        final ScriptError error = run(model).error((task, self, last) -> {
            task.enterFinally();
            return "in finally";
        }, timeout(1, () -> code("block", pass(2), await(never::await))));
        assertTrue(TestRun.is(ErrorKind.TIMEOUT_ERROR, error));
    }

    @ParameterizedTest
    @EnumSource
    void onlyNumbersAreDurations(final Models model) {
        final ScriptError error = run(model).error((task, self, last) -> TaskOperations.timeout("1s", task, 1));
        assertEquals("'timeout' needs a number of seconds, not 'str'", TestRun.message(error));
    }

    @Test
    void durationsAreWordedAsScriptsWriteThem() {
        assertEquals("2s", Durations.text(2));
        assertEquals("1.5s", Durations.text(1.5));
        assertEquals("200ms", Durations.text(0.2));
        assertEquals("50us", Durations.text(50e-6));
        assertEquals("0s", Durations.text(0));
    }
}
