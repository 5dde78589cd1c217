package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.runtime.ScriptTrace.Frame;
import org.braidlang.runtime.ScriptTrace.Link;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;
import org.braidlang.testing.PlacesOnly;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
    private static final SourceFile FILE = new SourceFile("demo.braid", """
            fn f(n) => g(n) + 1
            fn g(n) {
            \treturn even(n)
            }
            parallel { f(1); f(2) }
            """);

    /** Knows as places the pieces of the file: a frame or site is told apart by the number of its piece. */
    private static final class Places extends PlacesOnly {
        private final List<Location> places = new ArrayList<>();

        int add(final String function, final String piece) {
            final int start = FILE.text().indexOf(piece);
            places.add(new Location(function, new Span(FILE, start, start + piece.length())));
            return places.size() - 1;
        }

        @Override
        public Location site(final int site) {
            return places.get(site);
        }

        @Override
        public @Nullable Location locate(final String className, final String method, final String descriptor,
                final int bytecodeIndex) {
            return className.startsWith("braid.") ? places.get(bytecodeIndex) : null;
        }

        @Override
        public @Nullable Location suspension(final String className, final int pc) {
            return places.get(pc);
        }
    }

    private final Places places = new Places();
    private final int callOfG = places.add("f", "g(n)");
    private final int callOfEven = places.add("g", "even(n)");
    private final int top = places.add("<script>", "parallel { f(1); f(2) }");
    private final int inBranch = places.add("<parallel>", "f(1)");

    private static Frame frame(final int place) {
        return new Frame("braid.Script", "f", "()V", place);
    }

    private ErrorValue error(final String message, final List<Link> links, final Integer... innermostFirst) {
        final ErrorValue error = new ErrorValue(ErrorKind.VALUE_ERROR, message);
        error.setTrace(ScriptTrace.of(
                java.util.Arrays.stream(innermostFirst).map(ErrorReportTest::frame).toList(), links, places));
        return error;
    }

    private String render(final ErrorValue error) {
        return ErrorReport.render(error, null, places, false);
    }

    @Test
    void theMostRecentCallComesLastAndThenKindAndMessage() {
        assertEquals("""
                Trace (most recent call last):
                  demo.braid:5, in <parallel>
                      parallel { f(1); f(2) }
                                 ^^^^
                  demo.braid:1, in f
                      fn f(n) => g(n) + 1
                                 ^^^^
                  demo.braid:3, in g
                      return even(n)
                             ^^^^^^^
                ValueError: no
                """, render(error("no", List.of(), callOfEven, callOfG, inBranch)));
    }

    @Test
    void framesThatAreNotTheScriptsAreLeftOut() {
        final ErrorValue error = new ErrorValue(ErrorKind.VALUE_ERROR, "");
        error.setTrace(ScriptTrace.of(List.of(new Frame("java.lang.Thread", "run", "()V", 0)), List.of(), places));
        assertEquals("ValueError\n", render(error));
    }

    @Test
    void theSpawnsAndAwaitsThatLedThereStandAbove() {
        assertEquals("""
                Trace (most recent call last):
                  demo.braid:5, in <script>, started a task
                      parallel { f(1); f(2) }
                      ^^^^^^^^^^^^^^^^^^^^^^^
                  demo.braid:5, in <parallel>, awaited
                      parallel { f(1); f(2) }
                                 ^^^^
                  demo.braid:1, in f
                      fn f(n) => g(n) + 1
                                 ^^^^
                ValueError: no
                """, render(error("no",
                List.of(new Link.Awaited("braid.Script", inBranch), new Link.Spawned(top)), callOfG)));
    }

    @Test
    void aLongRecursionIsFolded() {
        final List<Integer> calls = new ArrayList<>(Collections.nCopies(150, callOfG));
        calls.add(inBranch);
        assertEquals("""
                Trace (most recent call last):
                  demo.braid:5, in <parallel>
                      parallel { f(1); f(2) }
                                 ^^^^
                  demo.braid:1, in f
                      fn f(n) => g(n) + 1
                                 ^^^^
                  … 149 more calls of f
                ValueError: deep
                """, render(error("deep", List.of(), calls.toArray(Integer[]::new))));
    }

    @Test
    void aRecursionThroughTwoFunctionsIsFolded() {
        final List<Integer> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(callOfEven);
            calls.add(callOfG);
        }
        final String report = render(error("deep", List.of(), calls.toArray(Integer[]::new)));
        assertTrue(report.contains("  … 98 more calls of f, g\n"), report);
    }

    @Test
    void causesAndOtherErrorsAreShownShortly() {
        final ErrorValue error = error("outer", List.of(), inBranch);
        final ErrorValue cause = error("inner", List.of(), callOfG);
        error.setCause(cause);
        cause.setCause(error);
        error.setOthers(List.of(error("other", List.of(), callOfEven), new ErrorValue(ErrorKind.KEY_ERROR, "'k'")));
        assertTrue(render(error).endsWith("""
                ValueError: outer
                caused by: ValueError: inner (demo.braid:1, in f)
                and 2 more errors:
                  ValueError: other (demo.braid:3, in g)
                  KeyError: 'k'
                """), render(error));
    }

    @Test
    void otherErrorsThatAreTheSameStandInOneLineAndLongMessagesAreCut() {
        final ErrorValue error = error("outer", List.of(), inBranch);
        final List<ErrorValue> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(error("nobody can go on:\n  this one\n  that one", List.of(), callOfG));
            others.add(error("other", List.of(), callOfEven));
        }
        others.add(error("one\ntwo", List.of(), callOfG));
        error.setOthers(others);
        assertTrue(render(error).endsWith("""
                ValueError: outer
                and 7 more errors:
                  ValueError: nobody can go on … (demo.braid:1, in f), 3 times
                  ValueError: other (demo.braid:3, in g), 3 times
                  ValueError: one … (demo.braid:1, in f)
                """), render(error));
    }

    @Test
    void coloursAreUsedOnlyWhenAskedFor() {
        final ErrorValue error = error("no", List.of(), callOfG);
        assertTrue(ErrorReport.render(error, null, places, true).contains("\u001b[1;31mValueError\u001b[0m: no"));
        assertTrue(!render(error).contains("\u001b"));
    }
}
