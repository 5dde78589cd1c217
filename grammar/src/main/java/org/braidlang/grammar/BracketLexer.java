package org.braidlang.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.antlr.v4.runtime.misc.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Follows the brackets of a script. Tells a block's {@code '{'} from a dict's, follows fields into f-strings and out,
 * and closes and reports what the script leaves open: brackets are balanced in the tokens that it gives.
 */
abstract class BracketLexer extends Lexer {
    /** As in CPython. */
    public static final int MAX_NESTING = 200;

    private enum Bracket { PARENTHESIS, SQUARE, BRACES, BLOCK, FIELD, STRING, LONG_STRING }

    /** Faults after which it is no script, and not worth the reading. */
    private static final int MAX_FAULTS = 100;

    private record Opener(Bracket bracket, Token token, int indentation) {}

    private final List<Opener> openers = new ArrayList<>();
    private final List<LexicalFault> faults = new ArrayList<>();
    private final Queue<Token> pending = new ArrayDeque<>();
    /** The first block whose closing brace is indented as if it closed another one. */
    private @Nullable Token suspect;
    private int indentation;
    private @Nullable Token last;
    private @Nullable Token lastVisible;
    private int nesting;
    private boolean abandoned;

    protected BracketLexer(final CharStream input) {
        super(input);
    }

    /** What was found so far, in the order of the script. */
    public final List<LexicalFault> faults() {
        return Collections.unmodifiableList(faults);
    }

    /** Whether a newline here ends no statement. */
    protected final boolean insideBrackets() {
        return !openers.isEmpty() && openers.getLast().bracket != Bracket.BLOCK;
    }

    protected final Token virtual(final int type, final int position) {
        final CommonToken token = new CommonToken(
                new Pair<>(this, getInputStream()), type, DEFAULT_TOKEN_CHANNEL, position, position - 1);
        token.setText("");
        return token;
    }

    protected static boolean endsExpression(final int type) {
        return switch (type) {
            case BraidLexer.NAME, BraidLexer.INT, BraidLexer.FLOAT, BraidLexer.DURATION, BraidLexer.STRING,
                    BraidLexer.BYTES, BraidLexer.F_END, BraidLexer.TRUE, BraidLexer.FALSE, BraidLexer.NONE,
                    BraidLexer.RPAREN, BraidLexer.RBRACKET, BraidLexer.RBRACE, BraidLexer.BLOCK_CLOSE -> true;
            default -> false;
        };
    }

    /** The next token, newlines included. */
    protected final Token read() {
        while (pending.isEmpty()) {
            final Token token = abandoned ? virtual(EOF, getInputStream().size()) : super.nextToken();
            follow((CommonToken) token);
        }
        final Token token = pending.remove();
        last = token;
        if (token.getType() != BraidLexer.NEWLINE) {
            lastVisible = token;
        }
        return token;
    }

    private void follow(final CommonToken token) {
        final boolean firstOfLine = last == null || last.getType() == BraidLexer.NEWLINE;
        if (firstOfLine) {
            indentation = token.getCharPositionInLine();
        }
        switch (token.getType()) {
            case BraidLexer.LPAREN -> open(Bracket.PARENTHESIS, token);
            case BraidLexer.LBRACKET -> open(Bracket.SQUARE, token);
            case BraidLexer.LBRACE -> openBrace(token);
            case BraidLexer.FIELD_OPEN -> open(Bracket.FIELD, token);
            case BraidLexer.F_START -> openString(token);
            case BraidLexer.RPAREN, BraidLexer.RBRACKET, BraidLexer.RBRACE -> close(token);
            case BraidLexer.FIELD_CLOSE, BraidLexer.F_END -> {
                removeOpener();
                pending.add(token);
            }
            case BraidLexer.ASSIGN -> {
                if (inField() && endsFieldExpression()) {
                    token.setType(BraidLexer.FIELD_EQUALS);
                }
                pending.add(token);
            }
            case BraidLexer.DOT -> {
                if (last != null && last.getType() == BraidLexer.INT
                        && last.getStopIndex() + 1 == token.getStartIndex()) {
                    fault(new LexicalFault(LexicalFault.Kind.BAD_NUMBER, last.getStartIndex(),
                            token.getStopIndex() + 1, token.getStartIndex()));
                } else {
                    pending.add(token);
                }
            }
            case BraidLexer.COLON -> {
                if (inField()) {
                    token.setType(BraidLexer.FIELD_COLON);
                    mode(BraidLexer.F_SPECIFICATION);
                }
                pending.add(token);
            }
            case BraidLexer.NEWLINE -> {
                if (inField() && openers.get(openers.size() - 2).bracket == Bracket.STRING) {
                    abandonString(token.getStartIndex());
                }
                pending.add(token);
            }
            case BraidLexer.F_NEWLINE -> {
                abandonString(token.getStartIndex());
                token.setType(BraidLexer.NEWLINE);
                pending.add(token);
            }
            case BraidLexer.LET, BraidLexer.VAR, BraidLexer.RETURN, BraidLexer.BREAK, BraidLexer.CONTINUE,
                    BraidLexer.IMPORT, BraidLexer.RAISE, BraidLexer.ASSERT, BraidLexer.WHILE, BraidLexer.FN ->
                startStatement(token);
            case EOF -> end(token);
            default -> faulty(token);
        }
    }

    private void faulty(final CommonToken token) {
        switch (token.getType()) {
            case BraidLexer.BAD_NUMBER -> {
                fault(LexicalFault.Kind.BAD_NUMBER, token);
                replace(token, BraidLexer.INT, "0");
            }
            case BraidLexer.UNCLOSED_STRING -> unclosedString(token);
            case BraidLexer.UNCLOSED_LONG_STRING -> {
                fault(LexicalFault.Kind.UNCLOSED_LONG_STRING, token);
                replace(token, BraidLexer.STRING, "''");
            }
            case BraidLexer.F_STRAY -> fault(LexicalFault.Kind.STRAY_BRACE, token);
            case BraidLexer.BACKSLASH -> fault(LexicalFault.Kind.BACKSLASH, token);
            case BraidLexer.UNKNOWN -> fault(LexicalFault.Kind.UNKNOWN_CHARACTER, token);
            default -> pending.add(token);
        }
    }

    /** Goes on as if something whole stood there. */
    private void replace(final WritableToken token, final int type, final String text) {
        token.setType(type);
        token.setText(text);
        pending.add(token);
    }

    private void fault(final LexicalFault.Kind kind, final Token token) {
        fault(kind, token, token.getStartIndex());
    }

    private void fault(final LexicalFault.Kind kind, final Token token, final int noticed) {
        fault(new LexicalFault(kind, token.getStartIndex(), token.getStopIndex() + 1, noticed));
    }

    private void fault(final LexicalFault fault) {
        faults.add(fault);
        abandoned |= faults.size() == MAX_FAULTS;
    }

    private boolean inField() {
        return !openers.isEmpty() && openers.getLast().bracket == Bracket.FIELD;
    }

    private boolean endsFieldExpression() {
        final CharStream input = getInputStream();
        int distance = 1;
        while (input.LA(distance) == ' ' || input.LA(distance) == '\t') {
            distance++;
        }
        return switch (input.LA(distance)) {
            case '}', ':' -> true;
            case '!' -> input.LA(distance + 1) != '=';
            default -> false;
        };
    }

    private void open(final Bracket bracket, final Token token) {
        if (bracket != Bracket.STRING && bracket != Bracket.LONG_STRING) {
            if (nesting == MAX_NESTING) {
                fault(LexicalFault.Kind.TOO_DEEP, token);
                abandoned = true;
                return;
            }
            nesting++;
        }
        openers.add(new Opener(bracket, token, indentation));
        pending.add(token);
    }

    private void openString(final Token token) {
        final int length = token.getStopIndex() - token.getStartIndex() + 1;
        open(length >= 4 ? Bracket.LONG_STRING : Bracket.STRING, token);
    }

    private void openBrace(final WritableToken token) {
        final Token before = insideBrackets() ? lastVisible : last;
        final int type = before == null ? EOF : before.getType();
        final boolean block = endsExpression(type) || switch (type) {
            case BraidLexer.ELSE, BraidLexer.TRY, BraidLexer.CATCH, BraidLexer.FINALLY, BraidLexer.PARALLEL,
                    BraidLexer.SPAWN -> true;
            default -> false;
        };
        if (block) {
            token.setType(BraidLexer.BLOCK_OPEN);
        }
        open(block ? Bracket.BLOCK : Bracket.BRACES, token);
    }

    private void close(final WritableToken token) {
        int depth = openers.size() - 1;
        while (depth >= 0 && !closes(token.getType(), openers.get(depth).bracket)) {
            depth = openers.get(depth).bracket == Bracket.FIELD ? -1 : depth - 1;
        }
        if (depth < 0 && insideBrackets() && !inField()) {
            depth = openers.size() - 1;
            fault(LexicalFault.Kind.MISMATCHED_BRACKET, token, openers.get(depth).token.getStartIndex());
            closeDownTo(depth, token.getStartIndex());
            return;
        }
        if (depth < 0) {
            fault(LexicalFault.Kind.UNMATCHED_BRACKET, token);
            return;
        }
        if (depth < openers.size() - 1) {
            fault(LexicalFault.Kind.UNCLOSED_BRACKET, openers.getLast().token, token.getStartIndex());
        }
        closeDownTo(depth + 1, token.getStartIndex());
        final Opener opener = openers.getLast();
        final Bracket bracket = removeOpener();
        if (suspect == null && bracket == Bracket.BLOCK && indentation < opener.indentation) {
            suspect = opener.token;
        }
        if (bracket == Bracket.BLOCK) {
            token.setType(BraidLexer.BLOCK_CLOSE);
        } else if (bracket == Bracket.FIELD) {
            token.setType(BraidLexer.FIELD_CLOSE);
            popMode();
        }
        pending.add(token);
    }

    private Bracket removeOpener() {
        final Bracket bracket = openers.removeLast().bracket;
        if (bracket != Bracket.STRING && bracket != Bracket.LONG_STRING) {
            nesting--;
        }
        return bracket;
    }

    private static boolean closes(final int type, final Bracket bracket) {
        return switch (bracket) {
            case PARENTHESIS -> type == BraidLexer.RPAREN;
            case SQUARE -> type == BraidLexer.RBRACKET;
            case BRACES, BLOCK, FIELD -> type == BraidLexer.RBRACE;
            case STRING, LONG_STRING -> false;
        };
    }

    private void closeDownTo(final int size, final int position) {
        while (openers.size() > size) {
            final int type = switch (removeOpener()) {
                case PARENTHESIS -> BraidLexer.RPAREN;
                case SQUARE -> BraidLexer.RBRACKET;
                case BRACES -> BraidLexer.RBRACE;
                case BLOCK -> BraidLexer.BLOCK_CLOSE;
                case FIELD -> BraidLexer.FIELD_CLOSE;
                case STRING, LONG_STRING -> BraidLexer.F_END;
            };
            if (type == BraidLexer.FIELD_CLOSE || type == BraidLexer.F_END) {
                popMode();
            }
            pending.add(virtual(type, position));
        }
    }

    /** At the end of a line that an f-string in single quotes cannot leave, or cannot be left inside of. */
    private void abandonString(final int position) {
        int string = 0;
        while (openers.get(string).bracket != Bracket.STRING) {
            string++;
        }
        if (string + 1 < openers.size()) {
            fault(LexicalFault.Kind.UNCLOSED_FIELD, openers.get(string + 1).token, position);
        } else {
            fault(LexicalFault.Kind.UNCLOSED_STRING, openers.get(string).token, position);
        }
        closeDownTo(firstOfLine(string), position);
    }

    /**
     * A string that lacks its end has most likely swallowed the brackets that would close those before it on its
     * line.
     */
    private int firstOfLine(final int opener) {
        int first = opener;
        while (first > 0 && openers.get(first - 1).bracket != Bracket.BLOCK
                && openers.get(first - 1).token.getLine() == openers.get(opener).token.getLine()) {
            first--;
        }
        return first;
    }

    private void unclosedString(final WritableToken token) {
        for (final Opener opener : openers) {
            if (opener.bracket == Bracket.STRING) {
                abandonString(token.getStartIndex());
                return;
            }
        }
        fault(LexicalFault.Kind.UNCLOSED_STRING, token);
        replace(token, BraidLexer.STRING, "''");
        int first = openers.size();
        while (first > 0 && openers.get(first - 1).bracket != Bracket.BLOCK
                && openers.get(first - 1).token.getLine() == token.getLine()) {
            first--;
        }
        closeDownTo(first, token.getStopIndex() + 1);
    }

    /**
     * A word that only starts statements, first on its line inside of brackets: one of these was not closed. Unless
     * it is a brace, for then it was probably meant to open a block.
     */
    private void startStatement(final Token token) {
        final boolean firstOfLine = last != null && last.getType() == BraidLexer.NEWLINE;
        if (firstOfLine && insideBrackets() && openers.getLast().bracket != Bracket.BRACES
                && (token.getType() != BraidLexer.FN || namesFunction())) {
            int size = openers.size();
            while (size > 0 && openers.get(size - 1).bracket != Bracket.BLOCK) {
                if (openers.get(size - 1).bracket == Bracket.FIELD) {
                    pending.add(token);
                    return;
                }
                size--;
            }
            fault(LexicalFault.Kind.UNCLOSED_BRACKET, openers.getLast().token, token.getStartIndex());
            closeDownTo(size, last.getStartIndex());
            pending.add(virtual(BraidLexer.NEWLINE, last.getStartIndex()));
        }
        pending.add(token);
    }

    private boolean namesFunction() {
        final CharStream input = getInputStream();
        int distance = 1;
        while (input.LA(distance) == ' ') {
            distance++;
        }
        return distance > 1 && input.LA(distance) != '(' && input.LA(distance) > 0;
    }

    private void end(final Token token) {
        if (!openers.isEmpty() && !abandoned) {
            final Opener opener = openers.getLast();
            if (opener.bracket == Bracket.LONG_STRING) {
                fault(LexicalFault.Kind.UNCLOSED_LONG_STRING, opener.token, token.getStartIndex());
            } else if (opener.bracket == Bracket.STRING) {
                fault(LexicalFault.Kind.UNCLOSED_STRING, opener.token, token.getStartIndex());
            } else if (opener.bracket == Bracket.FIELD) {
                fault(LexicalFault.Kind.UNCLOSED_FIELD, opener.token, token.getStartIndex());
            } else {
                final boolean block = opener.bracket == Bracket.BLOCK && suspect != null;
                fault(LexicalFault.Kind.UNCLOSED_BRACKET, block ? suspect : opener.token, token.getStartIndex());
            }
        }
        closeDownTo(0, token.getStartIndex());
        pending.add(token);
    }
}
