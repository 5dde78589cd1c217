package org.braidlang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.braidlang.grammar.BraidParser;
import org.braidlang.grammar.BraidParser.AtomContext;
import org.braidlang.grammar.BraidParser.ClauseContext;
import org.braidlang.grammar.BraidParser.EntryContext;
import org.braidlang.grammar.BraidParser.ExpressionContext;
import org.braidlang.grammar.BraidParser.ExpressionsContext;
import org.braidlang.grammar.BraidParser.IndexContext;
import org.braidlang.grammar.BraidParser.TrailerContext;
import org.braidlang.problems.FormProblem;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** Builds expressions, but for operators ({@link OperatorBuilder}) and what has blocks ({@link ConstructBuilder}). */
final class ExpressionBuilder {
    private final TreeBuilder tree;
    private final Nodes nodes;

    ExpressionBuilder(final TreeBuilder tree, final Nodes nodes) {
        this.tree = tree;
        this.nodes = nodes;
    }

    Expr expression(final ExpressionContext context) {
        return new OperatorBuilder(tree, nodes, context).build();
    }

    /** A tuple if there is a comma. */
    Expr expressions(final ExpressionsContext context) {
        return context.getChildCount() == 1
                ? expression(context.expression(0))
                : new Expr.TupleDisplay(nodes.span(context), all(context.expression()));
    }

    private List<Expr> all(final List<ExpressionContext> contexts) {
        final List<Expr> expressions = new ArrayList<>(contexts.size());
        for (final ExpressionContext context : contexts) {
            expressions.add(expression(context));
        }
        return List.copyOf(expressions);
    }

    Expr chain(final BraidParser.ChainContext context) {
        final List<TrailerContext> trailers = context.trailer();
        final int start = context.getStart().getStartIndex();
        nodes.enterChain(trailers.size(), context.getStart());
        Expr result = atom(context.atom());
        for (final TrailerContext trailer : trailers) {
            final Span span = nodes.span(start, trailer.getStop().getStopIndex() + 1);
            nodes.leaveChain(1);
            result = trailer(span, result, trailer);
        }
        return result;
    }

    private Expr trailer(final Span span, final Expr target, final TrailerContext context) {
        return switch (context) {
            case BraidParser.AttributeContext attribute -> new Expr.Attribute(
                    span, target, tree.name(attribute.NAME()), nodes.span(attribute.NAME()));
            case BraidParser.CallContext call -> {
                nodes.enter(call.getStart());
                final List<Expr.Argument> arguments = new ArgumentBuilder(tree, nodes).arguments(call.arguments());
                nodes.leave();
                yield new Expr.Call(span, target, arguments);
            }
            case BraidParser.ItemContext item -> {
                nodes.enter(item.getStart());
                final Expr result = index(span, target, item.index());
                nodes.leave();
                yield result;
            }
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    private Expr index(final Span span, final Expr target, final IndexContext context) {
        final ExpressionsContext expressions = context.expressions();
        if (expressions == null) {
            final Expr to = context.expression() == null ? null : bound(expression(context.expression()));
            return new Expr.Slice(span, target, null, to, context.RANGE_INCLUSIVE() != null);
        }
        final Expr index = expressions(expressions);
        if (context.OPEN_RANGE() != null) {
            return new Expr.Slice(span, target, bound(index), null, false);
        }
        if (index instanceof Expr.Range range && range.span().equals(nodes.span(expressions))) {
            return new Expr.Slice(span, target, range.from(), range.to(), range.inclusive());
        }
        return new Expr.Index(span, target, index);
    }

    private Expr bound(final Expr bound) {
        if (bound instanceof Expr.Range range) {
            nodes.report(new FormProblem.RangeChain(range.span()));
        }
        return bound;
    }

    private Expr atom(final AtomContext context) {
        return switch (context.getChild(0)) {
            case TerminalNode node -> literal(node.getSymbol());
            case BraidParser.InterpolationContext interpolation ->
                new InterpolationBuilder(tree, nodes).interpolation(interpolation);
            case ParserRuleContext brackets -> {
                nodes.enter(brackets.getStart());
                final Expr result = brackets(brackets);
                nodes.leave();
                yield result;
            }
            case final ParseTree other -> throw new IllegalStateException(other.getClass().getName());
        };
    }

    private Expr literal(final Token token) {
        final Span span = nodes.span(token);
        final int start = token.getStartIndex();
        return switch (token.getType()) {
            case BraidParser.NAME -> new Expr.Name(span, tree.name(token));
            case BraidParser.INT -> new Expr.IntLiteral(span, tree.literals().integer(token.getText(), start));
            case BraidParser.FLOAT -> new Expr.FloatLiteral(span, tree.literals().floating(token.getText()));
            case BraidParser.DURATION -> new Expr.FloatLiteral(span, tree.literals().duration(token.getText()));
            case BraidParser.STRING ->
                new Expr.StringLiteral(span, tree.literals().string(token.getText(), start, false));
            case BraidParser.BYTES -> new Expr.BytesLiteral(span, tree.literals().string(token.getText(), start, true));
            case BraidParser.TRUE -> new Expr.BoolLiteral(span, true);
            case BraidParser.FALSE -> new Expr.BoolLiteral(span, false);
            case BraidParser.NONE -> new Expr.NoneLiteral(span);
            default -> throw new IllegalStateException("token " + token.getType());
        };
    }

    private Expr brackets(final ParserRuleContext context) {
        final Span span = nodes.span(context);
        return switch (context) {
            case BraidParser.ParenthesesContext parentheses -> parentheses(span, parentheses);
            case BraidParser.ListDisplayContext list -> list.clause().isEmpty()
                    ? new Expr.ListDisplay(span, all(list.expression()))
                    : new Expr.Comprehension(
                            span,
                            Expr.Comprehension.Kind.LIST,
                            expression(list.expression(0)),
                            clauses(list.clause()));
            case BraidParser.BracesContext braces -> braces(span, braces);
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    private Expr parentheses(final Span span, final BraidParser.ParenthesesContext context) {
        if (!context.clause().isEmpty()) {
            throw nodes.abandon(new FormProblem.LoneGenerator(span));
        }
        return context.expression().size() == 1 && context.COMMA().isEmpty()
                ? expression(context.expression(0))
                : new Expr.TupleDisplay(span, all(context.expression()));
    }

    private Expr braces(final Span span, final BraidParser.BracesContext context) {
        final List<EntryContext> entries = context.entry();
        final boolean dict = entries.isEmpty() || entries.getFirst().COLON() != null;
        for (final EntryContext entry : entries) {
            if (dict != (entry.COLON() != null)) {
                throw nodes.abandon(new FormProblem.MixedBraces(nodes.span(entry), dict));
            }
        }
        if (!context.clause().isEmpty()) {
            final Expr first = expression(entries.getFirst().expression(0));
            return dict
                    ? new Expr.DictComprehension(
                            span, first, expression(entries.getFirst().expression(1)), clauses(context.clause()))
                    : new Expr.Comprehension(
                            span, Expr.Comprehension.Kind.SET, first, clauses(context.clause()));
        }
        if (!dict) {
            return new Expr.SetDisplay(
                    span, entries.stream().map(entry -> expression(entry.expression(0))).toList());
        }
        final List<Expr.Entry> built = new ArrayList<>(entries.size());
        for (final EntryContext entry : entries) {
            built.add(new Expr.Entry(expression(entry.expression(0)), expression(entry.expression(1))));
        }
        return new Expr.DictDisplay(span, List.copyOf(built));
    }

    List<Expr.Clause> clauses(final List<ClauseContext> contexts) {
        if (contexts.getFirst().targets() == null) {
            throw nodes.abandon(new FormProblem.LoneCondition(nodes.span(contexts.getFirst().IF())));
        }
        final List<Expr.Clause> clauses = new ArrayList<>(contexts.size());
        for (final ClauseContext context : contexts) {
            final Expr expression = expression(context.expression());
            clauses.add(context.targets() == null
                    ? new Expr.Clause.If(nodes.span(context), expression)
                    : new Expr.Clause.For(nodes.span(context), tree.targets().targets(context.targets()), expression));
        }
        return List.copyOf(clauses);
    }

    @Nullable Expr optional(final @Nullable ExpressionContext context) {
        return context == null ? null : expression(context);
    }
}
