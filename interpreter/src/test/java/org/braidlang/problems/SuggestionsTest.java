package org.braidlang.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> NAMES = List.of("print", "len", "range", "counter", "gather", "x", "Lock");

    @ParameterizedTest
    @CsvSource({
        "pritn, print", "prnt, print", "Print, print", "lenn, len", "rnage, range", "couner, counter", "lock, Lock",
        "gahter, gather"
    })
    void theNearestName(final String name, final String suggestion) {
        assertEquals(suggestion, Suggestions.closest(name, NAMES));
    }

    @ParameterizedTest
    @CsvSource({"foo", "y", "abc", "total", "pr"})
    void nothingThatIsFarAway(final String name) {
        assertNull(Suggestions.closest(name, NAMES));
    }

    @Test
    void endlessNamesCostNothing() {
        assertNull(Suggestions.closest("a".repeat(1_000_000), List.of("a".repeat(999_999))));
    }
}
