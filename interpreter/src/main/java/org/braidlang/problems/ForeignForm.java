package org.braidlang.problems;

import org.braidlang.source.Span;

/**
 * A word or form of another language, for which Braid has its own. The parser knows some two hundred of them, so that
 * they are told apart by their words rather than by their types.
 */
public record ForeignForm(Span span, String title, String hint) implements SyntaxProblem {
    public static ForeignForm word(final Span span, final String word, final String hint) {
        return new ForeignForm(span, "'" + word + "' is not a Braid word", hint);
    }

    public static ForeignForm operator(final Span span, final String operator, final String hint) {
        return new ForeignForm(span, "'" + operator + "' is not a Braid operator", hint);
    }
}
