package org.braidlang.resolve;

import java.util.List;
import org.braidlang.problems.NameProblem;
import org.braidlang.problems.PlacementProblem;
import org.braidlang.problems.Problem;
import org.braidlang.problems.Suggestions;
import org.braidlang.syntax.Block;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.FunctionNode;
import org.braidlang.syntax.Stmt;
import org.braidlang.syntax.Target;
import org.jspecify.annotations.Nullable;

/** Resolves statements, targets and blocks. */
final class StatementResolver {
    private final Names names;
    private final ExpressionResolver expressions;

    StatementResolver(final Names names) {
        this.names = names;
        this.expressions = new ExpressionResolver(names, this);
    }

    /** The statements of a block in a scope of its own. */
    void block(final Block block, final Place at) {
        statements(block.statements(), at.in(names.open(at.scope())));
    }

    /** Statements straight in the scope of {@code at}. */
    void statements(final List<Stmt> statements, final Place at) {
        for (final Stmt statement : statements) {
            announce(statement, at.scope());
        }
        for (final Stmt statement : statements) {
            if (statement instanceof Stmt.FunctionDeclaration(_, final FunctionNode function)) {
                hoist(function, at.scope());
            }
        }
        for (final Stmt statement : statements) {
            statement(statement, at);
        }
    }

    private void announce(final Stmt statement, final Scope scope) {
        switch (statement) {
            case Stmt.Declaration(_, final var kind, final Target target, final Expr value) -> {
                announce(target, scope, switch (kind) {
                    case LET -> Variable.Kind.LET;
                    case VAR -> Variable.Kind.VAR;
                    case SHARED_VAR -> Variable.Kind.SHARED_VAR;
                });
                if (kind == Stmt.Declaration.Kind.LET && target instanceof Target.Name
                        && value instanceof Expr.Lambda lambda) {
                    expressions.known(names.variable(target), lambda.function());
                }
            }
            case Stmt.FunctionDeclaration(_, final FunctionNode function) -> {
                final Variable variable = names.announce(
                        scope, function, function.name(), function.nameSpan(), Variable.Kind.FUNCTION);
                names.bindings.function(variable, function);
                expressions.known(variable, function);
            }
            case Stmt.ImportModule(_, _, _, final Target.Name name) -> announce(name, scope, Variable.Kind.MODULE);
            case Stmt.ImportScript(_, _, _, final Target.Name name) ->
                announce(name, scope, Variable.Kind.SCRIPT_MODULE);
            case Stmt.Assignment _, Stmt.AugmentedAssignment _, Stmt.ExpressionStatement _, Stmt.While _, Stmt.For _,
                    Stmt.Break _, Stmt.Continue _, Stmt.Return _, Stmt.Raise _, Stmt.Assert _, Stmt.Test _ -> { }
        }
    }

    /** A function exists as soon as its block does, unless its defaults have to be computed where it stands. */
    private void hoist(final FunctionNode function, final Scope scope) {
        final boolean constant = function.parameters().stream()
                .allMatch(parameter -> parameter.defaultValue() == null
                        || isConstant(parameter.defaultValue(), scope));
        if (constant) {
            names.hoisted(scope, names.variable(function));
        }
    }

    private boolean isConstant(final Expr value, final Scope scope) {
        return switch (value) {
            case Expr.NoneLiteral _, Expr.BoolLiteral _, Expr.IntLiteral _, Expr.FloatLiteral _,
                    Expr.StringLiteral _, Expr.BytesLiteral _ -> true;
            case Expr.Name name -> names.builtins.known(name.name()) && names.find(scope, name.name()) == null;
            case Expr.Unary unary -> isConstant(unary.operand(), scope);
            case Expr.ListDisplay list -> list.items().stream().allMatch(item -> isConstant(item, scope));
            case Expr.TupleDisplay tuple -> tuple.items().stream().allMatch(item -> isConstant(item, scope));
            case Expr.SetDisplay set -> set.items().stream().allMatch(item -> isConstant(item, scope));
            case Expr.DictDisplay dict -> dict.entries().stream()
                    .allMatch(entry -> isConstant(entry.key(), scope) && isConstant(entry.value(), scope));
            case Expr.Binary _, Expr.And _, Expr.Or _, Expr.Comparison _, Expr.Call _, Expr.Index _, Expr.Slice _,
                    Expr.Attribute _, Expr.Interpolation _, Expr.Comprehension _, Expr.DictComprehension _,
                    Expr.Range _, Expr.Lambda _, Expr.Await _, Expr.Spawn _, Expr.SpawnBlock _,
                    Expr.ParallelBlock _, Expr.ParallelFor _, Expr.If _, Expr.Try _, Expr.With _, Expr.Lock _,
                    Expr.Timeout _ -> false;
        };
    }

    private void announce(final Target target, final Scope scope, final Variable.Kind kind) {
        switch (target) {
            case Target.Name name -> names.announce(scope, name, name.name(), name.span(), kind);
            case Target.Tuple(_, final List<Target> items) -> items.forEach(item -> announce(item, scope, kind));
            case Target.Index _, Target.Slice _, Target.Attribute _ -> { }
        }
    }

    private void declared(final Target target, final Scope scope) {
        switch (target) {
            case Target.Name name -> names.declared(scope, names.variable(name));
            case Target.Tuple(_, final List<Target> items) -> items.forEach(item -> declared(item, scope));
            case Target.Index _, Target.Slice _, Target.Attribute _ -> { }
        }
    }

    /** The names that a loop, a clause or a {@code with} declares. */
    void declare(final Target target, final Scope scope, final Variable.Kind kind) {
        announce(target, scope, kind);
        declared(target, scope);
    }

    private void statement(final Stmt statement, final Place at) {
        switch (statement) {
            case Stmt.Declaration declaration -> declaration(declaration, at);
            case Stmt.Assignment(_, final List<Target> targets, final Expr value) -> {
                // Targets first: that a name is not declared is best told where it is assigned.
                targets.forEach(target -> assign(target, at, "="));
                expressions.resolve(value, at);
            }
            case Stmt.AugmentedAssignment(_, final Target target, final var operator, _, final Expr value) -> {
                assign(target, at, operator.symbol() + "=");
                expressions.resolve(value, at);
            }
            case Stmt.ExpressionStatement(_, final Expr expression) -> expressions.resolve(expression, at);
            case Stmt.FunctionDeclaration(_, final FunctionNode function) -> {
                expressions.function(function, at, Scope.Boundary.FUNCTION);
                final Variable variable = names.variable(function);
                if (at.scope().isPending(variable)) {
                    names.declared(at.scope(), variable);
                }
            }
            case Stmt.While(_, final Expr condition, final Block body) -> {
                expressions.resolve(condition, at);
                block(body, at.within(Flow.Kind.LOOP));
            }
            case Stmt.For loop -> loop(loop, at);
            case Stmt.Break jump -> report(at.flow().jump(jump.span(), "break"));
            case Stmt.Continue jump -> report(at.flow().jump(jump.span(), "continue"));
            case Stmt.Return(final var span, final Expr value) -> {
                report(at.flow().leave(span));
                expressions.resolveIfPresent(value, at);
            }
            case Stmt.Raise(final var span, final Expr error) -> {
                if (error == null && !at.flow().handlesError()) {
                    names.report(new PlacementProblem.RaiseOutsideCatch(span));
                }
                expressions.resolveIfPresent(error, at);
            }
            case Stmt.Assert(_, final Expr condition, final Expr message) -> {
                expressions.resolve(condition, at);
                expressions.resolveIfPresent(message, at);
            }
            case Stmt.ImportModule module -> {
                checkModule(module);
                declared(module.name(), at.scope());
            }
            case Stmt.ImportScript script -> {
                if (!at.isTopLevel()) {
                    names.report(new PlacementProblem.ImportBelowTopLevel(script.span()));
                }
                declared(script.name(), at.scope());
            }
            case Stmt.Test test -> test(test, at);
        }
    }

    private void declaration(final Stmt.Declaration declaration, final Place at) {
        if (declaration.value() instanceof Expr.Lambda && declaration.target() instanceof Target.Name name) {
            at.scope().recursive = names.variable(name);
        }
        expressions.resolve(declaration.value(), at);
        at.scope().recursive = null;
        declared(declaration.target(), at.scope());
    }

    private void assign(final Target target, final Place at, final String symbol) {
        switch (target) {
            case Target.Name(final var span, final String name) -> names.assign(at.scope(), target, name, span, symbol);
            case Target.Tuple(_, final List<Target> items) -> items.forEach(item -> assign(item, at, symbol));
            case Target.Index(_, final Expr container, final Expr index) -> {
                expressions.resolve(container, at);
                expressions.resolve(index, at);
            }
            case Target.Slice(_, final Expr container, final Expr from, final Expr to, _) -> {
                expressions.resolve(container, at);
                expressions.resolveIfPresent(from, at);
                expressions.resolveIfPresent(to, at);
            }
            case Target.Attribute(_, final Expr object, _, _) -> expressions.resolve(object, at);
        }
    }

    private void loop(final Stmt.For loop, final Place at) {
        if (loop.awaits()) {
            expressions.tasks().checkWait(loop.span(), "for await", at);
        }
        expressions.resolve(loop.iterable(), at);
        final Scope turn = names.open(at.scope());
        declare(loop.target(), turn, Variable.Kind.LOOP);
        block(loop.body(), at.in(turn).within(Flow.Kind.LOOP));
    }

    private void test(final Stmt.Test test, final Place at) {
        test.models().forEach(model -> ModelWords.check(model, false).ifPresent(names::report));
        final Scope scope = names.open(
                at.scope(), test, FunctionScope.Kind.TEST, "<test>", Scope.Boundary.CLOSURE);
        block(test.body(), new Place(scope, new Flow(Flow.Kind.TEST, at.flow()), null));
    }

    private void checkModule(final Stmt.ImportModule module) {
        final var modules = names.builtins.modules();
        if (!modules.isEmpty() && !modules.contains(module.module())) {
            names.report(new NameProblem.UnknownModule(module.moduleSpan(), module.module(),
                    Suggestions.closest(module.module(), modules), modules.stream().sorted().toList()));
        }
    }

    private void report(final @Nullable Problem problem) {
        if (problem != null) {
            names.report(problem);
        }
    }
}
