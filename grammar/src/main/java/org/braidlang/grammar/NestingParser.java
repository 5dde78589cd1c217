package org.braidlang.grammar;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.TokenStream;

/** Refuses expressions so deep inside each other that reading them would take more stack than there may be. */
public abstract class NestingParser extends Parser {
    /** The lexer holds brackets to its own limit; this is for what nests without, as in {@code lock lock lock m}. */
    private static final int MAX_DEPTH = 2 * BracketLexer.MAX_NESTING;

    private int depth;

    protected NestingParser(final TokenStream input) {
        super(input);
    }

    /** An expression inside of too many others. */
    public static final class TooDeep extends RecognitionException {
        private static final long serialVersionUID = 1;

        TooDeep(final Parser parser, final ParserRuleContext context) {
            super(parser, parser.getInputStream(), context);
            setOffendingToken(parser.getCurrentToken());
        }
    }

    @Override
    public final void enterRule(final ParserRuleContext context, final int state, final int rule) {
        super.enterRule(context, state, rule);
        if (rule == BraidParser.RULE_expression) {
            depth++;
        }
    }

    @Override
    public final void exitRule() {
        if (getContext().getRuleIndex() == BraidParser.RULE_expression) {
            depth--;
        }
        super.exitRule();
    }

    /** The first that a rule does inside of its error handling. */
    @Override
    public final void enterOuterAlt(final ParserRuleContext context, final int alternative) {
        super.enterOuterAlt(context, alternative);
        if (depth > MAX_DEPTH && context.getRuleIndex() == BraidParser.RULE_expression) {
            throw new TooDeep(this, context);
        }
    }
}
