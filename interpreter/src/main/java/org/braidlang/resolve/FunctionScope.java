package org.braidlang.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Code that gets an activation of its own: the script's top level, a function, the body of a task, a generator
 * expression or a test. Filled in by the Resolver; afterwards it does not change.
 */
public final class FunctionScope {
    public enum Kind { SCRIPT, FUNCTION, ASYNC_FUNCTION, TASK_BODY, GENERATOR, TEST }

    private final Kind kind;
    private final String name;
    private final @Nullable FunctionScope parent;
    final List<Variable> variables = new ArrayList<>();
    final Set<Variable> captures = new LinkedHashSet<>();

    FunctionScope(final Kind kind, final String name, final @Nullable FunctionScope parent) {
        this.kind = kind;
        this.name = name;
        this.parent = parent;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * As traces show it: the function's name, {@code <script>}, {@code <spawn>}, {@code <parallel>},
     * {@code <generator>} or {@code <test>}.
     */
    public String name() {
        return name;
    }

    public @Nullable FunctionScope parent() {
        return parent;
    }

    /** Whether {@code await} and {@code parallel} may stand here. */
    public boolean canWait() {
        return kind != Kind.FUNCTION && kind != Kind.GENERATOR;
    }

    /** All variables that it owns, parameters first. */
    public List<Variable> variables() {
        return Collections.unmodifiableList(variables);
    }

    /**
     * The variables of enclosing scopes that it or anything inside it uses, other than the global ones (which are
     * reached through the program).
     */
    public Set<Variable> captures() {
        return Collections.unmodifiableSet(captures);
    }
}
