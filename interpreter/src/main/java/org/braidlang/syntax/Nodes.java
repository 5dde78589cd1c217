package org.braidlang.syntax;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.braidlang.problems.FormProblem;
import org.braidlang.problems.SyntaxProblem;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;

/** What the builders of the tree share: spans, the problems that they find, and how deep they are. */
final class Nodes {
    /** Brackets, and operators that nest to the right; the lexer holds to it for brackets. */
    private static final int MAX_NESTING = 200;

    /** Operators and calls in one chain, as in {@code a + b + c}: later passes recurse into what stands left. */
    private static final int MAX_CHAIN = 1000;

    private final SourceFile file;
    private final List<SyntaxProblem> problems;
    private int nesting;
    private int chain;

    Nodes(final SourceFile file, final List<SyntaxProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Ends the building of a statement whose problem has been reported. */
    static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super(null, null, false, false);
        }
    }

    Span span(final int start, final int end) {
        return new Span(file, start, end);
    }

    Span span(final ParserRuleContext context) {
        return span(context.getStart().getStartIndex(), context.getStop().getStopIndex() + 1);
    }

    Span span(final Token token) {
        return span(token.getStartIndex(), token.getStopIndex() + 1);
    }

    Span span(final TerminalNode node) {
        return span(node.getSymbol());
    }

    String text(final int start, final int end) {
        return file.text().substring(start, end);
    }

    void report(final SyntaxProblem problem) {
        problems.add(problem);
    }

    Abandoned abandon(final SyntaxProblem problem) {
        report(problem);
        return new Abandoned();
    }

    void enter(final Token at) {
        nesting++;
        if (nesting > MAX_NESTING) {
            throw abandon(new FormProblem.TooDeep(span(at)));
        }
    }

    void leave() {
        nesting--;
    }

    void enterChain(final int links, final Token at) {
        chain += links;
        if (chain > MAX_CHAIN) {
            throw abandon(new FormProblem.TooLong(span(at), MAX_CHAIN));
        }
    }

    void leaveChain(final int links) {
        chain -= links;
    }

    record Depth(int nesting, int chain) {}

    Depth depth() {
        return new Depth(nesting, chain);
    }

    void depth(final Depth depth) {
        nesting = depth.nesting;
        chain = depth.chain;
    }
}
