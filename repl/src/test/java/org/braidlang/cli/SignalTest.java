package org.braidlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.braidlang.engine.Model;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process of its own: what signals make of it, and of what it has started. */
@Timeout(120)
class SignalTest {
    /** Far longer than an ended process takes to go. */
    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    Path folder;

    private Process braid(final Model model, final String script) throws IOException {
        final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(java, "-XX:+UseSerialGC", "-Xss16m", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "--model", model.word(),
                Files.writeString(folder.resolve("script.braid"), script).toString()))
                .redirectErrorStream(true).start();
    }

    private static void send(final int signal, final Long... pids) throws Exception {
        final List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.of(pids).map(String::valueOf).forEach(command::add);
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }

    private static void awaitEnd(final List<ProcessHandle> workers) throws Exception {
        for (final ProcessHandle worker : workers) {
            worker.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** A terminal sends its Ctrl-C to all processes that run in it, and so does {@code timeout} with its signal. */
    @ParameterizedTest
    @EnumSource
    void an_interrupt_ends_the_script_with_130_and_leaves_no_worker(final Model model) throws Exception {
        endsTheScript(model, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15})
    void so_does_a_signal_to_end(final int signal) throws Exception {
        endsTheScript(Model.PROCESSES, signal);
    }

    private void endsTheScript(final Model model, final int signal) throws Exception {
        final Process process = braid(model, """
                async fn waits() { try { print("ready"); await sleep(60s) } finally { print("task ended") } }
                try { await spawn waits() } finally { print("main ended") }
                """);
        try (BufferedReader out = process.inputReader()) {
            assertEquals("ready", out.readLine());
            final List<ProcessHandle> workers = process.descendants().toList();
            assertEquals(model == Model.PROCESSES, !workers.isEmpty());
            send(signal, Stream.concat(workers.stream(), Stream.of(process.toHandle()))
                    .map(ProcessHandle::pid).toArray(Long[]::new));
            assertEquals(List.of("interrupted", "main ended", "task ended"), out.lines().sorted().toList());
            assertEquals(130, process.waitFor());
            awaitEnd(workers);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 15})
    void no_worker_outlives_a_command_that_is_killed(final int signal) throws Exception {
        final Process process = braid(Model.PROCESSES, """
                fn computes() { while true { } }
                spawn computes()
                await sleep(100ms)
                print("ready")
                await sleep(60s)
                """);
        try (BufferedReader out = process.inputReader()) {
            assertEquals("ready", out.readLine());
            final List<ProcessHandle> workers = process.descendants().toList();
            assertFalse(workers.isEmpty());
            send(signal, process.pid());
            assertTrue(process.waitFor() > 0);
            awaitEnd(workers);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"os.exit(5)", "os._exit(5)"})
    void no_worker_outlives_a_script_that_exits(final String exit) throws Exception {
        final Process process = braid(Model.PROCESSES, """
                import os
                fn computes() { while true { } }
                spawn computes()
                await sleep(100ms)
                print("ready")
                await sleep(500ms)
                """ + exit);
        try (BufferedReader out = process.inputReader()) {
            assertEquals("ready", out.readLine());
            final List<ProcessHandle> workers = process.descendants().toList();
            assertFalse(workers.isEmpty());
            assertEquals(5, process.waitFor());
            awaitEnd(workers);
        } finally {
            process.destroyForcibly();
        }
    }
}
