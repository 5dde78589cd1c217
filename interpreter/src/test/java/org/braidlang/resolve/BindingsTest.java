package org.braidlang.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.braidlang.problems.Problem;
import org.braidlang.source.SourceFile;
import org.braidlang.syntax.Block;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.FunctionNode;
import org.braidlang.syntax.Parser;
import org.braidlang.syntax.Script;
import org.braidlang.syntax.Stmt;
import org.junit.jupiter.api.Test;

class BindingsTest {
    private Script script;
    private Bindings bindings;

    private void resolve(final String text) throws Problem.Failure {
        script = Parser.parse(new SourceFile("test.braid", text));
        bindings = Resolver.resolve(script, Builtins.SOME);
    }

    /** The function that the statement with this index declares. */
    private FunctionNode function(final List<Stmt> statements, final int index) {
        return ((Stmt.FunctionDeclaration) statements.get(index)).function();
    }

    private FunctionNode function(final int index) {
        return function(script.statements(), index);
    }

    private static List<Stmt> body(final FunctionNode function) {
        return ((FunctionNode.Body.Statements) function.body()).block().statements();
    }

    private Variable variable(final Object node, final String name) {
        return bindings.scope(node).variables().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
    }

    private static Set<String> captures(final FunctionScope scope) {
        return scope.captures().stream().map(Variable::name).collect(Collectors.toSet());
    }

    private static Expr expression(final Stmt statement) {
        return switch (statement) {
            case Stmt.Declaration declaration -> declaration.value();
            case Stmt.ExpressionStatement expression -> expression.expression();
            default -> throw new AssertionError(statement);
        };
    }

    @Test
    void everyFunctionBetweenAUseAndItsVariableCapturesIt() throws Problem.Failure {
        resolve("""
                fn outer(a, b) {
                    fn middle(c) {
                        return fn() => a + c
                    }
                    return b
                }
                """);
        final FunctionNode outer = function(0);
        final FunctionNode middle = function(body(outer), 0);
        assertEquals(Set.of(), captures(bindings.scope(outer)));
        assertEquals(Set.of("a"), captures(bindings.scope(middle)));
        final Expr.Lambda lambda = (Expr.Lambda) ((Stmt.Return) body(middle).getFirst()).value();
        assertEquals(Set.of("a", "c"), captures(bindings.scope(lambda.function())));
        assertTrue(variable(outer, "a").captured());
        assertFalse(variable(outer, "b").captured());
        assertFalse(variable(outer, "a").readEarly());
    }

    @Test
    void theOutermostBlocksVariablesAreGlobalAndNotInCaptures() throws Problem.Failure {
        resolve("""
                var total = 0
                fn add() { total += 1 }
                for i in 1..3 {
                    let square = i * i
                    spawn { print(square, total) }
                }
                """);
        final Variable total = variable(script, "total");
        assertTrue(total.global() && total.captured() && total.assignedLater());
        assertEquals(Set.of(), captures(bindings.scope(function(1))));
        final Variable square = variable(script, "square");
        assertFalse(square.global());
        assertFalse(square.readEarly());
        final Stmt.For loop = (Stmt.For) script.statements().get(2);
        assertEquals(Set.of("square"), captures(bindings.scope(expression(loop.body().statements().get(1)))));
    }

    @Test
    void whatAFunctionOfTheSameBlockUsesMayBeReadEarly() throws Problem.Failure {
        resolve("""
                let a = 1
                fn f() => a
                let b = 2
                let g = fn() => b
                let h = fn() => c
                let c = 3
                let r = fn(n) => r(n)
                let s = [i for i in 1..3]
                fn outer() {
                    let d = 1
                    if true { fn inner() => d }
                }
                """);
        assertTrue(variable(script, "a").readEarly());
        assertFalse(variable(script, "b").readEarly());
        assertTrue(variable(script, "c").readEarly());
        assertTrue(variable(script, "r").readEarly());
        assertFalse(variable(script, "f").readEarly());
        assertFalse(variable(function(8), "d").readEarly());
    }

    @Test
    void theValuesOfAComprehensionsTargetAreThereBeforeItsElement() throws Problem.Failure {
        resolve("""
                let fs = [fn() => i for i in 1..3]
                let gs = list(fn() => j for j in 1..3)
                """);
        assertFalse(variable(script, "i").readEarly());
        assertEquals(Variable.Kind.LOOP, variable(script, "i").kind());
        final Expr generator = ((Expr.Call) expression(script.statements().get(1))).arguments().getFirst().value();
        assertFalse(variable(generator, "j").readEarly());
        assertTrue(variable(generator, "j").captured());
    }

    @Test
    void theFirstIterableOfAGeneratorBelongsToTheCodeAround() throws Problem.Failure {
        resolve("""
                fn f(xs, ys) => sum(x * y for x in xs for y in ys)
                """);
        final Expr.Call call = (Expr.Call) ((FunctionNode.Body.Expression) function(0).body()).value();
        final FunctionScope generator = bindings.scope(call.arguments().getFirst().value());
        assertEquals(Set.of("ys"), captures(generator));
        assertEquals(FunctionScope.Kind.GENERATOR, generator.kind());
        assertFalse(variable(function(0), "xs").captured());
    }

    @Test
    void branchesAndItemsAreScopesOfTheirOwn() throws Problem.Failure {
        resolve("""
                async fn f(x) {
                    parallel { x += 1; print(x) }
                    parallel for y in x { print(y, x) }
                }
                """);
        final List<Stmt> body = body(function(0));
        final Expr.ParallelBlock parallel = (Expr.ParallelBlock) expression(body.get(0));
        for (final Block branch : parallel.branches()) {
            assertEquals(FunctionScope.Kind.TASK_BODY, bindings.scope(branch).kind());
            assertEquals(Set.of("x"), captures(bindings.scope(branch)));
        }
        final FunctionScope items = bindings.scope(expression(body.get(1)));
        assertEquals(Set.of("x"), captures(items));
        assertEquals(List.of("y"), items.variables().stream().map(Variable::name).toList());
    }

    @Test
    void defaultsBelongToTheCodeAroundAFunction() throws Problem.Failure {
        resolve("""
                fn outer(limit) {
                    fn inner(n=limit) => n
                    fn plain(n=-1) => n
                }
                """);
        final FunctionNode outer = function(0);
        assertFalse(variable(outer, "limit").captured());
        assertFalse(variable(outer, "inner").hoisted());
        assertTrue(variable(outer, "plain").hoisted());
    }

    @Test
    void aNameMeansTheNearestDeclarationAboveIt() throws Problem.Failure {
        resolve("""
                let x = 1
                if true {
                    let x = x + 1
                    print(x)
                }
                """);
        final Expr.If choice = (Expr.If) expression(script.statements().get(1));
        final List<Stmt> inner = choice.branches().getFirst().body().statements();
        final Expr.Binary sum = (Expr.Binary) expression(inner.get(0));
        assertTrue(bindings.variable(sum.left()).global());
        final Expr.Call call = (Expr.Call) expression(inner.get(1));
        assertFalse(bindings.variable(call.arguments().getFirst().value()).global());
    }

    @Test
    void longChainsOfOperatorsAndCallsAreResolved() throws Problem.Failure {
        resolve("let xs = [1]\nprint(" + "1 + ".repeat(900) + "1)\nprint(xs" + ".copy()".repeat(400) + ")");
        assertTrue(bindings.scope(script).variables().getFirst().global());
    }
}
