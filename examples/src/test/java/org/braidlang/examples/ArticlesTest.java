package org.braidlang.examples;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.braidlang.testing.ScriptRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the articles show, under every model. One script at a time: some of them measure time. */
class ArticlesTest {
    static Stream<ScriptRun> scripts() {
        return ScriptRun.in(Path.of("articles"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void shows_what_it_says(final ScriptRun script) {
        script.check();
    }
}
