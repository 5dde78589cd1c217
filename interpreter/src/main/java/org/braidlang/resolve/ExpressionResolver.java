package org.braidlang.resolve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.problems.ProgramProblem;
import org.braidlang.syntax.Block;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.FunctionNode;
import org.braidlang.syntax.Target;
import org.jspecify.annotations.Nullable;

/** Resolves expressions, and the functions and clauses inside them. */
final class ExpressionResolver {
    /** A JVM method has 255 slots, and a small int takes two of them. */
    private static final int MOST_PARAMETERS = 100;

    private final Names names;
    private final StatementResolver statements;
    private final TaskResolver tasks;

    /** What the variables that always hold the same function hold. */
    private final Map<Variable, FunctionNode> known = new IdentityHashMap<>();

    ExpressionResolver(final Names names, final StatementResolver statements) {
        this.names = names;
        this.statements = statements;
        this.tasks = new TaskResolver(names, this, statements);
    }

    TaskResolver tasks() {
        return tasks;
    }

    void known(final Variable variable, final FunctionNode function) {
        known.put(variable, function);
    }

    void resolveIfPresent(final @Nullable Expr expression, final Place at) {
        if (expression != null) {
            resolve(expression, at);
        }
    }

    /** Walks down the left side in a loop: operators and calls may be chained in thousands. */
    void resolve(final Expr expression, final Place at) {
        final Deque<Expr> chain = new ArrayDeque<>();
        for (Expr next = expression; next != null; next = left(next)) {
            chain.push(next);
        }
        chain.forEach(link -> withoutLeft(link, at));
    }

    /** What of an expression is evaluated first and can be a chain as long as itself. */
    private static @Nullable Expr left(final Expr expression) {
        return switch (expression) {
            case Expr.Binary binary -> binary.left();
            case Expr.And and -> and.left();
            case Expr.Or or -> or.left();
            case Expr.Call call -> call.callee();
            case Expr.Index index -> index.target();
            case Expr.Slice slice -> slice.target();
            case Expr.Attribute attribute -> attribute.target();
            case Expr.NoneLiteral _, Expr.BoolLiteral _, Expr.IntLiteral _, Expr.FloatLiteral _,
                    Expr.StringLiteral _, Expr.BytesLiteral _, Expr.Interpolation _, Expr.Name _,
                    Expr.ListDisplay _, Expr.TupleDisplay _, Expr.SetDisplay _, Expr.DictDisplay _,
                    Expr.Comprehension _, Expr.DictComprehension _, Expr.Unary _, Expr.Comparison _, Expr.Range _,
                    Expr.Lambda _, Expr.Await _, Expr.Spawn _, Expr.SpawnBlock _, Expr.ParallelBlock _,
                    Expr.ParallelFor _, Expr.If _, Expr.Try _, Expr.With _, Expr.Lock _, Expr.Timeout _ -> null;
        };
    }

    /** All of an expression but its {@link #left}. */
    private void withoutLeft(final Expr expression, final Place at) {
        switch (expression) {
            case Expr.NoneLiteral _, Expr.BoolLiteral _, Expr.IntLiteral _, Expr.FloatLiteral _,
                    Expr.StringLiteral _, Expr.BytesLiteral _, Expr.Attribute _ -> { }
            case Expr.Binary binary -> resolve(binary.right(), at);
            case Expr.And and -> resolve(and.right(), at);
            case Expr.Or or -> resolve(or.right(), at);
            case Expr.Call call -> call(call, at);
            case Expr.Index index -> resolve(index.index(), at);
            case Expr.Slice slice -> {
                resolveIfPresent(slice.from(), at);
                resolveIfPresent(slice.to(), at);
            }
            case Expr.Name name -> names.read(at.scope(), name, name.name(), name.span());
            case Expr.Interpolation text -> pieces(text.pieces(), at);
            case Expr.ListDisplay list -> all(list.items(), at);
            case Expr.TupleDisplay tuple -> all(tuple.items(), at);
            case Expr.SetDisplay set -> all(set.items(), at);
            case Expr.DictDisplay dict -> dict(dict, at);
            case Expr.Comprehension comprehension -> comprehension(comprehension, at);
            case Expr.DictComprehension dict ->
                comprehension(dict.clauses(), List.of(dict.key(), dict.value()), at);
            case Expr.Unary unary -> resolve(unary.operand(), at);
            case Expr.Comparison comparison -> comparison(comparison, at);
            case Expr.Range range -> {
                resolve(range.from(), at);
                resolve(range.to(), at);
            }
            case Expr.Lambda lambda -> function(lambda.function(), at, Scope.Boundary.CLOSURE);
            case Expr.Await await -> {
                tasks.checkWait(await.span(), "await", at);
                resolve(await.operand(), at);
            }
            case Expr.Spawn spawn -> {
                resolve(spawn.operand(), at);
                tasks.checkOn(spawn.on());
            }
            case Expr.SpawnBlock spawn -> tasks.spawn(spawn, at);
            case Expr.ParallelBlock parallel -> tasks.parallel(parallel, at);
            case Expr.ParallelFor parallel -> tasks.parallelFor(parallel, at);
            case Expr.If choice -> choice(choice, at);
            case Expr.Try attempt -> attempt(attempt, at);
            case Expr.With with -> {
                resolve(with.resource(), at);
                final Scope scope = names.open(at.scope());
                if (with.target() != null) {
                    statements.declare(with.target(), scope, Variable.Kind.WITH);
                }
                statements.block(with.body(), at.in(scope));
            }
            case Expr.Lock lock -> {
                resolve(lock.lock(), at);
                statements.block(lock.body(), at);
            }
            case Expr.Timeout timeout -> {
                resolve(timeout.duration(), at);
                statements.block(timeout.body(), at);
            }
        }
    }

    private void all(final List<Expr> expressions, final Place at) {
        for (final Expr expression : expressions) {
            resolve(expression, at);
        }
    }

    private void dict(final Expr.DictDisplay dict, final Place at) {
        for (final Expr.Entry entry : dict.entries()) {
            resolve(entry.key(), at);
            resolve(entry.value(), at);
        }
    }

    private void pieces(final List<Expr.Piece> pieces, final Place at) {
        for (final Expr.Piece piece : pieces) {
            if (piece instanceof Expr.Piece.Field field) {
                resolve(field.value(), at);
                pieces(field.spec(), at);
            }
        }
    }

    private void comparison(final Expr.Comparison comparison, final Place at) {
        resolve(comparison.first(), at);
        for (final Expr.Link link : comparison.links()) {
            resolve(link.operand(), at);
        }
    }

    private void call(final Expr.Call call, final Place at) {
        if (call.callee() instanceof Expr.Name name) {
            final Variable variable = names.bindings.variable(name);
            final FunctionNode function = variable == null ? null : known.get(variable);
            if (function != null) {
                Arguments.check(call, name.name(), function, names);
            }
        }
        for (final Expr.Argument argument : call.arguments()) {
            resolve(argument.value(), at);
        }
    }

    /** A function, whose defaults belong to the code around it. */
    void function(final FunctionNode function, final Place at, final Scope.Boundary boundary) {
        if (function.parameters().size() > MOST_PARAMETERS) {
            names.report(new ProgramProblem.TooManyParameters(
                    function.parameters().get(MOST_PARAMETERS).span(), MOST_PARAMETERS));
        }
        for (final FunctionNode.Parameter parameter : function.parameters()) {
            resolveIfPresent(parameter.defaultValue(), at);
        }
        final Scope scope = names.open(at.scope(), function,
                function.async() ? FunctionScope.Kind.ASYNC_FUNCTION : FunctionScope.Kind.FUNCTION,
                function.name(), boundary);
        for (final FunctionNode.Parameter parameter : function.parameters()) {
            names.declare(scope, parameter, parameter.name(), parameter.span(), Variable.Kind.PARAMETER);
        }
        final Place inside = at.in(scope).within(function);
        switch (function.body()) {
            case FunctionNode.Body.Expression(final Expr value) -> resolve(value, inside);
            case FunctionNode.Body.Statements(final Block block) -> statements.block(block, inside);
        }
    }

    private void comprehension(final Expr.Comprehension comprehension, final Place at) {
        if (comprehension.kind() != Expr.Comprehension.Kind.GENERATOR) {
            comprehension(comprehension.clauses(), List.of(comprehension.element()), at);
            return;
        }
        final Expr.Clause.For first = (Expr.Clause.For) comprehension.clauses().getFirst();
        resolve(first.iterable(), at);
        final Scope scope = names.open(at.scope(), comprehension, FunctionScope.Kind.GENERATOR, "<generator>",
                Scope.Boundary.CLOSURE);
        clauses(comprehension.clauses(), List.of(comprehension.element()),
                at.in(scope).within(Flow.Kind.GENERATOR));
    }

    /** One that is computed at once, in the function around it. */
    private void comprehension(final List<Expr.Clause> clauses, final List<Expr> elements, final Place at) {
        resolve(((Expr.Clause.For) clauses.getFirst()).iterable(), at);
        clauses(clauses, elements, at.within(Flow.Kind.COMPREHENSION));
    }

    /** All but the first iterable, which is resolved already. Each {@code for} is a scope inside the one before. */
    private void clauses(final List<Expr.Clause> clauses, final List<Expr> elements, final Place at) {
        Place inside = at;
        for (int i = 0; i < clauses.size(); i++) {
            switch (clauses.get(i)) {
                case Expr.Clause.For(_, final Target target, final Expr iterable) -> {
                    if (i > 0) {
                        resolve(iterable, inside);
                    }
                    inside = inside.in(names.open(inside.scope()));
                    statements.declare(target, inside.scope(), Variable.Kind.LOOP);
                }
                case Expr.Clause.If(_, final Expr condition) -> resolve(condition, inside);
            }
        }
        all(elements, inside);
    }

    private void choice(final Expr.If choice, final Place at) {
        for (final Expr.Branch branch : choice.branches()) {
            resolve(branch.condition(), at);
            statements.block(branch.body(), at);
        }
        if (choice.orElse() != null) {
            statements.block(choice.orElse(), at);
        }
    }

    private void attempt(final Expr.Try attempt, final Place at) {
        statements.block(attempt.body(), at);
        for (final Expr.Catch handler : attempt.catches()) {
            resolveIfPresent(handler.kind(), at);
            final Scope scope = names.open(at.scope());
            if (handler.name() != null) {
                statements.declare(handler.name(), scope, Variable.Kind.CATCH);
            }
            statements.block(handler.body(), at.in(scope).within(Flow.Kind.CATCH));
        }
        if (attempt.finallyBlock() != null) {
            statements.block(attempt.finallyBlock(), at.within(Flow.Kind.FINALLY));
        }
    }
}
