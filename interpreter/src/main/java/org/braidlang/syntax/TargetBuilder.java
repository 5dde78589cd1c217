package org.braidlang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.grammar.BraidParser.TargetContext;
import org.braidlang.grammar.BraidParser.TargetsContext;
import org.braidlang.problems.FormProblem;

/** Builds what declarations and loops give values to, and makes targets of the left sides of assignments. */
final class TargetBuilder {
    private final TreeBuilder tree;
    private final Nodes nodes;

    TargetBuilder(final TreeBuilder tree, final Nodes nodes) {
        this.tree = tree;
        this.nodes = nodes;
    }

    Target targets(final TargetsContext context) {
        if (context.getChildCount() == 1) {
            return target(context.target(0));
        }
        return new Target.Tuple(nodes.span(context), all(context));
    }

    private List<Target> all(final TargetsContext context) {
        final List<Target> items = new ArrayList<>(context.target().size());
        for (final TargetContext item : context.target()) {
            items.add(target(item));
        }
        return List.copyOf(items);
    }

    Target target(final TargetContext context) {
        if (context.NAME() != null) {
            return new Target.Name(nodes.span(context), tree.name(context.NAME()));
        }
        return context.targets().getChildCount() == 1
                ? target(context.targets().target(0))
                : new Target.Tuple(nodes.span(context), all(context.targets()));
    }

    /** The left side of an assignment. */
    Target of(final Expr expression) {
        return switch (expression) {
            case Expr.Name(var span, var name) -> new Target.Name(span, name);
            case Expr.Index(var span, var target, var index) -> new Target.Index(span, target, index);
            case Expr.Slice(var span, var target, var from, var to, var inclusive) ->
                new Target.Slice(span, target, from, to, inclusive);
            case Expr.Attribute(var span, var target, var name, var nameSpan) ->
                new Target.Attribute(span, target, name, nameSpan);
            case Expr.TupleDisplay(var span, var items) when !items.isEmpty() -> new Target.Tuple(span, all(items));
            case Expr.ListDisplay(var span, var items) when !items.isEmpty() -> new Target.Tuple(span, all(items));
            default -> throw nodes.abandon(
                    new FormProblem.NotAssignable(expression.span(), Descriptions.of(expression)));
        };
    }

    private List<Target> all(final List<Expr> expressions) {
        return expressions.stream().map(this::of).toList();
    }
}
