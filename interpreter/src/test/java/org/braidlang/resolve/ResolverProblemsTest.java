package org.braidlang.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.braidlang.problems.Problem;
import org.braidlang.source.SourceFile;
import org.braidlang.syntax.Parser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The chunks of the files beside it, each a script of its own. {@code ### text} at the end of a line stands for a
 * problem of this line, whose title, hint and note contain the text, in which {@code " ... "} stands for anything. A
 * chunk without one has no problems.
 */
class ResolverProblemsTest {
    private static final List<String> FILES = List.of("unknown-names", "declarations", "assignments", "arguments",
            "placement", "waiting", "articles");

    private record Expected(int line, List<String> pieces) {
        boolean describes(final Problem problem) {
            if (problem.span().line() != line) {
                return false;
            }
            final String text = text(problem);
            int from = 0;
            for (final String piece : pieces) {
                final int found = text.indexOf(piece, from);
                if (found < 0) {
                    return false;
                }
                from = found + piece.length();
            }
            return true;
        }
    }

    @TestFactory
    Stream<DynamicTest> chunks() throws IOException {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final String file : FILES) {
            try (InputStream stream = getClass().getResourceAsStream(file + ".braid")) {
                final String text = new String(
                        Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
                int line = 1;
                for (final String chunk : text.split("(?m)^---\n")) {
                    // Blank lines in front, so that lines count as in the file.
                    final String script = "\n".repeat(line - 1) + chunk;
                    tests.add(DynamicTest.dynamicTest(file + " " + line, () -> check(file, script)));
                    line += (int) chunk.chars().filter(c -> c == '\n').count() + 1;
                }
            }
        }
        return tests.stream();
    }

    private static void check(final String file, final String text) {
        final SourceFile source = new SourceFile(file + ".braid", text);
        final List<Expected> expected = new ArrayList<>();
        for (int line = 1; line <= source.lineCount(); line++) {
            final String[] parts = source.lineText(line).split("###");
            for (int i = 1; i < parts.length; i++) {
                expected.add(new Expected(line, Stream.of(parts[i].split(" \\.\\.\\. ")).map(String::strip).toList()));
            }
        }
        final List<Problem> found = new ArrayList<>(problems(source));
        for (final Expected each : expected) {
            assertTrue(found.removeIf(each::describes), () -> each + " was not found, but " + texts(found));
        }
        assertEquals(List.of(), texts(found));
    }

    private static List<Problem> problems(final SourceFile source) {
        try {
            Resolver.resolve(Parser.parse(source), Builtins.SOME);
            return List.of();
        } catch (Problem.Failure failure) {
            return failure.problems();
        }
    }

    private static List<String> texts(final List<Problem> problems) {
        return problems.stream().map(problem -> problem.span().line() + ": " + text(problem)).toList();
    }

    private static String text(final Problem problem) {
        return problem.title() + ". " + problem.hint() + (problem.note() == null ? "" : ". " + problem.note().text());
    }

    @Test
    void aBuiltInNameThatIsOnlyNearIsNotProposedBesideWhatIsMeant() {
        assertEquals("a pool is built in: 'parallel(limit=4) for x in xs { … }'",
                problems(new SourceFile("pool.braid", "let p = Pool(4)")).getFirst().hint());
    }

    @Test
    void problemsComeInTheOrderOfTheTextAndAreNotTooMany() {
        final StringBuilder text = new StringBuilder("fn f() { break }\nprint(a0)\nlet a0 = 1\n");
        for (int i = 1; i < 100; i++) {
            text.append("qqqqqqqqqq").append(i).append("()\n");
        }
        final List<Problem> found = problems(new SourceFile("many.braid", text.toString()));
        assertEquals(20, found.size());
        assertEquals(List.of(1, 2, 4), found.stream().limit(3).map(problem -> problem.span().line()).toList());
    }
}
