package org.braidlang.concurrency.processes;

import static org.braidlang.concurrency.processes.FaultyWorker.Fault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.braidlang.engine.Braid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers that end, or say something wrong, in the middle of a call's way there or back. */
@Timeout(120)
class ProtocolFaultsTest {
    @TempDir
    Path folder;

    private static final String BIG_CALL = """
            fn size(text) => len(text)
            let big = "x" * 10_000_000
            try { await spawn size(big) } catch WorkerError as e { print(e.message) }
            print(await spawn size(big))
            """;

    private static final String RESULTS = """
            fn double(n) => n * 2
            try { print(await spawn double(1)) } catch WorkerError as e { print(e.message) }
            print(parallel for n in 0..10 { double(n) })
            """;
    private static final String ALL_DOUBLED = "[0, 2, 4, 6, 8, 10, 12, 14, 16, 18]";

    /** The message of the one task that failed; the other results are there. */
    private String failure(final Fault fault, final String script, final String others) {
        final ProcessRun.Result result = ProcessRun.withFaulty(fault, 1, folder).run(script);
        assertEquals("", result.err());
        assertEquals(0, result.status());
        final List<String> lines = result.lines();
        assertEquals(2, lines.size(), result.out());
        assertEquals(others, lines.get(1));
        return lines.getFirst().replaceAll("process \\d+", "process P");
    }

    @ParameterizedTest
    @CsvSource({
        "EXITS_WHILE_READING, has ended with exit code 7",
        "KILLED_WHILE_READING, was killed by signal 9 (SIGKILL)"
    })
    void a_worker_that_dies_while_its_call_is_read_fails_it(final Fault fault, final String how) {
        assertEquals("the worker process P of task 'size' " + how, failure(fault, BIG_CALL, "10000000"));
    }

    @ParameterizedTest
    @CsvSource({
        "EXITS_WHILE_WRITING, has ended with exit code 7",
        "KILLED_WHILE_WRITING, was killed by signal 9 (SIGKILL)"
    })
    void a_worker_that_dies_while_its_result_is_written_fails_it(final Fault fault, final String how) {
        assertEquals("the worker process P of task 'double' " + how,
                failure(fault, RESULTS, ALL_DOUBLED));
    }

    @Test
    void a_worker_that_cannot_start_fails_no_task_that_it_was_not_given() {
        final ProcessRun.Result result =
                ProcessRun.withFaulty(Fault.EXITS_AT_ONCE, 1, folder).run(RESULTS);
        assertEquals("", result.err());
        assertEquals(ALL_DOUBLED, result.lines().getLast());
        assertTrue(result.lines().getFirst().equals("2")
                || result.lines().getFirst().contains("exit code 7 before it had begun"), result.out());
    }

    @ParameterizedTest
    @EnumSource(names = {"CORRUPT_RESULT", "CORRUPT_CALL"})
    void a_value_that_cannot_be_read_fails_one_task(final Fault fault) {
        final String message = failure(fault, RESULTS, ALL_DOUBLED);
        assertTrue(message.startsWith("a message between processes cannot be read: "), message);
    }

    @ParameterizedTest
    @EnumSource(names = {"GARBAGE", "WRONG_DIRECTION", "FLOODS"})
    void a_worker_that_sends_what_is_no_message_is_replaced(final Fault fault) {
        final String message = failure(fault, RESULTS, ALL_DOUBLED);
        assertTrue(message.matches("the worker process P of task 'double' has sent (something that is no message"
                + "|a message that cannot be read|a message that only a parent sends), and was ended"), message);
    }

    @Test
    void what_a_worker_invents_changes_nothing() {
        assertEquals("2", failure(Fault.INVENTS, RESULTS, ALL_DOUBLED));
    }

    @Test
    void a_worker_that_never_answers_is_killed_when_its_task_is_to_stop() {
        assertEquals("out of time", failure(Fault.NEVER_ANSWERS, """
                fn double(n) => n * 2
                print(try { timeout 5s { await spawn double(1) } } catch TimeoutError { "out of time" })
                print(parallel for n in 0..10 { double(n) })
                """, ALL_DOUBLED));
    }

    @Test
    void a_worker_that_prints_without_end_is_killed_when_its_task_is_to_stop() {
        final ProcessRun run = ProcessRun.withFaulty(Fault.PRINTS, 1, folder);
        final String mark = run.mark();
        final Braid braid = run.builder().out(OutputStream.nullOutputStream()).build();
        assertEquals(0, braid.run(ProcessRun.compile(braid, """
                fn double(n) => n * 2
                let late = try { timeout 5s { await spawn double(1) } } catch TimeoutError { "out of time" }
                assert late == "out of time"
                assert await spawn double(2) == 4
                """)));
        ProcessRun.awaitNoneLeft(mark);
    }

    @Test
    void a_command_that_does_not_exist_fails_each_task() {
        final Braid.Builder builder = ProcessRun.of(2).builder().workerCommand(List.of("/no/such/java"));
        final var err = new java.io.ByteArrayOutputStream();
        final Braid braid = builder.err(err).build();
        assertEquals(0, braid.run(ProcessRun.compile(braid, """
                for _ in 0..3 {
                    try { await spawn len([]) } catch WorkerError as e {
                        assert "no worker process could be started for task 'len'" in e.message
                        assert "/no/such/java" in e.message
                    }
                }
                """)), err::toString);
    }
}
