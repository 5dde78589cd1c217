package org.braidlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.braidlang.engine.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as its user meets it: words in, text and an exit status out. */
class MainTest {
    private record Result(int status, String out, String err) {}

    @TempDir
    Path folder;

    private static Result braid(final String... words) {
        return braidWithInput("", words);
    }

    private static Result braidWithInput(final String input, final String... words) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, false);
        final int status = Main.run(words, terminal);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String script(final String text) throws IOException {
        return Files.writeString(folder.resolve("script.braid"), text).toString();
    }

    @Test
    void a_script_that_ends_well_gives_0() throws IOException {
        assertEquals(new Result(0, "hello\n", ""), braid("run", script("print('hello')")));
        assertEquals(new Result(0, "hello\n", ""), braid(script("print('hello')")));
    }

    @Test
    void an_uncaught_error_gives_1_and_goes_to_standard_error() throws IOException {
        final Result result = braid(script("print('before')\nraise ValueError('no')"));
        assertEquals(1, result.status());
        assertEquals("before\n", result.out());
        assertTrue(result.err().contains("ValueError: no"), result.err());
    }

    @Test
    void a_script_whose_text_is_wrong_gives_2_and_runs_nothing() throws IOException {
        final Result result = braid(script("print('before')\nprint(unknown_name)"));
        assertEquals(2, result.status());
        assertEquals("", result.out());
        assertTrue(result.err().contains("unknown_name"), result.err());
        assertTrue(result.err().contains("script.braid:2:7"), result.err());
    }

    @Test
    void an_unknown_module_is_refused_before_anything_runs() {
        final Result result = braid("-e", "print(1)\nimport maths");
        assertEquals(2, result.status());
        assertEquals("", result.out());
        assertTrue(result.err().contains("import math"), result.err());
    }

    @Test
    void os_exit_gives_the_status_that_it_is_told() {
        assertEquals(7, braid("-e", "import os\nos.exit(7)").status());
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void os_exit_cancels_all_tasks(final Model model) {
        final String code = """
                import os
                let waiting = Event()
                parallel {
                    spawn { try { waiting.set(); await Event().wait() } finally { print("other") } }
                    spawn { await waiting.wait(); try { os.exit(7) } finally { print("own") } }
                }
                """;
        final Result result = braid("--model", model.word(), "-e", code);
        assertEquals("", result.err());
        assertEquals(7, result.status());
        assertEquals(List.of("other", "own"), result.out().lines().sorted().toList());
    }

    @Test
    void time_that_is_up_gives_124() {
        assertEquals(new Result(124, "", "error: stopped after 50ms, the time limit\n"),
                braid("--timeout", "50ms", "-e", "while true { }"));
    }

    @Test
    void code_and_standard_input_can_be_run() {
        assertEquals("3\n", braid("-e", "print(1 + 2)").out());
        assertEquals("3\n", braidWithInput("print(1 + 2)", "-").out());
        assertEquals("Ada\n", braidWithInput("Ada\n", "-e", "print(input())").out());
    }

    @Test
    void the_script_gets_its_arguments() {
        assertEquals("['a b', '--model']\n", braid("-e", "import os\nprint(os.args)", "a b", "--model").out());
    }

    @ParameterizedTest
    @EnumSource
    void every_model_runs(final Model model) {
        assertEquals(new Result(0, "[1, 4]\n", ""),
                braid("--model", model.word(), "-e", "print(parallel for n in 1..=2 { n * n })"));
    }

    @Test
    void a_model_that_is_none_is_refused() {
        assertEquals(new Result(2, "", "braid: unknown model 'thread'. Did you mean 'threads'?\n"),
                braid("--model", "thread", "-e", "print(1)"));
    }

    @Test
    void what_cannot_be_read_is_one_line_and_2() throws IOException {
        final Path bytes = Files.write(folder.resolve("bytes.braid"), new byte[] {'1', '\n', (byte) 0xff});
        assertEquals(new Result(2, "", "braid: there is no file 'no/such.braid'\n"), braid("no/such.braid"));
        assertEquals(new Result(2, "", "braid: '" + folder + "' is a directory, not a script\n"),
                braid("run", folder.toString()));
        assertEquals(new Result(2, "", "braid: what shall it run? Give a script, -e CODE, or - for standard input\n"),
                braid("run", ""));
        assertEquals(new Result(2, "", "braid: '" + bytes + "' is not UTF-8 text: see line 2\n"),
                braid(bytes.toString()));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_script() throws IOException {
        assertEquals(new Result(0, "1\n", ""), braid(script("\uFEFFprint(1)")));
    }

    @Test
    void an_unknown_command_is_refused_with_the_nearest() {
        assertEquals("braid: there is no command and no script 'rnu'. Did you mean 'braid run'?\n",
                braid("rnu").err());
        assertEquals(2, braid("rnu").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare", "explain", "test", "check", "fmt"})
    void what_is_not_there_yet_says_so(final String command) {
        assertEquals(new Result(2, "", "braid: the command '" + command + "' is not available yet\n"),
                braid(command, "x.braid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help", "run --help", "help run"})
    void help_goes_to_standard_output(final String words) {
        final Result result = braid(words.split(" "));
        assertEquals(0, result.status());
        assertTrue(result.out().startsWith("Usage: braid [run]"), result.out());
        assertEquals("", result.err());
    }

    @Test
    void a_script_can_be_shown_instead_of_run() {
        assertEquals(new Result(0, "(call print 1)\n", ""), braid("--dump", "ast", "-e", "print(1)"));
        assertTrue(braid("--dump", "ir", "-e", "print(1)").out().contains("print"));
        assertTrue(braid("--dump", "bytecode", "-e", "print(1)").out().contains("class braid/"));
    }

    @Test
    void a_reader_that_goes_away_ends_the_script_quietly() {
        final OutputStream gone = new OutputStream() {
            @Override
            public void write(final int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), gone, err, false);
        final int status = Main.run(new String[] {"-e", "while true { print('y') }"}, terminal);
        assertEquals(ExitStatus.BROKEN_PIPE, status);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_full_disk_ends_the_script_with_a_message() {
        final OutputStream full = new OutputStream() {
            @Override
            public void write(final int value) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), full, err, false);
        assertEquals(ExitStatus.FAILED, Main.run(new String[] {"-e", "print('y')"}, terminal));
        assertEquals("braid: cannot write to standard output: No space left on device\n",
                err.toString(StandardCharsets.UTF_8));
    }

    /** Where it fails early, the launcher keeps classes for half of what scripts use, and nobody is told. */
    @Test
    void the_script_that_the_launcher_trains_java_with_runs_to_its_last_line() throws IOException {
        final Path launcher = Path.of("src/main/launcher");
        final String part = Files.readString(launcher.resolve("training-part.braid")).replace("@", "1");
        Files.writeString(folder.resolve("training-parts.braid"), part);
        final String training = script(Files.readString(launcher.resolve("training.braid")));
        final Result result = braid("run", training, "--model", "processes", "--workers", "1");
        assertEquals(1, result.status());
        assertTrue(result.err().endsWith("ValueError: the training's end\n"), result.err());
        assertEquals(1, result.err().lines().filter(line -> line.startsWith("Trace")).count(), result.err());
    }
}
