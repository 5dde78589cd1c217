package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.block;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.catching;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.run;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class WaitingTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());

    private static BackgroundWork work(final java.util.function.Supplier<Object> body) {
        return new BackgroundWork("a test", "work()") {
            @Override
            protected Object work() {
                return body.get();
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void sleepingTakesItsTime(final Models model) {
        final TestRun run = new TestRun(model, VirtualClock.jumping());
        assertEquals(3.0, run.value(sleep(1), block(() -> TaskFunctions.sleep(2)), run(() -> run.execution.elapsed())));
    }

    @ParameterizedTest
    @EnumSource
    void sleepersWakeInTheOrderOfTheirTimes(final Models model) {
        if (model == Models.LOOP) {
            new TestRun(model, VirtualClock.jumping()).value(parallel(
                    branch(sleep(3), does(() -> log.add("c"))),
                    branch(sleep(1), does(() -> log.add("a")), sleep(1), does(() -> log.add("b")))));
            assertEquals(List.of("a", "b", "c"), log);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNegativeSleepIsAValueError(final Models model) {
        assertTrue(TestRun.is(ErrorKind.VALUE_ERROR, new TestRun(model).error(sleep(-1))));
    }

    @ParameterizedTest
    @EnumSource
    void workInTheBackgroundGivesItsValueAwaitedOrNot(final Models model) {
        assertEquals("ab", new TestRun(model).value(
                await(() -> work(() -> "a")), (task, self, last) -> last + (String) task.block(work(() -> "b"))));
    }

    @ParameterizedTest
    @EnumSource
    void errorsOfWorkInTheBackgroundAreRaisedWhereItIsAwaited(final Models model) {
        final ScriptError error = new TestRun(model).error(await(() -> work(() -> {
            throw Errors.ioError("no such file");
        })));
        assertEquals("no such file", TestRun.message(error));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOP", "THREADS"})
    void othersGoOnWhileWorkIsAwaited(final Models model) {
        final CountDownLatch others = new CountDownLatch(1);
        new TestRun(model).value(
                spawn(() -> code("other", does(others::countDown))),
                await(() -> work(() -> {
                    try {
                        others.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "done";
                })));
    }

    @ParameterizedTest
    @EnumSource
    void theTracerSeesTasksStartWaitGoOnAndEnd(final Models model) {
        final Tracer tracer = new Tracer() {
            @Override
            public void started(final Task task, final @Nullable Task spawner) {
                log.add("started " + task.number() + (spawner == null ? "" : " by " + spawner.number()));
            }

            @Override
            public void waits(final Task task, final Wait wait) {
                log.add("waits " + task.number() + " for " + wait.what());
            }

            @Override
            public void goesOn(final Task task, final Wait wait) {
                log.add("goes on " + task.number());
            }

            @Override
            public void ended(final Task task) {
                log.add("ended " + task.number());
            }
        };
        final Event event = new LocalEvent();
        new TestRun(model, new SystemClock(), tracer).value(
                spawn(() -> code("child", await(event::await))),
                does(event::set),
                catching(() -> code("slept", sleep(0)), (task, error) -> error));
        assertEquals("started 1", log.getFirst());
        assertTrue(log.containsAll(List.of("started 2 by 1", "ended 1", "ended 2")), log.toString());
        assertEquals(log.stream().filter(line -> line.toString().startsWith("waits")).count(),
                log.stream().filter(line -> line.toString().startsWith("goes on")).count());
    }
}
