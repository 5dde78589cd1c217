package org.braidlang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.braidlang.problems.FormProblem;
import org.braidlang.problems.Problem;
import org.braidlang.problems.ProblemPrinter;
import org.braidlang.problems.SyntaxProblem;
import org.braidlang.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is given to the parser, it answers: with a tree, or with problems that can be shown. */
class RobustnessTest {
    private static final long SEED = 20_25;

    /** The problems of a text, none if it is a script; all of them can be printed. */
    private static List<Problem> problems(final String text) {
        try {
            assertNotNull(AstPrinter.print(Parser.parse(new SourceFile("test.braid", text))));
            return List.of();
        } catch (final Problem.Failure failure) {
            assertFalse(failure.problems().isEmpty());
            assertTrue(failure.problems().size() <= 20);
            for (final Problem problem : failure.problems()) {
                assertTrue(problem.span().start() >= 0 && problem.span().start() <= problem.span().end()
                        && problem.span().end() <= text.length(), text);
                assertTrue(problem.title().length() < 200, problem.title());
            }
            assertFalse(ProblemPrinter.print(failure.problems(), true).isEmpty());
            return failure.problems();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(", "[", "{", "f(", "x[", "if a {", "f\"{", "fn() {", "{1:", "- ", "not ", "await ", "spawn ", "2 ** ",
        "fn() => ", "~", "try {", "lock m {", "lock ", "timeout ", "parallel {", "f(fn() {", "if ", "while ", "with ",
        "f'''{x:{", "catch ", "else ", "a = ", "a.", "a..", "=> ", "\"", "'''", "x if ", "shared ", ") (", "@", "?"
    })
    void endlessRepetitionIsAProblem(final String piece) {
        assertFalse(problems(piece.repeat(100_000)).isEmpty());
        problems(piece.repeat(20_000) + "1");
    }

    @Test
    void bracketsNestTwoHundredDeep() {
        assertEquals(List.of(), problems("(".repeat(200) + "1" + ")".repeat(200)));
        assertInstanceOf(
                FormProblem.TooDeep.class, problems("(".repeat(201) + "1" + ")".repeat(201)).getFirst());
        assertEquals(List.of(), problems("if a { ".repeat(200) + "}".repeat(200)));
        assertInstanceOf(FormProblem.TooDeep.class, problems("if a { ".repeat(201) + "}".repeat(201)).getFirst());
        assertEquals(List.of(), problems("if a { b }" + " else if a { b }".repeat(10_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "~", "not ", "await ", "2 ** ", "fn() => "})
    void operatorsThatNestDoSoTwoHundredDeep(final String operator) {
        assertEquals(List.of(), problems(operator.repeat(200) + "x"));
        assertInstanceOf(FormProblem.TooDeep.class, problems(operator.repeat(201) + "x").getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a + ", "a or ", "a * b - ", "a | "})
    void chainsOfOperatorsAreBounded(final String link) {
        assertEquals(List.of(), problems(link.repeat(450) + "a"));
        assertInstanceOf(FormProblem.TooLong.class, problems(link.repeat(50_000) + "a").getFirst());
    }

    @Test
    void longDisplaysAreFine() {
        assertEquals(List.of(), problems("[" + "1, ".repeat(100_000) + "]"));
        assertEquals(List.of(), problems("f(" + "a, ".repeat(100_000) + ")"));
        assertEquals(List.of(), problems("{" + "'a': 1, ".repeat(100_000) + "}"));
        assertEquals(List.of(), problems("f\"" + "{a}b".repeat(50_000) + "\""));
        assertEquals(List.of(), problems("a = ".repeat(50_000) + "1"));
        assertEquals(List.of(), problems("x".repeat(1_000_000) + " = '" + "é".repeat(1_000_000) + "'"));
    }

    @Test
    void randomCharacters() {
        final Random random = new Random(SEED);
        final String favourites = "(){}[]\"'`\\\n\r\t ;:,.=+-*/%<>!&|^~@#$?_abfrnxu019é😀\u0000\uFEFF";
        for (int i = 0; i < 2_000; i++) {
            final StringBuilder text = new StringBuilder();
            final int length = random.nextInt(200);
            for (int j = 0; j < length; j++) {
                text.append(random.nextInt(10) == 0
                        ? (char) random.nextInt(65_536)
                        : favourites.charAt(random.nextInt(favourites.length())));
            }
            problems(text.toString());
        }
    }

    @Test
    void truncatedScripts() {
        for (final String script : SampleScripts.all().toList()) {
            for (int end = 0; end < script.length(); end++) {
                problems(script.substring(0, end));
            }
        }
    }

    @Test
    void shuffledTokens() {
        final Random random = new Random(SEED);
        final List<String> tokens = new ArrayList<>();
        for (final String script : SampleScripts.all().toList()) {
            Pattern.compile("\\w+|\\s+|[^\\w\\s]+").matcher(script).results()
                    .forEach(found -> tokens.add(found.group()));
        }
        for (int i = 0; i < 2_000; i++) {
            final int from = random.nextInt(tokens.size() - 60);
            final List<String> some = new ArrayList<>(tokens.subList(from, from + 60));
            final int swaps = 1 + random.nextInt(10);
            for (int j = 0; j < swaps; j++) {
                Collections.swap(some, random.nextInt(some.size()), random.nextInt(some.size()));
            }
            if (random.nextBoolean()) {
                some.remove(random.nextInt(some.size()));
            }
            problems(String.join("", some));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"f(", "f(a,\n", "if a {\n b\n", "x = [1,\n 2", "'''abc\n", "f'''a {b}\n", "a +\n", "x =\n"})
    void whatIsIncompleteSaysSo(final String text) {
        assertTrue(((SyntaxProblem) problems(text).getFirst()).incomplete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"f)", "if a", "'abc", "def f(x):", "let x", "f(a b)", "1 = 2", "f\"{x\""})
    void whatIsWrongIsNotIncomplete(final String text) {
        assertFalse(((SyntaxProblem) problems(text).getFirst()).incomplete());
    }
}
