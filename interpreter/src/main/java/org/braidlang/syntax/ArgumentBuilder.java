package org.braidlang.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.braidlang.grammar.BraidParser.ArgumentContext;
import org.braidlang.grammar.BraidParser.ArgumentsContext;
import org.braidlang.problems.FormProblem;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** Builds the arguments of calls and the options of {@code parallel}. */
final class ArgumentBuilder {
    private final TreeBuilder tree;
    private final Nodes nodes;

    ArgumentBuilder(final TreeBuilder tree, final Nodes nodes) {
        this.tree = tree;
        this.nodes = nodes;
    }

    List<Expr.Argument> arguments(final @Nullable ArgumentsContext context) {
        if (context == null) {
            return List.of();
        }
        final List<ArgumentContext> contexts = context.argument();
        final List<Expr.Argument> arguments = new ArrayList<>(contexts.size());
        final Set<String> names = new HashSet<>();
        for (final ArgumentContext each : contexts) {
            final Expr.Argument argument = argument(each, contexts.size() == 1);
            if (argument.name() == null) {
                if (!names.isEmpty()) {
                    nodes.report(new FormProblem.PositionalAfterKeyword(argument.span()));
                }
            } else if (!names.add(argument.name())) {
                nodes.report(new FormProblem.RepeatedArgument(argument.span(), argument.name()));
            }
            arguments.add(argument);
        }
        return List.copyOf(arguments);
    }

    private Expr.Argument argument(final ArgumentContext context, final boolean sole) {
        final Span span = nodes.span(context);
        final Expr first = tree.expressions().expression(context.expression(0));
        if (!context.clause().isEmpty()) {
            if (!sole) {
                nodes.report(new FormProblem.LoneGenerator(span));
            }
            return new Expr.Argument(span, null, new Expr.Comprehension(
                    span,
                    Expr.Comprehension.Kind.GENERATOR,
                    first,
                    tree.expressions().clauses(context.clause())));
        }
        if (context.ASSIGN() == null) {
            return new Expr.Argument(span, null, first);
        }
        if (!(first instanceof Expr.Name(Span _, String name))) {
            throw nodes.abandon(new FormProblem.ArgumentName(first.span()));
        }
        return new Expr.Argument(span, name, tree.expressions().expression(context.expression(1)));
    }

    Expr.ParallelOptions options(final @Nullable ArgumentsContext context) {
        Expr limit = null;
        Expr.On on = null;
        for (final Expr.Argument argument : arguments(context)) {
            switch (argument.name()) {
                case "limit" -> limit = argument.value();
                case "on" -> {
                    if (argument.value() instanceof Expr.Name(Span span, String model)) {
                        on = new Expr.On(span, model);
                    } else {
                        nodes.report(new FormProblem.ModelExpected(argument.value().span()));
                    }
                }
                case null, default -> nodes.report(new FormProblem.ParallelOption(argument.span(), argument.name()));
            }
        }
        return new Expr.ParallelOptions(limit, on);
    }
}
