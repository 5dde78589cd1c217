package org.braidlang.problems;

import java.util.List;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a script's text, as data: records say what was found; their methods word it. Everything here is
 * found before the script runs.
 */
public sealed interface Problem permits SyntaxProblem, NameProblem, ProgramProblem {
    /** Where the frame and the caret go. */
    Span span();

    /** One line, without a full stop: what is wrong. */
    String title();

    /** What to do, or null where the title says it all. */
    @Nullable String hint();

    /** A second place that belongs to it, such as the first declaration, or null. */
    default @Nullable Note note() {
        return null;
    }

    record Note(Span span, String text) {}

    /** Problems of a script that cannot be compiled; never empty. */
    final class Failure extends Exception {
        private final transient List<Problem> problems;

        public Failure(final List<Problem> problems) {
            super(problems.getFirst().title(), null, false, false);
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }
    }
}
