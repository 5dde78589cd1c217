package org.braidlang.syntax;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.braidlang.grammar.BraidParser;
import org.braidlang.grammar.LexicalFault;
import org.braidlang.grammar.NestingParser;
import org.braidlang.problems.FormProblem;
import org.braidlang.problems.SyntaxProblem;
import org.braidlang.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * What the parser does at a token that fits nowhere: it reports one problem, gives up the innermost statement around
 * it, and goes on behind that. Nothing is reported for a statement whose characters or brackets are wrong already.
 */
final class Recovery extends DefaultErrorStrategy {
    private final SourceFile file;
    private final TokenStream tokens;
    private final List<SyntaxProblem> problems;
    private final NavigableSet<Integer> faulty = new TreeSet<>();
    private @Nullable RecognitionException current;
    private @Nullable IntervalSet expected;

    Recovery(
            final SourceFile file,
            final TokenStream tokens,
            final List<LexicalFault> faults,
            final List<SyntaxProblem> problems) {
        this.file = file;
        this.tokens = tokens;
        this.problems = problems;
        for (final LexicalFault fault : faults) {
            faulty.add(fault.start());
            faulty.add(fault.noticed());
        }
    }

    @Override
    public void sync(final Parser parser) {
        // Whether a loop goes on is decided by its next token; one that cannot follow is found when it is matched.
    }

    @Override
    public Token recoverInline(final Parser parser) {
        throw new InputMismatchException(parser);
    }

    /** Called by each of the rules that the error passes on its way to the statement. */
    @Override
    public void reportError(final Parser parser, final RecognitionException error) {
        if (error != current) {
            current = error;
            expected = parser.getExpectedTokens();
        }
    }

    @Override
    public void recover(final Parser parser, final RecognitionException error) {
        if (parser.getContext().getRuleIndex() != BraidParser.RULE_statement) {
            throw error;
        }
        final int start = parser.getContext().getStart().getTokenIndex();
        skipStatement(start);
        final Integer fault = faulty.ceiling(tokens.get(start).getStartIndex());
        final boolean known = fault != null && fault <= tokens.LT(1).getStartIndex();
        if (!known) {
            final Site site =
                    new Site(file, tokens, start, error.getOffendingToken().getTokenIndex(), expected);
            problems.add(error instanceof NestingParser.TooDeep
                    ? new FormProblem.TooDeep(site.span())
                    : Explanations.explain(site));
        }
    }

    private void skipStatement(final int start) {
        int depth = 0;
        for (int i = start; i < tokens.index(); i++) {
            depth += change(tokens.get(i).getType());
        }
        while (tokens.LA(1) != Token.EOF) {
            final int type = tokens.LA(1);
            final boolean ends = type == BraidParser.NEWLINE || type == BraidParser.SEMICOLON
                    || type == BraidParser.BLOCK_CLOSE;
            if (depth == 0 && ends) {
                return;
            }
            depth += change(type);
            tokens.consume();
        }
    }

    /** The lexer has seen to it that brackets are balanced. */
    private static int change(final int type) {
        return switch (type) {
            case BraidParser.LPAREN, BraidParser.LBRACKET, BraidParser.LBRACE, BraidParser.BLOCK_OPEN,
                    BraidParser.FIELD_OPEN -> 1;
            case BraidParser.RPAREN, BraidParser.RBRACKET, BraidParser.RBRACE, BraidParser.BLOCK_CLOSE,
                    BraidParser.FIELD_CLOSE -> -1;
            default -> 0;
        };
    }
}
