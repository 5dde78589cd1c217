package org.braidlang.testing;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the language, one small script each, under every model. */
@Execution(ExecutionMode.CONCURRENT)
class LanguageTest {
    static Stream<ScriptRun> scripts() {
        return ScriptRun.in(Path.of("src/test/scripts"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void does_what_it_says(final ScriptRun script) {
        script.check();
    }
}
