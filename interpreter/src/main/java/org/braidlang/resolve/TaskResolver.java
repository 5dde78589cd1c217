package org.braidlang.resolve;

import java.util.Objects;
import org.braidlang.problems.NameProblem;
import org.braidlang.problems.PlacementProblem;
import org.braidlang.source.Span;
import org.braidlang.syntax.Block;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.FunctionNode;
import org.braidlang.syntax.Stmt;
import org.braidlang.syntax.Target;
import org.jspecify.annotations.Nullable;

/** Resolves the bodies of tasks, and says where tasks cannot wait. */
final class TaskResolver {
    private final Names names;
    private final ExpressionResolver expressions;
    private final StatementResolver statements;

    TaskResolver(final Names names, final ExpressionResolver expressions, final StatementResolver statements) {
        this.names = names;
        this.expressions = expressions;
        this.statements = statements;
    }

    void spawn(final Expr.SpawnBlock spawn, final Place at) {
        checkOn(spawn.on());
        statements.block(spawn.body(), task(spawn, "<spawn>", Flow.Kind.SPAWN, at));
    }

    private Place task(final Object node, final String name, final Flow.Kind kind, final Place at) {
        return at.in(names.open(at.scope(), node, FunctionScope.Kind.TASK_BODY, name, Scope.Boundary.CLOSURE))
                .within(kind);
    }

    void parallel(final Expr.ParallelBlock parallel, final Place at) {
        options(parallel.span(), parallel.options(), at);
        for (final Block branch : parallel.branches()) {
            for (final Stmt statement : branch.statements()) {
                checkBranch(statement);
            }
            statements.statements(branch.statements(), task(branch, "<parallel>", Flow.Kind.BRANCH, at));
        }
    }

    /** Uses of what a branch declares are not told as unknown as well. */
    private void checkBranch(final Stmt statement) {
        switch (statement) {
            case Stmt.Declaration declaration -> {
                excuse(declaration.target());
                refuse(statement, switch (declaration.kind()) {
                    case LET -> "let";
                    case VAR -> "var";
                    case SHARED_VAR -> "shared var";
                });
            }
            case Stmt.FunctionDeclaration declaration -> {
                names.excuse(declaration.function().name());
                refuse(statement, "fn");
            }
            case Stmt.ImportModule declaration -> {
                excuse(declaration.name());
                refuse(statement, "import");
            }
            case Stmt.ImportScript declaration -> {
                excuse(declaration.name());
                refuse(statement, "import");
            }
            case Stmt.Test _ -> refuse(statement, "test");
            case Stmt.Assignment _, Stmt.AugmentedAssignment _, Stmt.ExpressionStatement _, Stmt.While _, Stmt.For _,
                    Stmt.Break _, Stmt.Continue _, Stmt.Return _, Stmt.Raise _, Stmt.Assert _ -> { }
        }
    }

    private void refuse(final Stmt branch, final String word) {
        names.report(new PlacementProblem.DeclarationAsBranch(branch.span(), word));
    }

    private void excuse(final Target target) {
        switch (target) {
            case Target.Name name -> names.excuse(name.name());
            case Target.Tuple tuple -> tuple.items().forEach(this::excuse);
            case Target.Index _, Target.Slice _, Target.Attribute _ -> { }
        }
    }

    void parallelFor(final Expr.ParallelFor parallel, final Place at) {
        options(parallel.span(), parallel.options(), at);
        expressions.resolve(parallel.iterable(), at);
        final Place task = task(parallel, "<parallel>", Flow.Kind.PARALLEL_FOR, at);
        statements.declare(parallel.target(), task.scope(), Variable.Kind.LOOP);
        statements.block(parallel.body(), task);
    }

    private void options(final Span span, final Expr.ParallelOptions options, final Place at) {
        checkWait(span, "parallel", at);
        expressions.resolveIfPresent(options.limit(), at);
        checkOn(options.on());
    }

    /** Whether code here can wait as a task; {@code construct} is what wants to, the first words of {@code whole}. */
    void checkWait(final Span whole, final String construct, final Place at) {
        final Span span = new Span(
                whole.file(), whole.start(), Math.min(whole.start() + construct.length(), whole.end()));
        final FunctionScope scope = at.scope().function;
        if (scope.kind() == FunctionScope.Kind.GENERATOR) {
            names.report(new PlacementProblem.CannotWaitInGenerator(span, construct));
        } else if (!scope.canWait()) {
            final FunctionNode function = Objects.requireNonNull(at.function());
            final String name = function.name().equals("<fn>") ? null : function.name();
            names.report(new PlacementProblem.CannotWaitInFunction(span, construct, name, function.header()));
        }
    }

    void checkOn(final Expr.@Nullable On on) {
        if (on != null) {
            ModelWords.check(on, true).ifPresent(names::report);
        }
    }
}
