package org.braidlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what differs between models says what they do. */
@Timeout(120)
class DifferenceTest {
    static Stream<Arguments> cells() {
        return Arrays.stream(Difference.values())
                .flatMap(row -> Arrays.stream(Model.values()).map(model -> Arguments.of(row, model)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void the_table_says_what_models_do(final Difference row, final Model model) {
        final Scripts.Run run = Scripts.run(Braid.builder().model(model).workers(2), row.script);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().equals("true\n") || run.out().equals("false\n"), run.out());
        switch (row.of(model)) {
            case YES -> assertEquals("true\n", run.out());
            case NO -> assertEquals("false\n", run.out());
            case MAY -> { }
        }
    }

    /** A row in which all models agree is no difference. */
    @ParameterizedTest
    @EnumSource
    void a_row_tells_models_apart(final Difference row) {
        assertTrue(Arrays.stream(Model.values()).map(row::of).distinct().count() > 1);
    }
}
