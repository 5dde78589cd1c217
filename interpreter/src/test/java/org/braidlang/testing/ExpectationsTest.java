package org.braidlang.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
    private static List<String> differences(final String script, final String output) {
        return differences(script, "threads", new ScriptRun.Result(output, "", 0, List.of()));
    }

    private static List<String> differences(final String script, final String model, final ScriptRun.Result actual) {
        return Comparison.of("a.braid", Expectations.of(script), model, actual);
    }

    @Test
    void output_is_compared_line_by_line_in_order() {
        final String script = "print(1) # expect: 1\nprint(2)\n# expect: 2\n";
        assertEquals(List.of(), differences(script, "1\n2\n"));
        assertEquals(1, differences(script, "2\n1\n").size());
        assertEquals(1, differences(script, "1\n").size());
        assertEquals(1, differences(script, "1\n2\n3\n").size());
    }

    @Test
    void spaces_at_the_start_of_a_line_count() {
        assertEquals(List.of(), differences("# expect:   1", "  1\n"));
        assertEquals(1, differences("# expect: 1", " 1\n").size());
    }

    @Test
    void an_expectation_without_text_is_an_empty_line() {
        assertEquals(List.of(), differences("print() # expect:", "\n"));
    }

    @Test
    void a_pattern_matches_a_whole_line() {
        assertEquals(List.of(), differences("# expect~: took [0-9.]+ s", "took 1.25 s\n"));
        assertEquals(1, differences("# expect~: took [0-9.]+ s", "it took 1.25 s\n").size());
    }

    @Test
    void unordered_neighbours_come_in_any_order() {
        final String script = "# expect-unordered: a\n# expect-unordered~: b.*\n# expect: end";
        assertEquals(List.of(), differences(script, "b1\na\nend\n"));
        assertEquals(1, differences(script, "a\nend\nb1\n").size());
        assertEquals(1, differences(script, "a\na\nend\n").size());
    }

    @Test
    void an_expectation_can_belong_to_some_models() {
        final String script = "# expect(threads, virtual): fast\n# expect(loop): slow";
        assertEquals(List.of(), differences(script, "threads", new ScriptRun.Result("fast\n", "", 0, List.of())));
        assertEquals(List.of(), differences(script, "loop", new ScriptRun.Result("slow\n", "", 0, List.of())));
        assertEquals(List.of(), differences(script, "gil", new ScriptRun.Result("", "", 0, List.of())));
    }

    @Test
    void standard_error_is_empty_unless_something_is_expected_there() {
        assertEquals(1, differences("", "loop", new ScriptRun.Result("", "oh\n", 0, List.of())).size());
        assertEquals(List.of(),
                differences("# stderr: oh", "loop", new ScriptRun.Result("", "well, oh\nmy\n", 0, List.of())));
        assertEquals(1,
                differences("# stderr~: ^oh", "loop", new ScriptRun.Result("", "well, oh\n", 0, List.of())).size());
    }

    @Test
    void an_error_sets_the_exit_status_and_its_trace_names_the_line() {
        final String script = "f()\nraise x # error: ValueError: x";
        assertEquals(List.of(), differences(script, "loop",
                new ScriptRun.Result("", "ValueError: x\n  in f, a.braid:2\n", 1, List.of())));
        assertEquals(1, differences(script, "loop",
                new ScriptRun.Result("", "ValueError: x\n  in f, a.braid:21\n", 1, List.of())).size());
        assertEquals(2, differences(script, "loop",
                new ScriptRun.Result("", "ValueError: x\n  in f, a.braid:1\n", 0, List.of())).size());
    }

    @Test
    void a_problem_stands_on_its_line() {
        final String script = "\nbreak # problem: outside a loop";
        assertEquals(List.of(), differences(script, "loop",
                new ScriptRun.Result("", "", 2, List.of(new ScriptRun.Found(2, "'break' outside a loop")))));
        assertEquals(2, differences(script, "loop",
                new ScriptRun.Result("", "", 2, List.of(new ScriptRun.Found(1, "'break' outside a loop")))).size());
        assertEquals(2, differences(script, "loop", new ScriptRun.Result("", "", 0, List.of())).size());
    }

    @Test
    void a_script_says_how_it_is_run() {
        final Expectations read = Expectations.of("# args: 0.1 5\n# models: threads, loop\n# stdin: a b\n# exit: 3");
        assertEquals(List.of("0.1", "5"), read.arguments());
        assertTrue(read.models().contains("loop"));
        assertFalse(read.models().contains("gil"));
        assertFalse(Expectations.of("# models: !loop, gil").models().contains("gil"));
        assertTrue(Expectations.of("# models: !loop, gil").models().contains("threads"));
        assertEquals("a b\n", read.input());
        assertEquals(3, read.exit("loop"));
        assertEquals(0, Expectations.of("# exit(!loop): 3").exit("loop"));
        assertEquals(1, Expectations.of("# error(loop): x").exit("loop"));
    }

    @Test
    void a_malformed_expectation_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Expectations.of("print(1) # expect 1"));
        assertThrows(IllegalArgumentException.class, () -> Expectations.of("# expect~: ["));
        assertTrue(Expectations.of("# what we expect: nothing").output().isEmpty());
    }
}
