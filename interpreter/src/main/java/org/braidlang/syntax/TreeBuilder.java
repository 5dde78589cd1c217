package org.braidlang.syntax;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.braidlang.grammar.BraidParser.BlockContext;
import org.braidlang.grammar.BraidParser.StatementContext;

/**
 * Makes the tree of records from what ANTLR has parsed: the builders of its parts, which call each other through it.
 * Statements in which the parser or a builder found a problem are left out.
 */
final class TreeBuilder {
    private final Nodes nodes;
    private final TokenStream tokens;
    private final Literals literals;
    private final ExpressionBuilder expressions;
    private final ConstructBuilder constructs;
    private final FunctionBuilder functions;
    private final TargetBuilder targets;
    private final StatementBuilder statements;

    TreeBuilder(final Nodes nodes, final TokenStream tokens) {
        this.nodes = nodes;
        this.tokens = tokens;
        this.literals = new Literals(nodes);
        this.expressions = new ExpressionBuilder(this, nodes);
        this.constructs = new ConstructBuilder(this, nodes);
        this.functions = new FunctionBuilder(this, nodes);
        this.targets = new TargetBuilder(this, nodes);
        this.statements = new StatementBuilder(this, nodes);
    }

    /** Adds a statement to {@code into}. */
    void add(final StatementContext context, final List<Stmt> into) {
        if (context.exception != null) {
            return;
        }
        final Nodes.Depth depth = nodes.depth();
        try {
            into.add(statements.statement(context));
        } catch (final Nodes.Abandoned reported) {
            // Its problem is on its way; the statements around are built to find theirs.
            nodes.depth(depth);
        }
    }

    Block block(final BlockContext context) {
        nodes.enter(context.getStart());
        final List<Stmt> built = new ArrayList<>(context.statement().size());
        for (final StatementContext statement : context.statement()) {
            add(statement, built);
        }
        nodes.leave();
        return new Block(nodes.span(context), List.copyOf(built));
    }

    String name(final TerminalNode node) {
        return name(node.getSymbol());
    }

    /** As in Python, names that look the same are the same. */
    String name(final Token token) {
        final String text = token.getText();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }

    Token tokenBefore(final Token token) {
        return tokens.get(token.getTokenIndex() - 1);
    }

    Token tokenAfter(final Token token) {
        return tokens.get(token.getTokenIndex() + 1);
    }

    Literals literals() {
        return literals;
    }

    ExpressionBuilder expressions() {
        return expressions;
    }

    ConstructBuilder constructs() {
        return constructs;
    }

    FunctionBuilder functions() {
        return functions;
    }

    TargetBuilder targets() {
        return targets;
    }
}
