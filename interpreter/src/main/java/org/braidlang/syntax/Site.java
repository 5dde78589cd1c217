package org.braidlang.syntax;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.braidlang.grammar.BraidParser;
import org.braidlang.problems.Excerpt;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;

/**
 * The place where the parser could not go on: the tokens around it, counted from the start of the script.
 *
 * @param start the first token of the statement
 * @param at the token that fits nowhere
 * @param expected the types that would have fitted
 */
record Site(SourceFile file, TokenStream tokens, int start, int at, IntervalSet expected) {
    /** How many tokens around the place messages look at: what is further away explains nothing, and takes time. */
    private static final int REACH = 500;

    int type(final int index) {
        return index < 0 || index >= tokens.size() ? Token.EOF : tokens.get(index).getType();
    }

    /** Of the token that fits nowhere. */
    int type() {
        return type(at);
    }

    boolean is(final int index, final int... types) {
        final int type = type(index);
        for (final int each : types) {
            if (type == each) {
                return true;
            }
        }
        return false;
    }

    String text(final int index) {
        return type(index) == Token.EOF ? "" : tokens.get(index).getText();
    }

    boolean name(final int index, final String text) {
        return type(index) == BraidParser.NAME && text(index).equals(text);
    }

    /** Whether a value ends with this token, so that only an operator or a bracket could follow. */
    boolean endsValue(final int index) {
        return switch (type(index)) {
            case BraidParser.NAME, BraidParser.INT, BraidParser.FLOAT, BraidParser.DURATION, BraidParser.STRING,
                    BraidParser.BYTES, BraidParser.F_END, BraidParser.TRUE, BraidParser.FALSE, BraidParser.NONE,
                    BraidParser.RPAREN, BraidParser.RBRACKET, BraidParser.RBRACE, BraidParser.BLOCK_CLOSE -> true;
            default -> false;
        };
    }

    /** Whether nothing stands between the two tokens. */
    boolean touch(final int left, final int right) {
        return tokens.get(left).getStopIndex() + 1 == tokens.get(right).getStartIndex();
    }

    boolean sameLine(final int left, final int right) {
        return file.line(tokens.get(left).getStartIndex()) == file.line(tokens.get(right).getStartIndex());
    }

    /** The innermost bracket of the statement that is open before the token at {@code index}, or -1. */
    int opener(final int index) {
        int depth = 0;
        for (int i = index - 1; i >= Math.max(start, index - REACH); i--) {
            if (opens(i)) {
                if (depth == 0) {
                    return i;
                }
                depth--;
            } else if (closes(i)) {
                depth++;
            }
        }
        return -1;
    }

    private boolean opens(final int index) {
        return is(index, BraidParser.LPAREN, BraidParser.LBRACKET, BraidParser.LBRACE, BraidParser.BLOCK_OPEN,
                BraidParser.FIELD_OPEN);
    }

    private boolean closes(final int index) {
        return is(index, BraidParser.RPAREN, BraidParser.RBRACKET, BraidParser.RBRACE, BraidParser.BLOCK_CLOSE,
                BraidParser.FIELD_CLOSE);
    }

    /** Whether the bracket at {@code index} opens the parameters of a function. */
    boolean opensParameters(final int index) {
        return is(index, BraidParser.LPAREN) && (is(index - 1, BraidParser.FN)
                || is(index - 1, BraidParser.NAME) && is(index - 2, BraidParser.FN));
    }

    /** Where the bracket at {@code opener} ends. */
    int closer(final int opener) {
        int depth = 0;
        final int last = Math.min(tokens.size() - 1, opener + REACH);
        for (int i = opener; i < last; i++) {
            if (opens(i)) {
                depth++;
            } else if (closes(i)) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return last;
    }

    /** The nearest token of one of the types before {@code index}, in the same bracket of the statement, or -1. */
    int before(final int index, final int... types) {
        int depth = 0;
        for (int i = index - 1; i >= Math.max(start, index - REACH) && depth >= 0; i--) {
            if (closes(i)) {
                depth++;
            } else if (opens(i)) {
                depth--;
            } else if (depth == 0 && is(i, types)) {
                return i;
            }
        }
        return -1;
    }

    /** The last token from {@code index} on that stands before a block, a colon or the end of the statement. */
    int headEnd(final int index) {
        int depth = 0;
        final int last = Math.min(tokens.size() - 2, index + REACH);
        for (int i = index; i <= last; i++) {
            if (depth == 0 && is(i, BraidParser.BLOCK_OPEN, BraidParser.COLON, BraidParser.NEWLINE,
                    BraidParser.SEMICOLON, BraidParser.BLOCK_CLOSE, Token.EOF)) {
                return i - 1;
            }
            depth += opens(i) ? 1 : closes(i) ? -1 : 0;
        }
        return last;
    }

    Span span() {
        return span(at);
    }

    /** Where a line or the script ends: behind what stands before. */
    Span span(final int index) {
        final Token token = tokens.get(index);
        if (token.getStopIndex() < token.getStartIndex() || token.getType() == BraidParser.NEWLINE
                || token.getType() == Token.EOF) {
            final int end = index == 0 ? 0 : tokens.get(index - 1).getStopIndex() + 1;
            return new Span(file, end, end);
        }
        return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
    }

    Span span(final int from, final int to) {
        return span(from).to(span(to));
    }

    /** What stands there, for a message; an ellipsis if nothing does. */
    String source(final int from, final int to) {
        return from > to || type(from) == Token.EOF
                ? "…"
                : Excerpt.of(file.text().substring(
                        tokens.get(from).getStartIndex(), Math.max(tokens.get(from).getStartIndex(),
                                tokens.get(to).getStopIndex() + 1)));
    }
}
