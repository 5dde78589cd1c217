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

/** What one turn of a loop costs that does one thing: operators, calls, attributes, lists, dicts, errors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class ComputingParts {
    private static final int TIMES = 100_000;

    /** What is done; JMH fills it in. */
    @Param
    public Part part;

    private ScriptLoop script;

    /** One thing that scripts do, which the constant names. */
    public enum Part {
        EMPTY_TURN(""),
        INT_ADD("total += i"),
        INT_MULTIPLY_MODULO("total = (total * 31 + i) % 1_000_003"),
        INT_COMPARE("if i < limit { total += 1 }"),
        FLOAT_MULTIPLY_ADD("ratio = ratio * 0.999 + 0.5"),
        BIG_INT_ADD("big += i"),
        STR_ADD("text = name + 'b'"),
        F_STRING("text = f'item {i}'"),
        CALL("total = next_of(total)"),
        CALL_WITH_DEFAULT("total = after(total)"),
        CALL_WITH_NAMED_ARGUMENT("total = after(total, step=2)"),
        CALL_CLOSURE("total = following(total)"),
        CALL_BUILTIN("total += len(numbers)"),
        MODULE_ATTRIBUTE("ratio = math.pi"),
        METHOD("found = name.startswith('n')"),
        LIST_READ("total += numbers[i % 1000]"),
        LIST_WRITE("numbers[i % 1000] = i"),
        LIST_APPEND_POP("numbers.append(i); numbers.pop()"),
        LIST_OF_LISTS_READ("total += rows[i % 10][i % 7]"),
        DICT_READ("total += squares[i % 1000]"),
        DICT_WRITE("squares[i % 1000] = i"),
        DICT_READ_BY_STR("total += ages[names[i % 3]]"),
        TUPLE_UNPACK("total, other = (i, total)"),
        RAISE_CATCH("try { raise ValueError(name) } catch ValueError { total += 1 }");

        private final String body;

        Part(final String body) {
            this.body = body;
        }

        private String script() {
            return """
                    import math
                    let step = 1
                    # Made outside of the function: an overflow would have it leave its typed form.
                    let huge = 10 ** 30
                    fn next_of(n) => n + 1
                    fn after(n, step=1) => n + step
                    fn compute(times) {
                        var total = 0
                        var other = 0
                        var big = huge
                        var ratio = 0.5
                        var text = ""
                        var found = false
                        let by = step
                        let following = fn(n) => n + by
                        let limit = times // 2
                        let name = "name"
                        let names = ["Ada", "Alan", "Grace"]
                        let numbers = [n * 3 for n in range(1000)]
                        let rows = [[n * m for n in range(7)] for m in range(10)]
                        let squares = {n: n * n for n in range(1000)}
                        let ages = {"Ada": 36, "Alan": 41, "Grace": 85}
                        for i in range(times) { %s }
                        return total, other, big, ratio, text, found
                    }
                    async fn work(times) { compute(times) }
                    """.formatted(body);
        }
    }

    @Setup
    public void start() {
        script = new ScriptLoop(Model.THREADS, part.script());
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
