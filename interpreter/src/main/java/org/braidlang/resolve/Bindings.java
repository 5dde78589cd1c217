package org.braidlang.resolve;

import java.util.IdentityHashMap;
import java.util.Map;
import org.braidlang.syntax.FunctionNode;
import org.jspecify.annotations.Nullable;

/**
 * What the names of one script mean: side tables over its syntax tree, keyed by identity. Made by the Resolver.
 *
 * <p>Keys of {@link #scope}: the {@code Script}, a {@code FunctionNode}, an {@code Expr.SpawnBlock}, the {@code Block}
 * of a branch of a {@code ParallelBlock}, an {@code Expr.ParallelFor}, an {@code Expr.Comprehension} that is a
 * GENERATOR, and a {@code Stmt.Test}. Keys of {@link #variable}: {@code Expr.Name}, {@code Target.Name},
 * {@code FunctionNode.Parameter} and, for the name that a declaration binds, its {@code FunctionNode}.
 */
public final class Bindings {
    private final Map<Object, Variable> variables = new IdentityHashMap<>();
    private final Map<Object, FunctionScope> scopes = new IdentityHashMap<>();
    private final Map<Variable, FunctionNode> functions = new IdentityHashMap<>();

    void bind(final Object node, final Variable variable) {
        variables.put(node, variable);
    }

    void open(final Object node, final FunctionScope scope) {
        scopes.put(node, scope);
    }

    void function(final Variable variable, final FunctionNode node) {
        functions.put(variable, node);
    }

    /** The variable that this node names, or null where the name is one of the built-in ones. */
    public @Nullable Variable variable(final Object node) {
        return variables.get(node);
    }

    /** The scope that this node opens; every node that opens one has one. */
    public FunctionScope scope(final Object node) {
        final FunctionScope scope = scopes.get(node);
        if (scope == null) {
            throw new IllegalArgumentException("opens no scope: " + node);
        }
        return scope;
    }

    /** The function that a variable of kind FUNCTION always is. */
    public @Nullable FunctionNode function(final Variable variable) {
        return functions.get(variable);
    }
}
