package org.braidlang.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;
import org.junit.jupiter.api.Test;

class ProblemPrinterTest {
    private static Span span(final String text, final String marked) {
        final int start = text.indexOf(marked);
        return new Span(new SourceFile("tools.braid", text), start, start + marked.length());
    }

    @Test
    void aProblemHasTitleFrameAndHint() {
        final Problem problem =
                ForeignForm.word(span("a\n\ndef square(n):\n", "def"), "def", "write: fn square(n) { … }");
        assertEquals("""
                error: 'def' is not a Braid word
                  --> tools.braid:3:1
                   |
                 3 | def square(n):
                   | ^^^
                   = write: fn square(n) { … }
                """, ProblemPrinter.print(problem, false));
    }

    @Test
    void aNoteHasItsOwnFrame() {
        final String text = "let x = [\n1}\n";
        final Problem problem = new LexicalProblem.MismatchedBracket(span(text, "}"), span(text, "["));
        assertEquals("""
                error: '}' cannot close '['
                  --> tools.braid:2:2
                   |
                 2 | 1}
                   |  ^
                   = note: opened here
                  --> tools.braid:1:9
                   |
                 1 | let x = [
                   |         ^
                """, ProblemPrinter.print(problem, false));
    }

    @Test
    void coloursLeaveTheTextAsItIs() {
        final Problem problem = ForeignForm.word(span("def", "def"), "def", "write: fn");
        final String coloured = ProblemPrinter.print(List.of(problem, problem), true);
        assertTrue(coloured.contains("\u001b["));
        assertEquals(
                ProblemPrinter.print(List.of(problem, problem), false),
                coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void caretsStandUnderWhatTheyMark() {
        assertEquals(
                new SourceFrame("    日本 = e\u0301 x", "           ^^"),
                SourceFrame.of(span("\t日本 = e\u0301 x", "e\u0301 ")));
        assertEquals(new SourceFrame("ab", "  ^"), SourceFrame.of(span("ab\n", "\n")));
        assertEquals(new SourceFrame("", "^"), SourceFrame.of(span("", "")));
        assertEquals(new SourceFrame("f(", " ^"), SourceFrame.of(span("f(\n)", "(\n)")));
        assertEquals(new SourceFrame("x = 1", "    ^"), SourceFrame.unindented(span("\t  x = 1", "1")));
        assertEquals(new SourceFrame("a·b", " ^"), SourceFrame.of(span("a\u0000b", "\u0000")));
    }

    @Test
    void ofALongLineOnlyThePartAroundTheSpanIsShown() {
        final String text = "a".repeat(1000) + "!" + "b".repeat(1000);
        final SourceFrame frame = SourceFrame.of(span(text, "!"));
        assertEquals("…" + "a".repeat(40) + "!" + "b".repeat(69) + "…", frame.source());
        assertEquals(" ".repeat(41) + "^", frame.carets());
        final SourceFrame whole = SourceFrame.of(span(text, text));
        assertEquals(111, whole.source().length());
        assertEquals("^".repeat(110), whole.carets());
    }
}
