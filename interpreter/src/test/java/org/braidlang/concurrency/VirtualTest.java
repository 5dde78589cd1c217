package org.braidlang.concurrency;

import java.io.InputStream;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.virtual.VirtualScheduler;
import org.braidlang.engine.Braid;
import org.braidlang.engine.Model;
import org.braidlang.problems.Problem;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.None;
import org.braidlang.runtime.ScriptError;
import org.braidlang.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is particular to the model virtual. */
@Timeout(60)
class VirtualTest {
    private final Set<Boolean> virtual = ConcurrentHashMap.newKeySet();

    private String run(final String script) throws Problem.Failure {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final TestFunction thread = new TestFunction("note_thread", (task, arguments) -> {
            virtual.add(Thread.currentThread().isVirtual());
            return None.NONE;
        });
        final Braid braid =
                Braid.builder().model(Model.VIRTUAL).out(out).err(out).define(thread.name(), thread).build();
        braid.run(braid.compile(new SourceFile("test.braid", script)));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyTaskIsAVirtualThread() throws Problem.Failure {
        assertEquals("", run("""
                note_thread()
                parallel { note_thread(); spawn note_thread() }
                """));
        assertEquals(Set.of(true), virtual);
    }

    /** Java itself would never let the last one run: there are fewer carriers than tasks that compute. */
    @Test
    void tasksThatComputeDoNotKeepOthersFromRunning() throws Problem.Failure {
        final int computing = Runtime.getRuntime().availableProcessors() * 2 + 2;
        assertEquals("set\nall have seen it\n", run("""
                var done = false
                fn compute() { while not done { } }
                async fn end() { await sleep(1ms); print("set"); done = true }
                parallel { parallel for _ in 0..COMPUTING { compute() }; end() }
                print("all have seen it")
                """.replace("COMPUTING", Integer.toString(computing))));
    }

    @Test
    void tasksThatComputeAreTimedOutAndCancelledWhenNobodyElseCanRun() throws Problem.Failure {
        final int computing = Runtime.getRuntime().availableProcessors() * 2 + 2;
        assertEquals("timed out\n", run("""
                async fn all() { parallel for _ in 0..COMPUTING { while true { } } }
                try { timeout 20ms { await all() } } catch TimeoutError { print("timed out") }
                """.replace("COMPUTING", Integer.toString(computing))));
    }

    @Test
    void thereMayBeVeryManyTasks() throws Problem.Failure {
        assertEquals("50000\n", run("""
                async fn wait(n) { await sleep(10ms); return n }
                print(len(set(parallel for n in 0..50_000 { wait(n) })))
                """));
    }

    @Test
    void moreTasksThanTheMemoryHoldsAreRefused() {
        final TestRun run = new TestRun(
                execution -> new VirtualScheduler(execution, 5), new SystemClock(), null,
                InputStream.nullInputStream(), Execution.SWITCH_INTERVAL);
        final Event never = new LocalEvent();
        final ScriptError error = run.error(Code.parallelFor(
                ListValue.of(new Object[] {1L, 2L, 3L, 4L, 5L, 6L}), null, Code.function("wait", never::await)));
        assertTrue(TestRun.is(ErrorKind.LIMIT_ERROR, error));
        assertTrue(TestRun.message(error).contains("more than 5 virtual threads at once"), TestRun.message(error));
        assertTrue(TestRun.message(error).contains("`parallel(limit=…)`"), TestRun.message(error));
    }
}
