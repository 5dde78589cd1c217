package org.braidlang.concurrency;

import static org.braidlang.concurrency.Code.block;
import static org.braidlang.concurrency.Code.branch;
import static org.braidlang.concurrency.Code.code;
import static org.braidlang.concurrency.Code.does;
import static org.braidlang.concurrency.Code.parallel;
import static org.braidlang.concurrency.Code.sleep;
import static org.braidlang.concurrency.Code.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class WatchdogTest {
    private static final long COMPUTING = 400_000_000L;

    private static Code.Step blockingSleep(final double seconds) {
        return block(() -> TaskFunctions.sleep(seconds));
    }

    @Test
    void aBlockingCallThatKeepsOthersWaitingIsReported() {
        final TestRun run = new TestRun(Models.LOOP, VirtualClock.jumping());
        run.value(parallel(branch(blockingSleep(2)), branch(sleep(0)), branch(sleep(0))));
        assertEquals("warning: task 'task-2' kept the event loop for 2000 ms while 2 tasks waited; "
                + "write `await sleep(…)`, or move the work off the loop: `await spawn f(x) on threads`\n",
                run.diagnostics());
    }

    @Test
    void whoseTimerCameDueMeanwhileHasWaitedToo() {
        final TestRun run = new TestRun(Models.LOOP, VirtualClock.still());
        final VirtualClock clock = (VirtualClock) run.execution.clock();
        run.value(
                spawn(() -> code("sleeps", sleep(1))),
                sleep(0),
                does(() -> Thread.ofPlatform().daemon().start(() -> {
                    clock.awaitParked(1);
                    clock.advance(3);
                })),
                blockingSleep(3));
        assertTrue(run.diagnostics().contains("kept the event loop for 3000 ms while 1 task waited"),
                run.diagnostics());
    }

    @Test
    void whoKeepsTheLoopFromNobodyIsNotReported() {
        final TestRun run = new TestRun(Models.LOOP, VirtualClock.jumping());
        run.value(spawn(() -> code("ends")), sleep(0), blockingSleep(2));
        assertEquals("", run.diagnostics());
    }

    @Test
    void shortWaitsAreNotReported() {
        final TestRun run = new TestRun(Models.LOOP, VirtualClock.jumping());
        run.value(parallel(branch(blockingSleep(0.09)), branch(sleep(0))));
        assertEquals("", run.diagnostics());
    }

    @Test
    void computingThatKeepsOthersWaitingIsReported() {
        final TestRun run = new TestRun(Models.LOOP);
        run.value(parallel(branch(does(WatchdogTest::compute)), branch(sleep(0))));
        assertTrue(run.diagnostics().matches("warning: task 'task-2' kept the event loop for \\d+ ms "
                + "while 1 task waited; move the computing off the loop: `await spawn f\\(x\\) on processes`\n"),
                run.diagnostics());
    }

    private static void compute() {
        final long end = System.nanoTime() + COMPUTING;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SEQUENTIAL", "THREADS"})
    void otherModelsDoNotReport(final Models model) {
        final TestRun run = new TestRun(model, VirtualClock.jumping());
        run.value(parallel(branch(blockingSleep(2)), branch(sleep(0))));
        assertFalse(run.diagnostics().contains("kept"), run.diagnostics());
    }
}
