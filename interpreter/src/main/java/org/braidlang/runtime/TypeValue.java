package org.braidlang.runtime;

import java.util.Map;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * A type as a value: what {@code int} names and {@code type(1)} gives. Calling it makes a value of the type, if scripts
 * can make one. There is one object for each type of the language. Immutable.
 */
public final class TypeValue extends Callable {
    private final String name;
    private final @Nullable BuiltinFunction constructor;

    /** @param constructor what a call does; null for a type whose values only the language makes */
    public TypeValue(final String name, final @Nullable BuiltinFunction constructor) {
        this.name = name;
        this.constructor = constructor;
    }

    @Override
    public String name() {
        return name;
    }

    /** What a call does, for help; null if the type cannot be called. */
    public @Nullable BuiltinFunction constructor() {
        return constructor;
    }

    private BuiltinFunction made() {
        if (constructor == null) {
            throw Errors.typeError("cannot create '" + name + "' instances");
        }
        return constructor;
    }

    @Override
    public Object call(final Task task) {
        return made().call(task);
    }

    @Override
    public Object call(final Task task, final Object a) {
        return made().call(task, a);
    }

    @Override
    public Object call(final Task task, final Object a, final Object b) {
        return made().call(task, a, b);
    }

    @Override
    public Object call(final Task task, final Object[] arguments) {
        return made().call(task, arguments);
    }

    @Override
    public Object call(final Task task, final Object[] arguments, final String[] names) {
        return made().call(task, arguments, names);
    }

    /** The methods of its values, whose first argument is the value: {@code str.upper}. */
    Map<String, BuiltinFunction> methods() {
        return Methods.ofType(name);
    }

    /** Types are equal by name, and to the function of this name that makes their values. */
    @Override
    public boolean equals(final @Nullable Object other) {
        return other instanceof TypeValue type && type.name.equals(name)
                || other instanceof BuiltinFunction function && function.name().equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "<class '" + name + "'>";
    }
}
