package org.braidlang.concurrency.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.braidlang.engine.Braid;
import org.braidlang.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a program ends, none of its workers is left. */
@Timeout(120)
class EndOfParentTest {
    @TempDir
    Path folder;

    private Process start(final String mark, final int workers, final String heap, final String script)
            throws Exception {
        final List<String> command = new ArrayList<>(ProcessRun.java(mark));
        command.add(2, heap);
        command.addAll(List.of(Embedding.class.getName(), mark, Integer.toString(workers),
                Files.writeString(folder.resolve("script.braid"), script).toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** What the tasks do while the signal comes: compute, wait for a lock, print, be idle. */
    @ParameterizedTest
    @CsvSource({
        "9, parallel { computes(); computes() }",
        "9, parallel { waits(); waits() }",
        "9, parallel { prints(); prints() }",
        "9, sleep(60s)",
        "15, parallel { computes(); waits() }",
        "2, parallel { computes(); waits() }"
    })
    void no_worker_outlives_a_parent_that_is_killed(final int signal, final String work) throws Exception {
        final String mark = ProcessRun.newMark();
        final Process parent = start(mark, 2, "-Xmx256m", """
                let m = Lock()
                fn computes() { while true { } }
                async fn waits() { lock m { await sleep(60s) } }
                fn prints() { while true { print("x" * 1000) } }
                parallel { 1; 2 }
                print("running")
                """ + work);
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("running", out.readLine());
            assertTrue(ProcessRun.processes(mark).size() >= 3);
            assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(parent.pid())).start().waitFor());
            while (out.readLine() != null) { }
        } finally {
            parent.destroyForcibly();
        }
        assertNotEquals(0, parent.waitFor());
        ProcessRun.awaitNoneLeft(mark);
    }

    /** The first worker starts while a script is compiled that says where it wants one, be it only in a comment. */
    @ParameterizedTest
    @ValueSource(strings = {
        "print(2)    # Nothing runs on processes.",
        "print(await spawn { 2 } on processes)",
        "if false { spawn { 1 } on processes }\nprint(2)"
    })
    void no_worker_is_left_of_those_that_were_started_early(final String script) throws Exception {
        final String mark = ProcessRun.newMark();
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Braid braid = Braid.builder().workers(1).workerCommand(ProcessRun.trueWorker(mark)).out(out).build();
        assertEquals(0, braid.run(new SourceFile("test.braid", script), null));
        assertEquals("2\n", out.toString(StandardCharsets.UTF_8));
        ProcessRun.awaitNoneLeft(mark);
    }

    @Test
    void no_worker_outlives_a_script_that_exits() throws Exception {
        final String mark = ProcessRun.newMark();
        final Process parent = start(mark, 2, "-Xmx256m", """
                import process
                fn computes() { while true { } }
                spawn computes()
                await sleep(100ms)
                process.exit(9)
                """);
        assertEquals(9, parent.waitFor());
        ProcessRun.awaitNoneLeft(mark);
    }

    /** Their payloads would fill the heap if they were kept. */
    @Test
    void many_tiny_tasks_take_no_more_memory_than_few() throws Exception {
        final String mark = ProcessRun.newMark();
        final Process parent = start(mark, 2, "-Xmx64m", """
                let text = "x" * 1_000
                fn size(n) => len(text) + n
                var total = 0
                for turn in 0..100 {
                    let sizes = parallel for n in 0..1_000 { size(n) }
                    total += sum(sizes)
                }
                print(total)
                """);
        final String out = new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(100L * 1_000 * 1_000 + 100L * 499_500 + "\n", out);
        assertEquals(0, parent.waitFor());
        ProcessRun.awaitNoneLeft(mark);
    }

    @Test
    void a_hundred_thousand_tasks_at_once() throws Exception {
        final String mark = ProcessRun.newMark();
        final Process parent = start(mark, 2, "-Xmx512m", """
                fn double(n) => 2 * n
                print(sum(parallel for n in 0..100_000 { double(n) }))
                let tasks = [spawn double(n) for n in 0..20_000]
                print(sum([await t for t in tasks]))
                """);
        final String out = new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("9999900000\n399980000\n", out);
        assertEquals(0, parent.waitFor());
        ProcessRun.awaitNoneLeft(mark);
    }
}
