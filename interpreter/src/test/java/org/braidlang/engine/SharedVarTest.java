package org.braidlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared variables in scripts that are longer than the tests' scripts are. */
class SharedVarTest {
    /** From 40 statements on a top level is compiled in parts, and 5,000 variables have fields of their own. */
    @ParameterizedTest
    @ValueSource(ints = {1, 39, 40, 41, 5_000, 5_001, 5_002})
    void theLastOfManyVariablesIsCheckedToo(final int count) {
        final String others = IntStream.range(0, count - 1).mapToObj(i -> "var v" + i + " = " + i + "\n")
                .collect(Collectors.joining());
        final Scripts.Run run = Scripts.run(others + """
                shared var last = "kept"
                parallel { last += "!"; 1 }
                try { last = [] } catch TypeError { print(last) }
                last = {}
                """);
        assertEquals("kept!\n", run.out());
        assertEquals(1, run.status());
        final int line = count + 3;
        assertTrue(run.err().contains("test.braid:" + line + ", in <script>"), run.err());
        assertTrue(run.err().contains("    last = {}\n    "), run.err());
    }
}
