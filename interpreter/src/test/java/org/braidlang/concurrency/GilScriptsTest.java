package org.braidlang.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.braidlang.engine.Braid;
import org.braidlang.engine.Model;
import org.braidlang.problems.Problem;
import org.braidlang.runtime.None;
import org.braidlang.source.SourceFile;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts see of the lock of the model gil: where it changes hands, and where not. */
@Timeout(30)
class GilScriptsTest {
    private static final Duration NEVER = Duration.ofDays(1000);

    /** The interval is over, and everybody wants the lock: at its next loop turn or call the task gives way. */
    private static final TestFunction INTERVAL_OVER = new TestFunction("interval_over", (task, arguments) -> {
        GilTest.keepUntilOthersWait(task);
        task.askToGiveWay();
        return None.NONE;
    });

    private static String run(final Duration switchInterval, final InputStream in, final TestFunction function,
            final String script) throws Problem.Failure {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Braid braid = Braid.builder().model(Model.GIL).switchInterval(switchInterval).in(in).out(out).err(out)
                .define("interval_over", INTERVAL_OVER).define(function.name(), function).build();
        braid.run(braid.compile(new SourceFile("test.braid", script)));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String run(final Duration switchInterval, final String script) throws Problem.Failure {
        return run(switchInterval, InputStream.nullInputStream(), INTERVAL_OVER, script);
    }

    /** Each increment of the one task is overtaken by one of the other. */
    @Test
    void aCallBetweenReadingAndWritingLosesUpdates() throws Problem.Failure {
        assertEquals("100\n", run(NEVER, """
                var n = 0
                fn f(x) => x + 1
                fn work() { for _ in 0..100 { interval_over(); n = f(n) } }
                parallel { work(); work() }
                print(n)
                """));
    }

    @Test
    void anAwaitedCallBetweenReadingAndWritingLosesUpdates() throws Problem.Failure {
        assertEquals("100\n", run(NEVER, """
                var n = 0
                async fn f(x) => x + 1
                async fn work() { for _ in 0..100 { interval_over(); n = await f(n) } }
                parallel { work(); work() }
                print(n)
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n += 1", "n = n + 1", "xs[0] += 1; n = xs[0]", "d['k'] += 1; n = d['k']", "n = if n < 0 { 0 } else { n + 1 }"})
    void whatCallsNoFunctionOfTheScriptIsExact(final String increment) throws Problem.Failure {
        assertEquals("200\n", run(NEVER, """
                var n = 0
                let xs = [0]
                let d = {"k": 0}
                fn work() { for _ in 0..100 { interval_over(); INCREMENT } }
                parallel { work(); work() }
                print(n)
                """.replace("INCREMENT", increment)));
    }

    @RepeatedTest(20)
    void incrementsAreExactHoweverOftenTheLockChangesHands() throws Problem.Failure {
        assertEquals("600000\n", run(Duration.ofNanos(50_000), """
                var n = 0
                fn count() { for _ in range(100_000) { n += 1 } }
                fn count_down() { var left = 100_000; while left > 0 { n += 1; left -= 1 } }
                fn count_items(items) { for _ in items { n += 1 } }
                let items = list(range(100_000))
                parallel { count(); count_down(); count_items(items); count(); count_down(); count_items(items) }
                print(n)
                """));
    }

    @Test
    void withinTheIntervalTasksThatComputeRunOneAfterTheOther() throws Problem.Failure {
        assertEquals("[1, 2, 3]\n", run(NEVER, """
                let who = []
                fn work(me) { for i in 0..20_000 { if not who or who[-1] != me { who.append(me) } } }
                parallel { work(1); work(2); work(3) }
                print(sorted(who))
                """));
    }

    /** Nobody ends before everybody has seen another go on ten times, which it does only while it has the lock. */
    @Test
    void afterTheIntervalTheLockChangesHands() throws Problem.Failure {
        assertEquals("done\n", run(Duration.ofNanos(500_000), """
                let counts = [0, 0, 0]
                let seen = [0, 0, 0]
                fn play(me) {
                    let next = (me + 1) % 3
                    var last = 0
                    while min(seen) < 10 {
                        counts[me] += 1
                        if counts[next] != last { last = counts[next]; seen[me] += 1 }
                    }
                }
                parallel { play(0); play(1); play(2) }
                print("done")
                """));
    }

    /** The lock is handed on nowhere else: each of these needs the other task to run meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"", "await "})
    void theLockIsHandedOnWhereATaskWaits(final String await) throws Problem.Failure {
        assertEquals("all done\n", run(NEVER, """
                let e = Event()
                let c = Channel(0)
                let s = Semaphore(0)
                let b = Barrier(2)
                let m = Lock()
                var flag = false
                async fn one() {
                    AWAIT e.wait()
                    AWAIT c.send(1)
                    AWAIT s.acquire()
                    AWAIT b.wait()
                    lock m { flag = true; AWAIT sleep(1ms); AWAIT e.wait() }
                    AWAIT b.wait()
                    while not flag { AWAIT sleep(1ms) }
                    let t = spawn { AWAIT sleep(1ms); flag = false }
                    await t
                }
                async fn two() {
                    e.set()
                    AWAIT c.receive()
                    e.clear()
                    s.release()
                    AWAIT b.wait()
                    while not flag { AWAIT sleep(0) }
                    flag = false
                    e.set()
                    lock m { flag = true }
                    AWAIT b.wait()
                    while flag { AWAIT sleep(0) }
                }
                parallel { one(); two() }
                print("all done")
                """.replace("AWAIT ", await)));
    }

    @Test
    void theLockIsHandedOnWhileInputIsAwaited() throws Problem.Failure {
        final CountDownLatch typed = new CountDownLatch(1);
        final InputStream in = new InputStream() {
            private int next = -1;

            @Override
            public int read() {
                try {
                    typed.await();
                } catch (final InterruptedException e) {
                    throw new AssertionError(e);
                }
                next++;
                return next < 4 ? "Ada\n".charAt(next) : -1;
            }
        };
        final TestFunction type = new TestFunction("type_it", (task, arguments) -> {
            typed.countDown();
            return None.NONE;
        });
        assertEquals("Ada\n", run(NEVER, in, type, """
                parallel { print(input()); type_it() }
                """));
    }
}
