package org.braidlang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.braidlang.grammar.BraidParser;
import org.braidlang.grammar.BraidParser.AlternativeContext;
import org.braidlang.grammar.BraidParser.BlockContext;
import org.braidlang.grammar.BraidParser.CatchingContext;
import org.braidlang.grammar.BraidParser.ConditionalContext;
import org.braidlang.grammar.BraidParser.ConstructContext;
import org.braidlang.grammar.BraidParser.LimitedContext;
import org.braidlang.grammar.BraidParser.LockingContext;
import org.braidlang.grammar.BraidParser.ParallelContext;
import org.braidlang.grammar.BraidParser.TryingContext;
import org.braidlang.grammar.BraidParser.WithContext;
import org.braidlang.problems.FormProblem;
import org.braidlang.source.Span;

/** Builds the expressions that consist of blocks. */
final class ConstructBuilder {
    /** What people call the error that they catch, and hardly a kind of error. */
    private static final Set<String> NAMES_OF_ERRORS =
            Set.of("e", "ex", "err", "error", "exc", "exception", "_");

    private final TreeBuilder tree;
    private final Nodes nodes;

    ConstructBuilder(final TreeBuilder tree, final Nodes nodes) {
        this.tree = tree;
        this.nodes = nodes;
    }

    Expr construct(final ConstructContext context) {
        final Span span = nodes.span(context);
        final ExpressionBuilder expressions = tree.expressions();
        return switch (context.getChild(0)) {
            case BlockContext _ -> throw nodes.abandon(new FormProblem.BareBlock(span));
            case ConditionalContext conditional -> conditional(span, conditional);
            case TryingContext trying -> trying(span, trying);
            case WithContext with -> with(span, with);
            case LockingContext locking ->
                new Expr.Lock(span, expressions.expression(locking.expression()), tree.block(locking.block()));
            case LimitedContext limited ->
                new Expr.Timeout(span, expressions.expression(limited.expression()), tree.block(limited.block()));
            case ParallelContext parallel -> parallel(span, parallel);
            case final ParseTree other -> throw new IllegalStateException(other.getClass().getName());
        };
    }

    private Expr with(final Span span, final WithContext context) {
        final Expr resource = tree.expressions().expression(context.expression());
        final Target target = context.target() == null ? null : tree.targets().target(context.target());
        if (resource instanceof Expr.Name(Span _, String name) && isLock(name)
                || target instanceof Target.Name(Span _, String bound) && isLock(bound)) {
            nodes.report(new FormProblem.WithLock(
                    nodes.span(context.getStart().getStartIndex(), context.block().getStart().getStartIndex()),
                    resource.span().text()));
        }
        return new Expr.With(span, resource, target, tree.block(context.block()));
    }

    /** What people call a lock; nothing else that is called so could be opened by a {@code with}. */
    static boolean isLock(final String name) {
        return name.equals("lock") || name.equals("mutex") || name.endsWith("_lock") || name.endsWith("Lock");
    }

    private Expr conditional(final Span span, final ConditionalContext context) {
        final List<Expr.Branch> branches = new ArrayList<>();
        branches.add(new Expr.Branch(
                tree.expressions().expression(context.expression()), tree.block(context.block())));
        Block orElse = null;
        for (final AlternativeContext alternative : context.alternative()) {
            if (orElse != null) {
                throw nodes.abandon(new FormProblem.AfterElse(nodes.span(alternative.ELSE())));
            }
            final Block body = tree.block(alternative.block());
            if (alternative.expression() == null) {
                orElse = body;
            } else {
                branches.add(new Expr.Branch(tree.expressions().expression(alternative.expression()), body));
            }
        }
        return new Expr.If(span, List.copyOf(branches), orElse);
    }

    private Expr trying(final Span span, final TryingContext context) {
        if (context.catching().isEmpty() && context.FINALLY() == null) {
            if (followedByForeignCatch(context)) {
                throw new Nodes.Abandoned();
            }
            throw nodes.abandon(new FormProblem.LoneTry(nodes.span(context.TRY())));
        }
        final Block body = tree.block(context.block(0));
        final List<Expr.Catch> catches = new ArrayList<>();
        for (final CatchingContext catching : context.catching()) {
            final Expr kind = tree.expressions().optional(catching.expression());
            if (catching.NAME() == null && kind instanceof Expr.Name(Span at, String name)
                    && NAMES_OF_ERRORS.contains(name)) {
                nodes.report(new FormProblem.CatchName(at, name));
            }
            catches.add(new Expr.Catch(
                    nodes.span(catching),
                    kind,
                    catching.NAME() == null
                            ? null
                            : new Target.Name(nodes.span(catching.NAME()), tree.name(catching.NAME())),
                    tree.block(catching.block())));
        }
        return new Expr.Try(
                span, body, List.copyOf(catches), context.FINALLY() == null ? null : tree.block(context.block(1)));
    }

    /** {@code except} and its like are reported where they stand. */
    private boolean followedByForeignCatch(final TryingContext context) {
        Token token = tree.tokenAfter(context.getStop());
        while (token.getType() == BraidParser.NEWLINE) {
            token = tree.tokenAfter(token);
        }
        return Set.of("except", "rescue", "ensure").contains(token.getText());
    }

    private Expr parallel(final Span span, final ParallelContext context) {
        final Expr.ParallelOptions options = new ArgumentBuilder(tree, nodes).options(context.arguments());
        if (context.FOR() != null) {
            return new Expr.ParallelFor(
                    span,
                    options,
                    tree.targets().targets(context.targets()),
                    tree.expressions().expressions(context.expressions()),
                    tree.block(context.block()));
        }
        final List<Block> branches = new ArrayList<>();
        for (final Stmt statement : tree.block(context.block()).statements()) {
            branches.add(new Block(statement.span(), List.of(statement)));
        }
        return new Expr.ParallelBlock(span, options, List.copyOf(branches));
    }
}
