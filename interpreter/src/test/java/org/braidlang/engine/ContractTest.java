package org.braidlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.braidlang.problems.Problem;
import org.braidlang.source.SourceFile;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every model promises and a script by itself cannot show: many repetitions, and ends from outside. */
@Timeout(180)
class ContractTest {
    private static void prints(final Model model, final String script, final String expected) {
        final Scripts.Run run = Scripts.run(Braid.builder().model(model).workers(2), script);
        assertEquals("", run.err());
        assertEquals(expected, run.out());
        assertEquals(0, run.status());
    }

    /** The block ends about when its time is up. It has one outcome, and nothing of the other is left for later. */
    @ParameterizedTest
    @EnumSource
    void a_block_either_ends_or_is_out_of_time(final Model model) {
        prints(model, """
                var done = 0
                var late = 0
                for i in 0..10_000 {
                    var ended = false
                    try {
                        timeout 100us { await sleep((i % 3) * 50us); ended = true }
                        assert ended
                        done += 1
                    } catch TimeoutError {
                        late += 1
                    }
                    await sleep(0)
                }
                print(done + late, done > 0)
                """, "10000 true\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_task_that_is_awaited_in_time_either_ends_or_is_out_of_time(final Model model) {
        prints(model, """
                async fn f(i) { await sleep((i % 3) * 100us); return i }
                var done = 0
                var late = 0
                for i in 0..1_000 {
                    try {
                        assert (timeout 500us { await spawn f(i) }) == i
                        done += 1
                    } catch TimeoutError {
                        late += 1
                    }
                    await sleep(0)
                }
                print(done + late)
                """, "1000\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_task_in_which_timeouts_expire_has_one_outcome_each_time(final Model model) {
        prints(model, """
                async fn work() {
                    var count = 0
                    for i in 0..2_000 {
                        try { timeout 100us { await sleep((i % 3) * 50us) }; count += 1 } catch TimeoutError { count += 1 }
                    }
                    return count
                }
                print(await gather([work(), work()]))
                """, "[2000, 2000]\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_task_is_cancelled_or_done_however_often_it_is_cancelled(final Model model) {
        prints(model, """
                async fn f(i) { try { await sleep((i % 4) * 100us); return "done" } finally { await sleep(0) } }
                var ended = 0
                for i in 0..500 {
                    let t = spawn f(i)
                    await sleep((i % 5) * 100us)
                    t.cancel()
                    t.cancel()
                    let how = try { await t } catch CancelledError { "cancelled" }
                    assert how == "done" or how == "cancelled"
                    assert t.done
                    t.cancel()
                    assert (try { await t } catch CancelledError { "cancelled" }) == how
                    ended += 1
                }
                print(ended)
                """, "500\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_cancelled_wait_for_a_lock_or_an_item_moves_nothing(final Model model) {
        prints(model, """
                let m = Lock()
                let c = Channel()
                async fn take() { lock m { await sleep(0) } }
                async fn receive() => await c.receive()
                var received = 0
                for i in 0..300 {
                    let tasks = [spawn take(), spawn take()]
                    let r = spawn receive()
                    await sleep((i % 4) * 100us)
                    for t in tasks { t.cancel() }
                    if i % 2 == 0 { await c.send(i) }
                    r.cancel()
                    for t in tasks { try { await t } catch CancelledError { } }
                    try { await r; received += 1 } catch CancelledError { }
                    while c.len() > 0 { await c.receive(); received += 1 }
                }
                print(received, m.locked())
                """, "150 false\n");
    }

    /** Each body, on its way, waits for tasks in the one worker there is. */
    @ParameterizedTest
    @EnumSource
    void one_worker_is_enough_for_tasks_that_wait_for_tasks(final Model model) {
        final Scripts.Run run = Scripts.run(Braid.builder().model(model).workers(1), """
                async fn nest(n) {
                    if n == 0 { return 1 }
                    let (a, b) = parallel { nest(n - 1); await spawn nest(0) }
                    return a + b
                }
                print(await spawn nest(10))
                async fn wide(n) => if n == 0 { 1 } else { sum(parallel for _ in 0..3 { wide(n - 1) }) }
                print(await spawn wide(4))
                async fn chain(n, c) { if n > 0 { let t = spawn chain(n - 1, c); await t }; await c.send(n) }
                let c = Channel()
                await spawn chain(10, c)
                print([await c.receive() for _ in 0..=10])
                fn two() { sleep(0.02); return 2 }
                async fn first() => await race([spawn nest(2), spawn two()])
                async fn each() {
                    var ended = []
                    for await task in as_completed([spawn nest(1), spawn nest(1)]) { ended.append(await task) }
                    return ended
                }
                let event = Event()
                async fn leaves_tasks() { spawn { await event.wait() } on threads; spawn { await event.wait() } on loop }
                await gather([spawn leaves_tasks(), spawn { event.set() }])
                let end = await spawn first()
                print(end == 2 or end == 3, await spawn each())
                """);
        assertEquals("", run.err());
        assertEquals("11\n81\n[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\ntrue [2, 2]\n", run.out());
    }

    @ParameterizedTest
    @EnumSource
    void a_deadlock_is_never_told_while_somebody_can_go_on(final Model model) {
        prints(model, """
                async fn ping(a, b, n) { for i in 0..n { await a.send(i); await b.receive() }; return n }
                async fn pong(a, b, n) { for _ in 0..n { await b.send(await a.receive()) }; return n }
                for _ in 0..20 {
                    let a = Channel(0)
                    let b = Channel(0)
                    assert (parallel { ping(a, b, 20); pong(a, b, 20) }) == [20, 20]
                }
                let m = Lock()
                async fn hold(n) { for _ in 0..n { lock m { await sleep(100us) } }; return n }
                print(parallel { hold(50); hold(50); hold(50) })
                """, "[50, 50, 50]\n");
    }

    @ParameterizedTest
    @EnumSource
    void an_interrupt_cancels_everything_and_what_failed_is_reported(final Model model) throws Exception {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final CountDownLatch ready = new CountDownLatch(1);
        final OutputStream watched = new OutputStream() {
            @Override
            public void write(final int value) {
                out.write(value);
                if (out.toString(StandardCharsets.UTF_8).contains("ready")) {
                    ready.countDown();
                }
            }
        };
        final Braid braid = Braid.builder().model(model).workers(2).out(watched).err(err).build();
        final int[] status = new int[1];
        final CompiledScript script = compile(braid, """
                fn fails() { raise ValueError("unseen") }
                async fn waits() { try { print("ready"); await sleep(60s) } finally { print("task ended") } }
                let failed = spawn fails()
                while not failed.done { await sleep(1ms) }
                try { parallel { waits(); await sleep(60s) } } finally { print("main ended") }
                """);
        final Thread runner = Thread.ofPlatform().daemon().start(() -> status[0] = braid.run(script));
        ready.await();
        braid.interrupt();
        runner.join();
        assertEquals(130, status[0]);
        assertTrue(out.toString(StandardCharsets.UTF_8).endsWith("task ended\nmain ended\n"), out::toString);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("ValueError: unseen"), err::toString);
        assertFalse(err.toString(StandardCharsets.UTF_8).contains("CancelledError"), err::toString);
    }

    @ParameterizedTest
    @EnumSource
    void what_does_not_stop_is_dropped_when_the_time_is_up(final Model model) {
        final Scripts.Run run = Scripts.run(
                Braid.builder().model(model).workers(2).timeout(Duration.ofMillis(600)), """
                fn stubborn() { while true { try { while true { } } catch CancelledError { } } }
                spawn stubborn()
                await sleep(60s)
                """);
        assertEquals(124, run.status());
    }

    private static CompiledScript compile(final Braid braid, final String script) {
        try {
            return braid.compile(new SourceFile("test.braid", script));
        } catch (final Problem.Failure failure) {
            throw new AssertionError(failure.problems().toString(), failure);
        }
    }

    /**
     * Only another task of the same loop could end the wait, and it has no turn. How long that takes to find is not
     * looked at here, nor whether there is a warning that the loop is kept meanwhile.
     */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEQUENTIAL")
    void a_loop_of_a_worker_that_blocks_is_refused(final Model model) {
        final Scripts.Run run = Scripts.run(Braid.builder().model(model).workers(2), """
                let m = Lock()
                let c = Channel()
                async fn holds() { lock m { await sleep(30s) } }
                fn takes() { lock m { } }
                fn receives() => c.receive()
                async fn feeds() { await sleep(30s); await c.send(1) }
                async fn owns(turn) { lock m { await turn } }
                async fn by_a_lock() {
                    let holder = spawn holds() on loop
                    await sleep(0.05)
                    await gather([holder, spawn takes() on loop])
                }
                async fn by_a_channel() { await gather([spawn feeds() on loop, spawn receives() on loop]) }
                async fn by_a_thread() {
                    let turn = spawn sleep(30s) on loop
                    let owner = spawn owns(turn) on threads
                    await sleep(0.05)
                    await gather([owner, spawn takes() on loop])
                }
                for start in [by_a_lock, by_a_channel, by_a_thread] {
                    try { await spawn start() on processes } catch DeadlockError as e { print(e.message[..39]) }
                }
                """);
        assertEquals("""
                waiting for a lock without `await` keep
                waiting for an item of a channel withou
                waiting for a lock without `await` keep
                """, run.out());
        assertEquals(0, run.status());
    }
}
