package org.braidlang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.braidlang.problems.Problem;
import org.braidlang.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is said about scripts that are none. The files hold many, with {@code ---} between them, and {@code ### title
 * ~ hint} behind each line that is at fault.
 */
class MessagesTest {
    @TestFactory
    Stream<DynamicTest> charactersAndBrackets() throws IOException {
        return cases("characters.braid");
    }

    @TestFactory
    Stream<DynamicTest> formsOfOtherLanguages() throws IOException {
        return cases("foreign.braid");
    }

    @TestFactory
    Stream<DynamicTest> misplacedForms() throws IOException {
        return cases("misplaced.braid");
    }

    private static Stream<DynamicTest> cases(final String resource) throws IOException {
        try (InputStream stream = MessagesTest.class.getResourceAsStream(resource)) {
            final String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^---\n"))
                    .map(script -> DynamicTest.dynamicTest(script.strip(), () -> check(script)));
        }
    }

    private static void check(final String commented) {
        final StringBuilder script = new StringBuilder();
        final List<String> expected = new ArrayList<>();
        final String[] lines = commented.split("\n");
        for (int i = 0; i < lines.length; i++) {
            final String[] parts = lines[i].split(" ### ");
            script.append(parts[0]).append('\n');
            for (int j = 1; j < parts.length; j++) {
                expected.add((i + 1) + ": " + parts[j]);
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", found(script.toString())));
    }

    private static List<String> found(final String script) {
        try {
            Parser.parse(new SourceFile("test.braid", script));
            return List.of();
        } catch (final Problem.Failure failure) {
            return failure.problems().stream()
                    .map(problem -> problem.span().line() + ": " + problem.title()
                            + (problem.hint() == null ? "" : " ~ " + problem.hint()))
                    .toList();
        }
    }
}
