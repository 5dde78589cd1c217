package org.braidlang.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static Arguments parse(final String line) throws Arguments.Mistake {
        return Arguments.parse(line.isEmpty() ? new String[] {} : line.split(" "));
    }

    @Test
    void without_words_everything_is_compared() throws Arguments.Mistake {
        final Arguments all = parse("");

        assertEquals(Arguments.Task.COMPARE, all.task());
        assertTrue(all.everything());
    }

    @Test
    void a_quick_run_or_a_part_is_not_everything() throws Arguments.Mistake {
        assertFalse(parse("--quick").everything());
        assertFalse(parse("fib").everything());
        assertFalse(parse("--parts add").everything());
    }

    @Test
    void parts_are_chosen_by_a_regular_expression() throws Arguments.Mistake {
        assertTrue(parse("--parts ^int").parts().matcher("int add").find());
        assertFalse(parse("--parts ^int").parts().matcher("big int add").find());
        assertTrue(parse("--parts").parts().matcher("anything").find());
    }

    @Test
    void repetitions_and_names_stand_anywhere() throws Arguments.Mistake {
        final Arguments arguments = parse("fib --repeat 3 sieve");

        assertEquals(3, arguments.repetitions());
        assertEquals(List.of("fib", "sieve"), arguments.names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--repeat", "--repeat 0", "--repeat x", "--parts a b", "--parts ("})
    void what_makes_no_sense_is_refused(final String line) {
        assertThrows(Arguments.Mistake.class, () -> parse(line));
    }
}
