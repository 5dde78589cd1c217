package org.braidlang.grammar;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.jspecify.annotations.Nullable;

/**
 * Turns lines into statements: the parser gets a NEWLINE wherever a statement ends without a {@code ;}, and nowhere
 * else. Also gives the contextual words their meaning. It never looks further than at the next token, so that
 * {@link BracketLexer} is always where the current token has left it.
 */
public abstract class LayoutLexer extends BracketLexer {
    private final Queue<Token> ready = new ArrayDeque<>();
    private @Nullable Token ahead;
    private @Nullable Token previous;
    private @Nullable Token beforePrevious;

    protected LayoutLexer(final CharStream input) {
        super(input);
    }

    @Override
    public final Token nextToken() {
        final Token token = ready.isEmpty() ? arrange() : ready.remove();
        beforePrevious = previous;
        previous = token;
        return token;
    }

    private Token arrange() {
        Token token = take();
        while (token.getType() == BraidLexer.NEWLINE && !endsStatement()) {
            token = take();
        }
        return switch (token.getType()) {
            case BraidLexer.BLOCK_CLOSE -> closeBlock(token);
            case EOF -> atStatementStart() ? token : before(token, newline(token));
            case BraidLexer.NAME -> contextual((WritableToken) token);
            case BraidLexer.RANGE -> range((WritableToken) token);
            default -> token;
        };
    }

    private Token closeBlock(final Token token) {
        final boolean endsExpression = insideBrackets();
        final Token first = atStatementStart() ? token : before(token, newline(token));
        if (!endsExpression && startsStatement(peek())) {
            ready.add(newline(peek()));
        }
        return first;
    }

    private Token before(final Token token, final Token first) {
        ready.add(token);
        return first;
    }

    private Token take() {
        final Token token = ahead == null ? read() : ahead;
        ahead = null;
        return token;
    }

    private Token peek() {
        if (ahead == null) {
            ahead = read();
        }
        return ahead;
    }

    private Token peekBeyondLines() {
        while (peek().getType() == BraidLexer.NEWLINE) {
            ahead = null;
        }
        return peek();
    }

    private Token newline(final Token before) {
        return virtual(BraidLexer.NEWLINE, before.getStartIndex());
    }

    private boolean endsStatement() {
        if (insideBrackets() || atStatementStart() || continues()) {
            return false;
        }
        return switch (peekBeyondLines().getType()) {
            case BraidLexer.DOT, BraidLexer.ELSE, BraidLexer.CATCH, BraidLexer.FINALLY -> false;
            default -> true;
        };
    }

    private boolean atStatementStart() {
        return switch (previousType()) {
            case EOF, BraidLexer.NEWLINE, BraidLexer.SEMICOLON, BraidLexer.BLOCK_OPEN -> true;
            default -> false;
        };
    }

    private int previousType() {
        return previous == null ? EOF : previous.getType();
    }

    /** Whether what was read last asks for more. The {@code ++} of other languages does not. */
    private boolean continues() {
        final int type = previousType();
        final boolean doubled = (type == BraidLexer.PLUS || type == BraidLexer.MINUS)
                && beforePrevious != null
                && beforePrevious.getType() == type
                && beforePrevious.getStopIndex() + 1 == previous.getStartIndex();
        return continuesLine(type) && !doubled;
    }

    /** Whether a newline after a token of this type does not end the statement. */
    public static boolean continuesLine(final int type) {
        return switch (type) {
            case BraidLexer.OR, BraidLexer.AND, BraidLexer.IN, BraidLexer.EQUAL, BraidLexer.NOT_EQUAL,
                    BraidLexer.LESS, BraidLexer.LESS_EQUAL, BraidLexer.GREATER, BraidLexer.GREATER_EQUAL,
                    BraidLexer.RANGE, BraidLexer.RANGE_INCLUSIVE, BraidLexer.PIPE, BraidLexer.CARET,
                    BraidLexer.AMPERSAND, BraidLexer.LEFT, BraidLexer.RIGHT, BraidLexer.PLUS, BraidLexer.MINUS,
                    BraidLexer.STAR, BraidLexer.SLASH, BraidLexer.DOUBLE_SLASH, BraidLexer.PERCENT,
                    BraidLexer.POWER, BraidLexer.COMMA, BraidLexer.ARROW, BraidLexer.ASSIGN,
                    BraidLexer.PLUS_ASSIGN, BraidLexer.MINUS_ASSIGN, BraidLexer.STAR_ASSIGN,
                    BraidLexer.SLASH_ASSIGN, BraidLexer.DOUBLE_SLASH_ASSIGN, BraidLexer.PERCENT_ASSIGN,
                    BraidLexer.POWER_ASSIGN, BraidLexer.AMPERSAND_ASSIGN, BraidLexer.PIPE_ASSIGN,
                    BraidLexer.CARET_ASSIGN, BraidLexer.LEFT_ASSIGN, BraidLexer.RIGHT_ASSIGN -> true;
            default -> false;
        };
    }

    private static boolean startsStatement(final Token token) {
        return switch (token.getType()) {
            case BraidLexer.NAME -> !token.getText().equals("on") && !token.getText().equals("as");
            case BraidLexer.LET, BraidLexer.VAR, BraidLexer.FN, BraidLexer.ASYNC, BraidLexer.AWAIT,
                    BraidLexer.SPAWN, BraidLexer.PARALLEL, BraidLexer.IF, BraidLexer.WHILE, BraidLexer.FOR,
                    BraidLexer.BREAK, BraidLexer.CONTINUE, BraidLexer.RETURN, BraidLexer.TRY, BraidLexer.RAISE,
                    BraidLexer.WITH, BraidLexer.ASSERT, BraidLexer.IMPORT, BraidLexer.NOT, BraidLexer.TRUE,
                    BraidLexer.FALSE, BraidLexer.NONE, BraidLexer.INT, BraidLexer.FLOAT, BraidLexer.DURATION,
                    BraidLexer.STRING, BraidLexer.BYTES, BraidLexer.F_START -> true;
            default -> false;
        };
    }

    /** {@code xs[1..]} and {@code xs[..]} have a token of their own. */
    private Token range(final WritableToken token) {
        if (peekBeyondLines().getType() == BraidLexer.RBRACKET) {
            token.setType(BraidLexer.OPEN_RANGE);
        }
        return token;
    }

    private Token contextual(final WritableToken token) {
        final int length = token.getStopIndex() - token.getStartIndex() + 1;
        if (length == 2 || length == 4 || length == 6 || length == 7) {
            final int type = switch (token.getText()) {
                case "as" -> followsExpression() || previousType() == BraidLexer.CATCH && isName(peek())
                        ? BraidLexer.AS : BraidLexer.NAME;
                case "on" -> followsExpression() && isName(peek()) ? BraidLexer.ON : BraidLexer.NAME;
                case "lock" -> takesOperand() ? BraidLexer.LOCK : BraidLexer.NAME;
                case "timeout" -> takesOperand() ? BraidLexer.TIMEOUT : BraidLexer.NAME;
                case "shared" -> atStatementStart() && peek().getType() == BraidLexer.VAR
                        ? BraidLexer.SHARED : BraidLexer.NAME;
                case "test" -> atStatementStart() && peek().getType() == BraidLexer.STRING
                        ? BraidLexer.TEST : BraidLexer.NAME;
                default -> BraidLexer.NAME;
            };
            token.setType(type);
        }
        return token;
    }

    private boolean followsExpression() {
        return endsExpression(previousType()) && (previousType() != BraidLexer.BLOCK_CLOSE || isName(peek()));
    }

    private static boolean isName(final Token token) {
        return token.getType() == BraidLexer.NAME;
    }

    /**
     * Whether {@code lock} or {@code timeout} is the word of the language: before a name, a number or {@code await}.
     */
    private boolean takesOperand() {
        if (previousType() == BraidLexer.DOT) {
            return false;
        }
        final Token next = peek();
        return switch (next.getType()) {
            case BraidLexer.NAME -> !List.of("as", "on").contains(next.getText());
            case BraidLexer.INT, BraidLexer.FLOAT, BraidLexer.DURATION, BraidLexer.AWAIT -> true;
            default -> false;
        };
    }
}
