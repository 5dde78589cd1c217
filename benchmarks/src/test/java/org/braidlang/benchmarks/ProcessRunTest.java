package org.braidlang.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessRunTest {
    private static ProcessRun run(final String script) throws Exception {
        return ProcessRun.of(List.of("sh", "-c", script), false);
    }

    @Test
    void the_rounds_are_read_from_the_output() throws Exception {
        final ProcessRun run = run("echo 'took: 1.5 s'; echo other; echo 'took: 0.25 s'");

        assertEquals(List.of(1.5, 0.25), run.took());
        assertEquals(0.25, Figure.ROUND.of(run).orElseThrow());
    }

    @Test
    void a_program_without_rounds_has_only_its_whole_time() throws Exception {
        final ProcessRun run = run("echo hi");

        assertTrue(Figure.ROUND.of(run).isEmpty());
        assertTrue(Figure.WHOLE.of(run).orElseThrow() > 0);
    }

    @Test
    void a_wrong_answer_stops_everything_and_shows_what_was_said() {
        final ProcessRun.Failure failure =
                assertThrows(ProcessRun.Failure.class, () -> run("echo 'took: 1 s'; echo 'AssertionError: 7' >&2; exit 1"));

        assertTrue(failure.getMessage().contains("status 1"), failure.getMessage());
        assertTrue(failure.getMessage().contains("AssertionError: 7"), failure.getMessage());
    }
}
