package org.braidlang.concurrency.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that die of what their tasks do: the task fails, the others go on, and the worker is replaced. */
@Timeout(120)
class FaultsTest {
    private static final String OTHERS = """
            import process
            async fn works(n) { await sleep(20ms); return n * n }
            fn ends(status) { process.exit(status) }
            fn is_killed(signal) { process.signal(signal); while true { } }
            """;

    @Test
    void a_task_that_raises_leaves_its_worker_alone() {
        ProcessRun.of(1).prints("""
                import process
                fn raises() { raise ValueError(str(process.pid())) }
                let first = await spawn process.pid()
                print(try { await spawn raises() } catch ValueError as e { e.message == str(first) })
                print(await spawn process.pid() == first)
                """, "true", "true");
    }

    @Test
    void a_worker_that_exits_fails_its_task_and_is_replaced() {
        ProcessRun.of(1).prints(OTHERS + """
                let before = await spawn process.pid()
                try { await spawn ends(7) } catch WorkerError as e {
                    print(e.message.replace(str(before), "P"))
                }
                let after = await spawn process.pid()
                print(after != before)
                """, "the worker process P of task 'ends' has ended with exit code 7", "true");
    }

    @Test
    void a_worker_that_a_signal_ends_fails_its_task_and_is_replaced() {
        ProcessRun.of(1).prints(OTHERS + """
                let before = await spawn process.pid()
                for signal in [9, 15] {
                    let pid = await spawn process.pid()
                    try { await spawn is_killed(signal) } catch WorkerError as e {
                        print(e.message.replace(str(pid), "P"))
                    }
                }
                print(await spawn works(3))
                """, "the worker process P of task 'is_killed' was killed by signal 9 (SIGKILL)",
                "the worker process P of task 'is_killed' was killed by signal 15 (SIGTERM)", "9");
    }

    @Test
    void the_other_tasks_finish() {
        ProcessRun.of(2).prints(OTHERS + """
                let tasks = [spawn works(n) for n in 0..20]
                let bad = spawn is_killed(9)
                let more = [spawn works(n) for n in 20..40]
                print(try { await bad } catch WorkerError { "failed" })
                print([await t for t in tasks + more] == [n * n for n in 0..40])
                """, "failed", "true");
    }

    @Test
    void a_branch_whose_worker_dies_fails_the_parallel() {
        ProcessRun.of(2).prints(OTHERS + """
                try { parallel { ends(3); sleep(60s) } } catch WorkerError as e {
                    print("exit code 3" in e.message, len(e.others))
                }
                print(parallel for n in 0..3 { works(n) })
                """, "true 0", "[0, 1, 4]");
    }

    @Test
    void a_worker_that_dies_idle_fails_no_task() {
        ProcessRun.of(1).prints("""
                import process
                for _ in 0..5 {
                    let pid = await spawn process.pid()
                    process.kill(pid)
                    await sleep(200ms)
                }
                print(await spawn len([1, 2]))
                """, "2");
    }

    @Test
    void nobody_has_seen_the_death_of_a_worker_so_it_is_reported() {
        final ProcessRun.Result result = ProcessRun.of(1).run(OTHERS + """
                spawn ends(4)
                print("the top level goes on")
                """);
        assertEquals("the top level goes on\n", result.out());
        assertEquals(1, result.status());
        assertTrue(result.err().contains("has ended with exit code 4"), result.err());
        assertTrue(result.err().contains("test.braid:5"), result.err());
    }

    @Test
    void a_dying_worker_lets_go_of_its_locks() {
        ProcessRun.of(2).prints(OTHERS + """
                let m = Lock()
                shared var held = false
                fn dies() { lock m { held = true; sleep(50ms); process.exit(1) } }
                let task = spawn dies()
                while not held { await sleep(1ms) }
                print(timeout 60s { lock m { "mine" } })
                print(try { await task } catch WorkerError { "dead" })
                print(await spawn { lock m { "its" } })
                """, "mine", "dead", "its");
    }

    @Test
    void a_dying_worker_gives_back_the_permits_that_it_still_has() {
        ProcessRun.of(2).prints(OTHERS + """
                let s = Semaphore(2)
                fn dies() { lock s { }; s.acquire(); s.release(); s.acquire(); lock s { process.exit(1) } }
                async fn is_free() => try { timeout 50ms { await s.acquire() }; true } catch TimeoutError { false }
                print(try { await spawn dies() } catch WorkerError { "dead" })
                print([await is_free() for _ in 0..3])
                """, "dead", "[true, true, false]");
    }

    @Test
    void the_last_value_of_a_shared_variable_that_was_sent_outlives_its_worker() {
        ProcessRun.of(2).prints(OTHERS + """
                shared var n = 1
                fn counts() { n += 1; n += 1; process.exit(1) }
                print(try { await spawn counts() } catch WorkerError { "dead" })
                print(n in [1, 2, 3])
                n = 10
                print(await spawn { n + 1 })
                """, "dead", "true", "11");
    }

    @Test
    void what_a_dead_worker_waited_for_goes_to_others() {
        ProcessRun.of(2).prints(OTHERS + """
                let c = Channel()
                shared var waiting = 0
                async fn receives() { waiting = process.pid(); await c.receive() }
                let task = spawn receives()
                while waiting == 0 { await sleep(1ms) }
                await sleep(50ms)
                process.kill(waiting)
                print(try { await task } catch WorkerError { "dead" })
                await c.send("item")
                print(await spawn { await c.receive() })
                """, "dead", "item");
    }

    @Test
    void a_worker_that_dies_takes_all_calls_that_wait_in_it() {
        ProcessRun.of(1).prints(OTHERS + """
                let e = Event()
                async fn waits() { await e.wait() }
                let waiting = [spawn waits() for _ in 0..3]
                await sleep(300ms)
                print(try { await spawn ends(5) } catch WorkerError { "dead" })
                print([try { await t } catch WorkerError { "dead too" } for t in waiting])
                print(await spawn works(2))
                """, "dead", "['dead too', 'dead too', 'dead too']", "4");
    }

    /** Some die with what they wait for, others are told to stop because those have died: all is awaited. */
    @Test
    void a_task_that_dies_with_the_worker_of_its_spawner_is_not_reported() {
        ProcessRun.of(2).prints(OTHERS + """
                async fn outer(status) { return await spawn inner(status) }
                fn inner(status) { return if status < 0 { 1 } else { ends(status) } }
                var dead = 0
                for i in 0..8 {
                    for j in 0..i { await spawn works(j) }
                    try { await gather([spawn outer(-1), spawn outer(0)]) } catch WorkerError { dead += 1 }
                }
                print(dead)
                """, "8");
    }

    @Test
    void what_nobody_has_awaited_is_reported_although_its_spawner_has_died_since() {
        final ProcessRun.Result result = ProcessRun.of(2).run(OTHERS + """
                fn bad() { raise ValueError("not lost") }
                async fn spawner() { spawn bad(); await sleep(300ms); process.exit(2) }
                print(try { await spawn spawner() } catch WorkerError { "dead" })
                """);
        assertEquals("dead\n", result.out());
        assertTrue(result.err().contains("ValueError: not lost"), result.err());
        assertEquals(1, result.status());
    }

    @Test
    void a_spawner_whose_worker_dies_leaves_its_tasks_to_themselves() {
        final ProcessRun.Result result = ProcessRun.of(2).run(OTHERS + """
                shared var ended = false
                async fn child() { try { await sleep(300ms); ended = true } finally { print("child ends") } }
                fn spawner() { spawn child(); sleep(100ms); process.exit(2) }
                print(try { await spawner_dies() } catch WorkerError { "dead" })
                async fn spawner_dies() { await spawn spawner() }
                """);
        assertTrue(result.out().contains("dead\n"), result.out() + result.err());
        assertFalse(result.err().contains("Exception"), result.err());
    }

    @Test
    void a_worker_that_does_not_stop_is_killed() {
        ProcessRun.of(1).prints(OTHERS + """
                let begun = Event()
                fn stubborn() { begun.set(); process.hang() }
                let pid = await spawn process.pid()
                let t = spawn stubborn()
                await begun.wait()
                t.cancel()
                print(try { await t } catch CancelledError { "cancelled" })
                print(await spawn process.pid() != pid)
                """, "cancelled", "true");
    }

    @Test
    void what_ended_tasks_have_written_outlives_their_worker() {
        ProcessRun.of(1).prints(OTHERS + """
                shared var n = 0
                fn add() { n += 1 }
                for _ in range(20) {
                    await spawn add()
                    try { await spawn is_killed(9) } catch WorkerError { }
                }
                print(n)
                """, "20");
    }

    @Test
    void what_a_dying_worker_has_been_sent_ahead_another_runs() {
        ProcessRun.of(2).prints(OTHERS + """
                fn f(i) { if i % 500 == 250 { is_killed(9) }; return i }
                let tasks = [spawn f(i) for i in range(2000)]
                var failed = []
                for i, t in enumerate(tasks) { try { await t } catch WorkerError { failed.append(i) } }
                print(failed)
                """, "[250, 750, 1250, 1750]");
    }

    @Test
    void a_lost_write_is_told_once_for_each_variable() {
        final ProcessRun.Result result = ProcessRun.of(2).run("""
                var n = 0
                var k = 0
                fn write() { n = 1; k = 1 }
                fn again() {
                    n += 1
                }
                for _ in 0..5 { parallel { write(); again(); write() } }
                print(n, k)
                """);
        assertEquals("0 0\n", result.out());
        assertEquals(List.of("'k'", "'n'"), result.err().lines()
                .map(line -> line.replaceAll("warning: test.braid:[35]: (.*) was changed in a worker process.*", "$1"))
                .sorted().toList());
    }

    @Test
    void many_workers_die_one_after_the_other() {
        ProcessRun.of(2).prints(OTHERS + """
                var dead = 0
                for _ in 0..20 { try { await spawn ends(1) } catch WorkerError { dead += 1 } }
                print(dead, await spawn works(5))
                """, "20 25");
    }
}
