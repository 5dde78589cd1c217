package org.braidlang.syntax;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.BitSet;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.braidlang.grammar.BraidLexer;
import org.braidlang.grammar.BraidParser;
import org.braidlang.grammar.ScriptStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar is decided by the next tokens alone, without knowing what is around: ANTLR's SLL is enough. */
class PredictionTest {
    static Stream<String> scripts() {
        return SampleScripts.all();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void noDecisionNeedsItsContext(final String script) {
        final CommonTokenStream tokens = new CommonTokenStream(new BraidLexer(new ScriptStream(script)));
        final BraidParser parser = new BraidParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new Strict());
        parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
        while (tokens.LA(1) != Token.EOF) {
            if (tokens.LA(1) == BraidParser.NEWLINE || tokens.LA(1) == BraidParser.SEMICOLON) {
                tokens.consume();
            } else {
                parser.statement();
            }
        }
    }

    private static final class Strict extends BaseErrorListener {
        @Override
        public void syntaxError(
                final Recognizer<?, ?> recognizer, final Object symbol, final int line, final int column,
                final String message, final RecognitionException error) {
            fail(line + ":" + column + ": " + message);
        }

        @Override
        public void reportAmbiguity(
                final org.antlr.v4.runtime.Parser parser, final DFA dfa, final int start, final int stop,
                final boolean exact, final BitSet alternatives, final ATNConfigSet configurations) {
            fail("ambiguous: " + parser.getTokenStream().getText(parser.getContext()));
        }

        @Override
        public void reportAttemptingFullContext(
                final org.antlr.v4.runtime.Parser parser, final DFA dfa, final int start, final int stop,
                final BitSet conflicting, final ATNConfigSet configurations) {
            final int rule = parser.getATN().getDecisionState(dfa.decision).ruleIndex;
            fail("needs its context: " + parser.getRuleNames()[rule]);
        }
    }
}
