package org.braidlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.Task;
import org.braidlang.runtime.Callable;
import org.braidlang.runtime.None;
import org.junit.jupiter.api.Test;

/** On which threads the code of a script runs. */
class LoopThreadTest {
    private static final String SCRIPT = """
            async fn work(n) {
                seen()
                await sleep(1ms)
                seen()
                if n > 0 { await gather([work(n - 1), spawn work(n - 1)]) }
                return n
            }
            seen()
            let m = Lock()
            parallel for i in 0..10 { lock m { seen(); await sleep(1ms); seen() } }
            parallel { work(3); work(2) }
            try { timeout 5ms { await sleep(1s) } } catch TimeoutError { seen() } finally { seen() }
            let channel = Channel(1)
            spawn { for i in 0..5 { await channel.send(i) }; seen(); channel.close() }
            for await item in channel { seen() }
            """;

    /** A function that notes the thread that calls it. */
    private static final class Seen extends Callable {
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        @Override
        public String name() {
            return "seen";
        }

        @Override
        public Object call(final Task task, final Object[] arguments) {
            threads.add(Thread.currentThread());
            return None.NONE;
        }

        @Override
        public Object call(final Task task, final Object[] arguments, final String[] names) {
            return call(task, arguments);
        }
    }

    private static int threadsUnder(final Model model) {
        final Seen seen = new Seen();
        final Scripts.Run run = Scripts.run(Braid.builder().model(model).define("seen", seen), SCRIPT);
        assertEquals("", run.err());
        assertEquals(0, run.status());
        return seen.threads.size();
    }

    @Test
    void allCodeOfALoopRunsOnOneThread() {
        assertEquals(1, threadsUnder(Model.LOOP));
    }

    @Test
    void allCodeOfASequentialRunRunsOnOneThread() {
        assertEquals(1, threadsUnder(Model.SEQUENTIAL));
    }

    @Test
    void tasksOnThreadsHaveThreadsOfTheirOwn() {
        for (final Model model : List.of(Model.THREADS, Model.GIL, Model.VIRTUAL)) {
            assertTrue(threadsUnder(model) > 20, model.word());
        }
    }
}
