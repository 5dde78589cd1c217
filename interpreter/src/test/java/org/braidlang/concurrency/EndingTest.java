package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.await;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.computeForever;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.finishing;
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
import org.braidlang.runtime.Errors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class EndingTest {
    private final List<Object> log = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch running = new CountDownLatch(1);
    private final Event never = new LocalEvent();

    private Code.Step stopNow() {
        return does(running::countDown);
    }

    /** Stops the run from another thread, once the script has counted the latch down. */
    private void stop(final TestRun run, final VirtualClock clock, final double wait) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                running.await();
            } catch (InterruptedException e) {
                return;
            }
            run.execution.cancelAll(Execution.Stop.INTERRUPTED);
            clock.advance(wait);
        });
    }

    @ParameterizedTest
    @EnumSource
    void stoppingCancelsTheTopLevelAndAllTasks(final Models model) {
        final VirtualClock clock = VirtualClock.still();
        final TestRun run = new TestRun(model, clock);
        stop(run, clock, 0);
        final Event started = new LocalEvent();
        final Outcome outcome = run.outcome(
                spawn(() -> code("child", finishing(
                        () -> code("waits", does(started::set), model == Models.SEQUENTIAL ? stopNow() : run(() -> ""),
                                sleep(1)),
                        does(() -> log.add("child ended"))))),
                finishing(() -> code("waits", await(started::await), stopNow(), sleep(1)),
                        does(() -> log.add("main ended"))));
        assertEquals(Execution.Stop.INTERRUPTED, outcome.stopped());
        assertEquals(null, outcome.error());
        assertEquals(List.of(), outcome.unseen());
        assertEquals(model == Models.SEQUENTIAL ? List.of("child ended") : List.of("child ended", "main ended"),
                log.stream().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNotEndedTwoSecondsLaterIsDropped(final Models model) {
        final VirtualClock clock = VirtualClock.still();
        final TestRun run = new TestRun(model, clock);
        stop(run, clock, 3);
        final Outcome outcome = run.outcome((task, self, last) -> {
            task.enterFinally();
            running.countDown();
            return "in finally";
        }, computeForever());
        assertEquals(Execution.Stop.INTERRUPTED, outcome.stopped());
    }

    @ParameterizedTest
    @EnumSource
    void anUnseenErrorIsReportedAlsoWhenTheRunIsStopped(final Models model) {
        final VirtualClock clock = VirtualClock.still();
        final TestRun run = new TestRun(model, clock);
        final Event failing = new LocalEvent();
        stop(run, clock, 0);
        final Outcome outcome = run.outcome(
                spawn(() -> code("fails", (task, self, last) -> {
                    failing.set();
                    throw Errors.valueError("lost");
                })),
                await(failing::await), stopNow(), sleep(1));
        assertEquals(List.of("lost"), outcome.unseen().stream().map(task -> TestRun.message(task.error())).toList());
    }

    @ParameterizedTest
    @EnumSource
    void exitEndsTheScriptFromAnyTask(final Models model) {
        final Outcome outcome = new TestRun(model).outcome(
                parallel(
                        branch(await(never::await)),
                        branch(finishing(() -> code("exits", (task, self, last) -> {
                            throw task.execution().exit(task, 3);
                        }), does(() -> log.add("finally"))))),
                does(() -> log.add("never")));
        assertEquals(3, outcome.exitStatus());
        assertEquals(null, outcome.error());
        assertEquals(List.of(), outcome.unseen());
    }

    @ParameterizedTest
    @EnumSource
    void aCoroutineThatIsNeverAwaitedIsReportedOncePerLine(final Models model) {
        final TestRun run = new TestRun(model);
        run.value(
                (task, self, last) -> {
                    for (int i = 0; i < 3; i++) {
                        TaskOperations.created(code("forgotten"), task, 7);
                    }
                    final Coroutine awaited = code("awaited");
                    TaskOperations.created(awaited, task, 9);
                    final Coroutine sent = code("sent to another process");
                    TaskOperations.created(sent, task, 11);
                    sent.sent();
                    return awaited;
                },
                Code.awaitLast());
        assertEquals("warning: coroutine 'forgotten' was never awaited (line 7)\n", run.diagnostics());
    }

    @ParameterizedTest
    @EnumSource(names = {"LOOP", "THREADS"})
    void aLineNamesTheTasksThatStillRunASecondAfterTheTopLevel(final Models model) {
        final VirtualClock clock = VirtualClock.still();
        final TestRun run = new TestRun(model, clock);
        Thread.ofPlatform().daemon().start(() -> {
            clock.awaitParked(2);
            clock.advance(1.5);
            while (run.diagnostics().isEmpty()) {
                run.execution.diagnostics().flush();
            }
            clock.advance(10);
        });
        run.value(spawn(() -> code("child", (task, self, last) -> {
            task.setAttribute("name", "straggler");
            return last;
        }, sleep(5))));
        assertEquals("warning: the script's top level has ended, but task 'straggler' still runs\n", run.diagnostics());
    }
}
