package org.braidlang.benchmarks;

import static org.braidlang.benchmarks.Figure.MEMORY;
import static org.braidlang.benchmarks.Figure.ROUND;
import static org.braidlang.benchmarks.Figure.TURN;
import static org.braidlang.benchmarks.Figure.WHOLE;
import static org.braidlang.benchmarks.Language.CPYTHON;
import static org.braidlang.benchmarks.Language.JAVA;
import static org.braidlang.benchmarks.Language.NODE;

import java.util.List;
import org.braidlang.benchmarks.Target.AtMost;
import org.braidlang.benchmarks.Target.TimesJava;

/** The table: which work, what is read from its runs, and what Braid is to reach. */
final class Workloads {
    static final List<Workload> ALL = List.of(
            Workload.of("hello", "print \"hi\"", "threads")
                    .row(WHOLE, new AtMost(0.13), 25),
            Workload.of("count_down", "count_down(20e6), twice", "threads")
                    .with("20000000 2", "10000000 2")
                    .row(WHOLE, new AtMost(0.3), 2),
            Workload.of("count_down", "count_down(20e6), warm", "threads")
                    .with("20000000 15", "5000000 15")
                    .with(CPYTHON, "20000000 2", "5000000 2")
                    .row(ROUND, new TimesJava(1.5), 6),
            Workload.of("sum_squares", "sum of all i·i below 10⁷, exact, twice", "threads")
                    .with("10000000 2", "5000000 2")
                    .row(WHOLE, new AtMost(0.6), 3),
            Workload.of("lock_counter", "2 threads × 10⁶ lock m { counter += 1 }", "threads")
                    .with("1000000", "1000000")
                    .row(WHOLE, new AtMost(0.25), 5),
            Workload.of("sleeping_tasks", "10⁶ tasks awaiting a 1 s sleep", "loop")
                    .with("1000000", "50000")
                    .slowly()
                    .row(WHOLE, new AtMost(2.0), 3)
                    .row(MEMORY, new AtMost(300), 4),
            Workload.of("sleeping_threads", "10,000 OS threads sleeping 1 s", "threads")
                    .with("10000", "2000")
                    .without(NODE)
                    .slowly()
                    .row(WHOLE, new TimesJava(1.1), 3.5),
            Workload.of("cores", "8 × sum of x·x below 10⁶, threads", "threads")
                    .with("1000000", "1000000")
                    .row(WHOLE, new AtMost(0.25), 3),
            Workload.of("cores", "8 × sum of x·x below 10⁶, processes", "processes")
                    .with("1000000", "1000000")
                    .with(CPYTHON, "1000000 processes", "1000000 processes")
                    .without(NODE, JAVA)
                    .row(WHOLE, new AtMost(0.4), 6),
            Workload.of("fib", "fib(32)", "threads")
                    .with("32 1", "32 1")
                    .row(WHOLE, new AtMost(0.22), 3),
            Workload.of("fib", "fib(32), warm", "threads")
                    .with("32 15", "28 15")
                    .with(CPYTHON, "32 2", "28 2")
                    .row(ROUND, new TimesJava(2.5), 7.5),
            Workload.of("sieve", "sieve to 5·10⁶ over a list", "threads")
                    .with("5000000", "5000000")
                    .row(WHOLE, new AtMost(0.3), 5),
            Workload.of("matrix", "300³ matrix product, nested lists", "threads")
                    .with("300", "200")
                    .row(WHOLE, new AtMost(0.35), 4),
            Workload.of("word_count", "word count, 2·10⁶ words, dict", "threads")
                    .with("2000000", "1000000")
                    .row(WHOLE, new AtMost(0.8), 6),
            Workload.of("ping_pong", "channel ping-pong, a hand-over", "loop")
                    .with("500000 5", "100000 4")
                    .with(CPYTHON, "50000 3", "20000 2")
                    .with(JAVA, "200000 5", "50000 3")
                    .row(TURN, new AtMost(120), 0.15),
            Workload.of("await_ready", "await of an async fn that returns at once", "loop")
                    .with("5000000 5", "500000 5")
                    .with(CPYTHON, "1000000 3", "500000 2")
                    .with(NODE, "1000000 5", "500000 3")
                    .row(TURN, new AtMost(20), 0.3),
            Workload.of("spawn_await", "spawn and await one task", "loop")
                    .with("500000 5", "50000 5")
                    .with(CPYTHON, "100000 3", "30000 2")
                    .with(JAVA, "200000 5", "50000 3")
                    .row(TURN, new AtMost(400), 0.3),
            Workload.of("worker_round_trip", "10⁶ ints to a worker and back", "threads")
                    .with("1000000 5", "200000 4")
                    .row(ROUND, new AtMost(0.1), 3));

    private Workloads() {}
}
