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

/** What it costs to have something done in a worker process, which is warm and does nothing else. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class WorkerParts {
    private static final int TIMES = 50;

    /** What is done; JMH fills it in. */
    @Param
    public Part part;

    private ScriptLoop script;

    /** One thing that scripts do, which the constant names. */
    public enum Part {
        ROUND_TRIP("await spawn same(1)"),
        ROUND_TRIP_OF_1000_INTS("await spawn same(numbers)"),
        ROUND_TRIP_OF_1000_STRS("await spawn same(words)"),
        ROUND_TRIP_OF_A_CLOSURE("await spawn call(following)"),
        PARALLEL_OF_TEN("parallel for n in 1..=10 { same(n) }");

        private final String body;

        Part(final String body) {
            this.body = body;
        }

        private String script() {
            return """
                    let numbers = list(range(1000))
                    let words = [f"word{n}" for n in numbers]
                    let by = 2
                    let following = fn(n) => n + by
                    fn same(value) => value
                    fn call(f) => f(1)
                    async fn work(times) { for i in range(times) { %s } }
                    """.formatted(body);
        }
    }

    @Setup
    public void start() {
        script = new ScriptLoop(Model.PROCESSES, part.script());
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
