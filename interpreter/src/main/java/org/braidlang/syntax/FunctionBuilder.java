package org.braidlang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.grammar.BraidParser.HeaderContext;
import org.braidlang.grammar.BraidParser.ParameterContext;
import org.braidlang.problems.FormProblem;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** Builds functions, named or not. */
final class FunctionBuilder {
    private final TreeBuilder tree;
    private final Nodes nodes;
    private @Nullable HeaderContext declared;

    FunctionBuilder(final TreeBuilder tree, final Nodes nodes) {
        this.tree = tree;
        this.nodes = nodes;
    }

    /** The header that may have a name, because it starts a statement. */
    void declare(final HeaderContext header) {
        declared = header;
    }

    /** To be called before the body is built, which may declare functions of its own. */
    void checkName(final HeaderContext header) {
        if (header.NAME() != null && header != declared) {
            nodes.report(new FormProblem.NamedFunction(nodes.span(header.NAME()), tree.name(header.NAME())));
        }
    }

    Expr.Lambda lambda(final Span span, final HeaderContext header, final FunctionNode.Body body) {
        final Span headerSpan =
                nodes.span(header.getStart().getStartIndex(), header.RPAREN().getSymbol().getStopIndex() + 1);
        return new Expr.Lambda(span, new FunctionNode(
                span,
                headerSpan,
                header.NAME() == null ? "<fn>" : tree.name(header.NAME()),
                nodes.span(header.NAME() == null ? header.FN() : header.NAME()),
                header.ASYNC() != null,
                parameters(header.parameter()),
                body));
    }

    private List<FunctionNode.Parameter> parameters(final List<ParameterContext> contexts) {
        final List<FunctionNode.Parameter> parameters = new ArrayList<>(contexts.size());
        for (final ParameterContext context : contexts) {
            final String name = tree.name(context.NAME());
            final Span span = nodes.span(context);
            final Expr value = tree.expressions().optional(context.expression());
            if (value == null && !parameters.isEmpty() && parameters.getLast().defaultValue() != null) {
                nodes.report(new FormProblem.RequiredAfterDefault(span, name));
            }
            parameters.add(new FunctionNode.Parameter(span, name, value));
        }
        return List.copyOf(parameters);
    }
}
