package org.braidlang.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.braidlang.engine.Model;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What tasks, awaits, locks and channels cost under the models that need no other process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class TaskParts {
    private static final int TIMES = 2_000;

    /** What is done; JMH fills it in. */
    @Param
    public Part part;

    /** Under which model; JMH fills it in. */
    @Param({"SEQUENTIAL", "THREADS", "GIL", "VIRTUAL", "LOOP"})
    public Model model;

    private ScriptLoop script;

    /** One thing that scripts do, which the constant names. */
    public enum Part {
        AWAIT_READY("for i in range(times) { total += await one() }"),
        AWAIT_SLEEP_ZERO("for i in range(times) { await sleep(0) }"),
        SPAWN_AWAIT("for i in range(times) { total += await spawn one() }"),
        PARALLEL_OF_TWO("for i in range(times) { parallel { one(); one() } }"),
        LOCK_FREE("for i in range(times) { lock m { total += 1 } }"),
        TIMEOUT_BLOCK("for i in range(times) { timeout 60s { total += 1 } }"),
        CHANNEL_SEND_RECEIVE("for i in range(times) { await room.send(i); total += await room.receive() }"),
        CHANNEL_HAND_OVER_AND_BACK("""
                let there, back = (Channel(0), Channel(0))
                let partner = spawn echo(there, back)
                for i in range(times) { await there.send(i); total += await back.receive() }
                there.close()
                await partner""");

        private final String body;

        Part(final String body) {
            this.body = body;
        }

        private String script() {
            return """
                    async fn one() { return 1 }
                    async fn echo(there, back) { for await item in there { await back.send(item) } }
                    let m = Lock()
                    let room = Channel(1)
                    async fn work(times) {
                        var total = 0
                        %s
                        return total
                    }
                    """.formatted(body);
        }
    }

    @Setup
    public void start() {
        script = new ScriptLoop(model, part.script());
    }

    @TearDown
    public void stop() throws InterruptedException {
        script.close();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void turn() throws InterruptedException {
        script.run(TIMES);
    }
}
