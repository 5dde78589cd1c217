package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.finishing;
import static org.braidlang.concurrency.Code.function;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.parallelFor;
import static org.braidlang.concurrency.Code.raise;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class ParallelTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());

    private static List<Object> list(final Object value) {
        return List.of(((ListValue) value).toArray());
    }

    @ParameterizedTest
    @EnumSource
    void theValueIsTheListOfTheBranchesInOrder(final Models model) {
        assertEquals(List.of("a", "b", "c"), list(new TestRun(model).value(parallel(
                branch(sleep(0.02), run(() -> "a")), branch(run(() -> "b")), branch(sleep(0.01), run(() -> "c"))))));
    }

    @ParameterizedTest
    @EnumSource
    void nothingGivesTheEmptyList(final Models model) {
        assertEquals(List.of(), list(new TestRun(model).value(parallel())));
    }

    @ParameterizedTest
    @EnumSource
    void aBranchWhoseValueIsACoroutineOrATaskIsAwaited(final Models model) {
        assertEquals(List.of("coroutine", "task"), list(new TestRun(model).value(parallel(
                branch(run(() -> code("inner", sleep(0), run(() -> "coroutine")))),
                branch(spawn(() -> code("inner", sleep(0), run(() -> "task"))))))));
    }

    @ParameterizedTest
    @EnumSource
    void theFirstErrorIsRaisedAndTheOthersAreCancelled(final Models model) {
        final Event started = new LocalEvent();
        final Event never = new LocalEvent();
        final ScriptError error = new TestRun(model).error(parallel(
                branch(finishing(() -> code("waits", does(started::set), await(never::await)),
                        does(() -> log.add("ended")))),
                branch(await(started::await), raise("first"))));
        assertEquals("first", TestRun.message(error));
        assertEquals(List.of(), error.value().others());
        assertEquals(List.of("ended"), log);
    }

    @ParameterizedTest
    @EnumSource
    void furtherErrorsStandInOthersInTheOrderOfTheBranchesEachOnce(final Models model) {
        final Event never = new LocalEvent();
        final Barrier started = new LocalBarrier(4);
        final ScriptError error = new TestRun(model).error(
                spawn(() -> code("failed", raise("shared"))),
                (task, self, last) -> TaskOperations.parallel(task, self, new Object[] {
                    branch(finishing(() -> code("a", await(started::await), await(never::await)), raise("a"))),
                    branch(finishing(() -> code("b", await(started::await), await(never::await)), raise("b"))),
                    branch(await(started::await), run(() -> last)),
                    branch(await(started::await), run(() -> last))}, null, null, 1));
        assertEquals("shared", TestRun.message(error));
        assertEquals(List.of("a", "b"), error.value().others().stream().map(ErrorValue::message).toList());
    }

    @ParameterizedTest
    @EnumSource
    void branchesThatHaveNotStartedWhenOneFailsRunNothing(final Models model) {
        final ScriptError error = new TestRun(model).error(parallelFor(numbers(100_000), 1L,
                new TestFunction("<parallel>", (task, arguments) -> code("item", does(() -> log.add(arguments[0])),
                        raise("at once")))));
        assertEquals("at once", TestRun.message(error));
        assertEquals(List.of(0L), log);
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledBranchIsNoFailureButHasNoValue(final Models model) {
        final ScriptError error = new TestRun(model).error(parallel(
                branch((task, self, last) -> {
                    task.cancel();
                    return "cancelled";
                }, sleep(0)),
                branch(sleep(0.01), does(() -> log.add("other")))));
        assertTrue(TestRun.is(ErrorKind.CANCELLED_ERROR, error));
        assertEquals(List.of("other"), log);
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledErrorThatNobodyAskedForIsAFailure(final Models model) {
        final Event never = new LocalEvent();
        final ScriptError error = new TestRun(model).error(parallel(
                branch(await(never::await)),
                branch((task, self, last) -> {
                    throw org.braidlang.runtime.Errors.cancelled();
                })));
        assertTrue(TestRun.is(ErrorKind.CANCELLED_ERROR, error));
    }

    @ParameterizedTest
    @EnumSource
    void atMostLimitBranchesRunAtOnce(final Models model) {
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final Object value = new TestRun(model).value(parallelFor(numbers(30), 3L,
                new TestFunction("<parallel>", (task, arguments) -> code("item",
                        does(() -> most.accumulateAndGet(running.incrementAndGet(), Math::max)),
                        sleep(0.001),
                        does(running::decrementAndGet),
                        run(() -> arguments[0])))));
        assertEquals(30, list(value).size());
        assertEquals(29L, list(value).getLast());
        assertTrue(most.get() <= 3, "running at once: " + most);
    }

    @ParameterizedTest
    @EnumSource
    void theItemsAreTakenAsTasksCanStart(final Models model) {
        final AtomicInteger taken = new AtomicInteger();
        final ScriptError error = new TestRun(model).error(parallelFor(numbers(1000, taken), 2L,
                new TestFunction("<parallel>", (task, arguments) -> code("item",
                        sleep(0.001),
                        (Code.Step) (inner, self, last) -> {
                            if (arguments[0].equals(5L)) {
                                throw org.braidlang.runtime.Errors.valueError("five");
                            }
                            return "done";
                        }))));
        assertEquals("five", TestRun.message(error));
        assertTrue(taken.get() < 20, "items taken: " + taken);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfTheIterableCancelsTheBranches(final Models model) {
        final Event never = new LocalEvent();
        final Iteration items = new Iteration() {
            private int count;

            @Override
            public Object next(final Task task) {
                if (count++ == 3) {
                    throw org.braidlang.runtime.Errors.valueError("no more");
                }
                return (long) count;
            }
        };
        final ScriptError error = new TestRun(model).error(parallelFor(items, null, new TestFunction("<parallel>",
                (task, arguments) -> code("item", await(never::await)))));
        assertEquals("no more", TestRun.message(error));
    }

    @ParameterizedTest
    @EnumSource
    void noBranchOutlivesACancelledParallel(final Models model) {
        final Event started = new LocalEvent();
        final Event never = new LocalEvent();
        new TestRun(model).value(
                spawn(() -> code("outer", finishing(
                        () -> code("block", parallel(
                                branch(finishing(() -> code("waits", does(started::set), await(never::await)),
                                        does(() -> log.add("branch")))))),
                        does(() -> log.add("outer"))))),
                (task, self, last) -> {
                    log.add(last);
                    return TaskOperations.await(started.await(), task, self);
                },
                does(() -> ((Task) log.removeFirst()).cancel()));
        assertEquals(List.of("branch", "outer"), log);
    }

    @ParameterizedTest
    @EnumSource
    void errorsOfCancelledBranchesReplaceTheCancellation(final Models model) {
        final Event started = new LocalEvent();
        final Event never = new LocalEvent();
        final Outcome outcome = new TestRun(model).outcome(
                spawn(() -> code("outer", parallel(branch(finishing(
                        () -> code("waits", does(started::set), await(never::await)), raise("in finally")))))),
                (task, self, last) -> {
                    log.add(last);
                    return TaskOperations.await(started.await(), task, self);
                },
                does(() -> {
                    // One that is not parked yet would find its branch failed before it has raised its cancellation.
                    while (((Task) log.getFirst()).waiting == null) {
                        Thread.yield();
                    }
                    ((Task) log.getFirst()).cancel();
                }),
                catching(() -> code("await", await(log::getFirst)), (task, error) -> {
                    log.add(error.value());
                    return "caught";
                }));
        assertEquals(null, outcome.error());
        final ErrorValue error = (ErrorValue) log.getLast();
        assertEquals("in finally", error.message());
        assertEquals(ErrorKind.CANCELLED_ERROR, error.cause().kind());
        assertEquals(List.of(), outcome.unseen());
    }

    @ParameterizedTest
    @EnumSource
    void parallelNests(final Models model) {
        final Object value = new TestRun(model).value(parallel(
                branch(parallel(branch(sleep(0.001), run(() -> 1L)), branch(run(() -> 2L)))),
                function("<parallel>", () -> code("plain", run(() -> 3L)))));
        assertEquals(List.of(1L, 2L), list(list(value).getFirst()));
        assertEquals(3L, list(value).getLast());
    }

    static Iteration numbers(final int count) {
        return numbers(count, new AtomicInteger());
    }

    private static Iteration numbers(final int count, final AtomicInteger taken) {
        return new Iteration() {
            @Override
            public Object next(final Task task) {
                return taken.get() < count ? (Object) (long) taken.getAndIncrement() : END;
            }
        };
    }
}
