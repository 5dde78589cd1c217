package org.braidlang.resolve;

import org.braidlang.source.Span;

/**
 * A name that a script declares. The Resolver fills it in; afterwards it does not change. Compared by identity.
 */
public final class Variable {
    /** What declares it. Only a VAR, a SHARED_VAR or a PARAMETER can be assigned again. */
    public enum Kind { LET, VAR, SHARED_VAR, PARAMETER, FUNCTION, LOOP, CATCH, WITH, MODULE, SCRIPT_MODULE }

    private final String name;
    private final Kind kind;
    private final Span declaration;
    private final FunctionScope owner;
    boolean captured;
    boolean assignedLater;
    boolean readEarly;
    boolean global;
    boolean hoisted;

    /** When its declaration was passed, in the order in which the Resolver meets scopes and declarations. */
    int declaredAt;

    Variable(final String name, final Kind kind, final Span declaration, final FunctionScope owner) {
        this.name = name;
        this.kind = kind;
        this.declaration = declaration;
        this.owner = owner;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it is a {@code shared var}. */
    public boolean isShared() {
        return kind == Kind.SHARED_VAR;
    }

    public Span declaration() {
        return declaration;
    }

    /** The function (or task body, or script) in which it lives. */
    public FunctionScope owner() {
        return owner;
    }

    /** Whether a function other than its owner uses it. */
    public boolean captured() {
        return captured;
    }

    /** Whether anything but its declaration assigns it. */
    public boolean assignedLater() {
        return assignedLater;
    }

    /**
     * Whether a use may run before its declaration has: a use in the owner that stands before it or in a closure that
     * exists earlier (a hoisted fn of the same or an enclosing block of it). Such uses are checked when they run.
     */
    public boolean readEarly() {
        return readEarly;
    }

    /**
     * Whether it belongs to the outermost block of a script, where every function reaches it; one of an inner block,
     * which may run often, does not.
     */
    public boolean global() {
        return global;
    }

    /**
     * Whether it is a function that exists as soon as its block does. The others have defaults that are computed where
     * the declaration stands, and exist from there on.
     */
    public boolean hoisted() {
        return hoisted;
    }

    @Override
    public String toString() {
        return name;
    }
}
