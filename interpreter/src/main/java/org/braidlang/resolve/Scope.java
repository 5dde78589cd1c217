package org.braidlang.resolve;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of one block, or of the head of a loop, function or clause. Names that the block declares further down are
 * in it from the start, as pending.
 */
final class Scope {
    /** What one crosses on the way from this scope to its parent. */
    enum Boundary {
        /** Nothing: the same activation. */
        NONE,
        /** A function expression, the body of a task or test, a generator: made where it stands. */
        CLOSURE,
        /** A declared function: made when its block begins, it sees all names of that block. */
        FUNCTION
    }

    final @Nullable Scope parent;
    final FunctionScope function;
    final Boundary boundary;

    /** When the scope was opened, on the same scale as {@link Variable#declaredAt}. */
    final int opened;

    /** The variable whose value is being resolved, when that is a function expression, which may call itself. */
    @Nullable Variable recursive;

    private final Map<String, Variable> names = new HashMap<>();
    private final Set<Variable> pending = Collections.newSetFromMap(new IdentityHashMap<>());

    Scope(final @Nullable Scope parent, final FunctionScope function, final Boundary boundary, final int opened) {
        this.parent = parent;
        this.function = function;
        this.boundary = boundary;
        this.opened = opened;
    }

    /** Adds a variable that is declared further down; gives the one of that name that the scope has already. */
    @Nullable Variable announce(final Variable variable) {
        pending.add(variable);
        return names.putIfAbsent(variable.name(), variable);
    }

    /** The declaration of a variable has been passed. Of several named alike ({@code _}) the last counts. */
    void declared(final Variable variable, final int when) {
        variable.declaredAt = when;
        pending.remove(variable);
        names.put(variable.name(), variable);
    }

    @Nullable Variable get(final String name) {
        return names.get(name);
    }

    boolean isPending(final Variable variable) {
        return pending.contains(variable);
    }

    Set<String> names() {
        return names.keySet();
    }
}
