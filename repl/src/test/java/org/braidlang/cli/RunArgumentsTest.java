package org.braidlang.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.braidlang.cli.RunArguments.Source;
import org.braidlang.engine.Dump;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

class RunArgumentsTest {
    private static RunArguments parse(final String words) throws UsageError {
        return RunArguments.parse(words.split(" "));
    }

    private static String fault(final String words) {
        return assertThrows(UsageError.class, () -> parse(words)).getMessage();
    }

    @Test
    void run_can_be_left_out() throws UsageError {
        assertEquals(parse("run a.braid"), parse("a.braid"));
        assertEquals(new RunArguments(new Source.ScriptFile("a.braid"), List.of(), "threads", null, 0, null, null),
                parse("a.braid"));
    }

    @Test
    void options_stand_before_the_script_or_directly_after_it() throws UsageError {
        assertEquals("loop", parse("run --model loop a.braid").model());
        assertEquals("loop", parse("run a.braid --model loop").model());
        assertEquals("loop", parse("a.braid --model=loop --timeout 2s x").model());
        assertEquals(List.of("x"), parse("a.braid --model=loop --timeout 2s x").arguments());
    }

    @Test
    void from_the_first_other_word_on_everything_is_the_scripts() throws UsageError {
        final RunArguments read = parse("run a.braid x --model loop --help");
        assertEquals(List.of("x", "--model", "loop", "--help"), read.arguments());
        assertEquals("threads", read.model());
        assertEquals(List.of("--fast", "--model", "loop"), parse("a.braid --fast --model loop").arguments());
        assertEquals(List.of("-e", "x"), parse("a.braid -e x").arguments());
        assertEquals(List.of("--help"), parse("a.braid --help").arguments());
    }

    @Test
    void two_dashes_end_the_options() throws UsageError {
        assertEquals(List.of("--model", "loop"), parse("run a.braid -- --model loop").arguments());
        final RunArguments read = parse("run -- -odd.braid --model loop");
        assertEquals(new Source.ScriptFile("-odd.braid"), read.source());
        assertEquals(List.of("--model", "loop"), read.arguments());
        assertEquals(List.of("--", "x"), parse("a.braid -- -- x").arguments());
    }

    @Test
    void code_and_standard_input_take_the_place_of_the_script() throws UsageError {
        assertEquals(new Source.CommandLine("print(1)"), parse("-e print(1)").source());
        assertEquals(List.of("x"), parse("-e print(1) --model loop x").arguments());
        assertEquals(new Source.StandardInput(), parse("- x").source());
        assertEquals(List.of("x"), parse("run - x").arguments());
    }

    @Test
    void an_empty_argument_is_an_argument() throws UsageError {
        assertEquals(List.of("", "a b"),
                RunArguments.parse(new String[] {"run", "a.braid", "", "a b"}).arguments());
    }

    @Test
    void options_have_values() throws UsageError {
        final RunArguments read = parse("--timeout 500ms --workers 3 --switch-interval 0.005 --dump ir a.braid");
        assertEquals(Duration.ofMillis(500), read.timeout());
        assertEquals(3, read.workers());
        assertEquals(Duration.ofMillis(5), read.switchInterval());
        assertEquals(Dump.IR, read.dump());
        assertNull(parse("a.braid").timeout());
        assertNull(parse("a.braid").switchInterval());
        assertEquals("--model needs a value after it", fault("run --model"));
        assertEquals("--workers needs a whole number from 1 to 1024, not '0'", fault("run --workers 0 a.braid"));
        assertEquals("--workers needs a whole number from 1 to 1024, not '99999999999'",
                fault("run --workers 99999999999 a.braid"));
        assertTrue(fault("run --dump tree a.braid").contains("ast, ir or bytecode"));
    }

    @Test
    void an_unknown_option_is_refused_with_the_nearest() {
        assertEquals("unknown option '--modle'. Did you mean '--model'?", fault("run --modle loop a.braid"));
        assertEquals("unknown option '-q'; see: braid run --help", fault("run -q a.braid"));
    }

    @Test
    void nothing_to_run_is_said() {
        assertTrue(fault("run").contains("Give a script"));
        assertTrue(fault("run --model loop").contains("Give a script"));
        assertTrue(assertThrows(UsageError.class, () -> RunArguments.parse(new String[] {"run", ""})).getMessage()
                .contains("Give a script"));
    }

    @Test
    void the_help_shows_every_option_that_is_read() throws UsageError {
        for (final OptionSpec option : Commands.runCommand().options()) {
            final String name = option.longestName();
            if (!option.usageHelp()) {
                assertEquals(name + " needs a value after it", fault("run " + name));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500000", "2s, 2000000", "1.5, 1500000", "2min, 120000000", "1h, 3600000000", "7us, 7"})
    void durations_are_written_as_in_scripts(final String text, final long micros) throws UsageError {
        assertEquals(micros, Durations.parse("--timeout", text).toNanos() / 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "x", "0", "-1", "1 s", "1d", "NaN", "1e"})
    void what_is_no_duration_is_refused(final String text) {
        assertEquals("--timeout needs a duration such as 500ms, 2s, 1.5 or 2min, not '" + text + "'",
                assertThrows(UsageError.class, () -> Durations.parse("--timeout", text)).getMessage());
    }

    @Test
    void an_endless_duration_is_a_very_long_one() throws UsageError {
        assertTrue(Durations.parse("--timeout", "1e300").toDays() > 10_000);
    }
}
