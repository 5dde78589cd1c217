package org.braidlang.problems;

import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Something stands where the grammar wants something else.
 *
 * @param found how messages call what was found
 * @param expected what could stand there, or null where the statement could have ended */
public record Unexpected(Span span, String found, @Nullable String expected, @Nullable String hint)
        implements SyntaxProblem {
    @Override
    public String title() {
        return expected == null ? "unexpected " + found : "expected " + expected + ", but found " + found;
    }
}
