package org.braidlang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.braidlang.grammar.BraidParser;
import org.braidlang.grammar.BraidParser.AssertionContext;
import org.braidlang.grammar.BraidParser.AssignmentContext;
import org.braidlang.grammar.BraidParser.AugmentedContext;
import org.braidlang.grammar.BraidParser.BreakingContext;
import org.braidlang.grammar.BraidParser.ContinuingContext;
import org.braidlang.grammar.BraidParser.DeclarationContext;
import org.braidlang.grammar.BraidParser.ExpressionsContext;
import org.braidlang.grammar.BraidParser.ForLoopContext;
import org.braidlang.grammar.BraidParser.HeaderContext;
import org.braidlang.grammar.BraidParser.ImportingContext;
import org.braidlang.grammar.BraidParser.OperandContext;
import org.braidlang.grammar.BraidParser.RaisingContext;
import org.braidlang.grammar.BraidParser.ReturningContext;
import org.braidlang.grammar.BraidParser.StatementContext;
import org.braidlang.grammar.BraidParser.TestContext;
import org.braidlang.grammar.BraidParser.WhileLoopContext;
import org.braidlang.problems.FormProblem;
import org.braidlang.source.Span;

/** Builds statements. */
final class StatementBuilder {
    private final TreeBuilder tree;
    private final Nodes nodes;

    StatementBuilder(final TreeBuilder tree, final Nodes nodes) {
        this.tree = tree;
        this.nodes = nodes;
    }

    Stmt statement(final StatementContext context) {
        final ExpressionBuilder expressions = tree.expressions();
        return switch (context.getChild(0)) {
            case DeclarationContext declaration -> declaration(declaration);
            case AssignmentContext assignment -> assignment(assignment);
            case WhileLoopContext loop -> new Stmt.While(
                    nodes.span(loop), expressions.expression(loop.expression()), tree.block(loop.block()));
            case ForLoopContext loop -> new Stmt.For(
                    nodes.span(loop),
                    loop.AWAIT() != null,
                    tree.targets().targets(loop.targets()),
                    expressions.expressions(loop.expressions()),
                    tree.block(loop.block()));
            case BreakingContext breaking -> new Stmt.Break(nodes.span(breaking));
            case ContinuingContext continuing -> new Stmt.Continue(nodes.span(continuing));
            case ReturningContext returning -> new Stmt.Return(
                    nodes.span(returning),
                    returning.expressions() == null ? null : expressions.expressions(returning.expressions()));
            case RaisingContext raising ->
                new Stmt.Raise(nodes.span(raising), expressions.optional(raising.expression()));
            case AssertionContext assertion -> assertion(assertion);
            case ImportingContext importing -> importing(importing);
            case TestContext test -> test(test);
            case final ParseTree other -> throw new IllegalStateException(other.getClass().getName());
        };
    }

    private Stmt declaration(final DeclarationContext context) {
        final Stmt.Declaration.Kind kind = context.LET() != null
                ? Stmt.Declaration.Kind.LET
                : context.SHARED() != null ? Stmt.Declaration.Kind.SHARED_VAR : Stmt.Declaration.Kind.VAR;
        final Target target = tree.targets().targets(context.targets());
        if (kind == Stmt.Declaration.Kind.SHARED_VAR && !(target instanceof Target.Name)) {
            nodes.report(new FormProblem.SharedTuple(target.span()));
        }
        return new Stmt.Declaration(
                nodes.span(context), kind, target, tree.expressions().expressions(context.expressions()));
    }

    private Stmt assignment(final AssignmentContext context) {
        final Span span = nodes.span(context);
        final List<ExpressionsContext> sides = context.expressions();
        declareFunction(sides.getFirst());
        if (sides.size() == 1) {
            final Expr expression = tree.expressions().expressions(sides.getFirst());
            return expression instanceof Expr.Lambda(Span _, FunctionNode function) && !function.name().equals("<fn>")
                    ? new Stmt.FunctionDeclaration(span, function)
                    : new Stmt.ExpressionStatement(span, expression);
        }
        if (context.augmented() != null) {
            final Target target = target(sides.getFirst());
            if (target instanceof Target.Tuple) {
                nodes.report(new FormProblem.AugmentedTuple(target.span()));
            }
            return new Stmt.AugmentedAssignment(
                    span,
                    target,
                    operator(context.augmented()),
                    nodes.span(context.augmented()),
                    tree.expressions().expressions(sides.getLast()));
        }
        final List<Target> targets = new ArrayList<>(sides.size() - 1);
        for (final ExpressionsContext side : sides.subList(0, sides.size() - 1)) {
            targets.add(target(side));
        }
        return new Stmt.Assignment(span, List.copyOf(targets), tree.expressions().expressions(sides.getLast()));
    }

    private Target target(final ExpressionsContext context) {
        final Expr target = tree.expressions().expressions(context);
        if (target instanceof Expr.Lambda(Span _, FunctionNode function)
                && function.body() instanceof FunctionNode.Body.Expression) {
            throw nodes.abandon(new FormProblem.AssigningFunction(
                    nodes.span(tree.tokenAfter(context.getStop())), function.header().text()));
        }
        return tree.targets().of(target);
    }

    private void declareFunction(final ExpressionsContext context) {
        final OperandContext operand = context.expression(0).operand(0);
        final HeaderContext header = operand.prefix().isEmpty() ? null : operand.prefix(0).header();
        if (header != null && context.getChildCount() == 1) {
            tree.functions().declare(header);
        }
    }

    private static Expr.BinaryOperator operator(final AugmentedContext context) {
        return switch (context.getStart().getType()) {
            case BraidParser.PLUS_ASSIGN -> Expr.BinaryOperator.ADD;
            case BraidParser.MINUS_ASSIGN -> Expr.BinaryOperator.SUBTRACT;
            case BraidParser.STAR_ASSIGN -> Expr.BinaryOperator.MULTIPLY;
            case BraidParser.SLASH_ASSIGN -> Expr.BinaryOperator.DIVIDE;
            case BraidParser.DOUBLE_SLASH_ASSIGN -> Expr.BinaryOperator.FLOOR_DIVIDE;
            case BraidParser.PERCENT_ASSIGN -> Expr.BinaryOperator.MODULO;
            case BraidParser.POWER_ASSIGN -> Expr.BinaryOperator.POWER;
            case BraidParser.AMPERSAND_ASSIGN -> Expr.BinaryOperator.BIT_AND;
            case BraidParser.PIPE_ASSIGN -> Expr.BinaryOperator.BIT_OR;
            case BraidParser.CARET_ASSIGN -> Expr.BinaryOperator.BIT_XOR;
            case BraidParser.LEFT_ASSIGN -> Expr.BinaryOperator.SHIFT_LEFT;
            case BraidParser.RIGHT_ASSIGN -> Expr.BinaryOperator.SHIFT_RIGHT;
            default -> throw new IllegalStateException(context.getText());
        };
    }

    private Stmt assertion(final AssertionContext context) {
        final Expr condition = tree.expressions().expression(context.expression(0));
        if (condition instanceof Expr.TupleDisplay tuple && !tuple.items().isEmpty()) {
            nodes.report(new FormProblem.AssertedTuple(tuple.span()));
        }
        return new Stmt.Assert(
                nodes.span(context), condition, tree.expressions().optional(context.expression(1)));
    }

    private Stmt importing(final ImportingContext context) {
        final Span span = nodes.span(context);
        final boolean script = context.STRING() != null;
        final TerminalNode bound = context.AS() == null ? context.NAME(0) : context.NAME().getLast();
        if (!script) {
            return new Stmt.ImportModule(span, tree.name(context.NAME(0)), nodes.span(context.NAME(0)), target(bound));
        }
        if (bound == null) {
            throw nodes.abandon(new FormProblem.NamelessImport(nodes.span(context.STRING())));
        }
        final String path = tree.literals()
                .string(context.STRING().getText(), context.STRING().getSymbol().getStartIndex(), false);
        return new Stmt.ImportScript(span, path, nodes.span(context.STRING()), target(bound));
    }

    private Target.Name target(final TerminalNode name) {
        return new Target.Name(nodes.span(name), tree.name(name));
    }

    private Stmt test(final TestContext context) {
        if (nestedInBlock(context)) {
            nodes.report(new FormProblem.NestedTest(nodes.span(context.TEST())));
        }
        final String name = tree.literals()
                .string(context.STRING().getText(), context.STRING().getSymbol().getStartIndex(), false);
        final List<Expr.On> models = new ArrayList<>();
        for (final TerminalNode model : context.NAME()) {
            models.add(new Expr.On(nodes.span(model), tree.name(model)));
        }
        return new Stmt.Test(nodes.span(context), name, List.copyOf(models), tree.block(context.block()));
    }

    private static boolean nestedInBlock(final TestContext context) {
        return context.getParent().getParent() != null;
    }
}
