package org.braidlang.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value with attributes and methods of its own, written in Java: a task, a lock, a file. Printing it calls
 * {@code toString}; it is compared by identity.
 */
public interface Instance {
    /** As messages and {@code type()} show it: {@code Lock}. */
    String typeName();

    /** Its methods by name, whose first argument is the value itself: a constant of a generated table. */
    Map<String, BuiltinFunction> methods();

    /** The value of an attribute that is no method, or null where there is none of this name. */
    default @Nullable Object attribute(final String name) {
        return null;
    }

    /** Sets an attribute; gives false where there is none of this name that can be set. */
    default boolean setAttribute(final String name, final Object value) {
        return false;
    }

    /** The names of the attributes that are no methods, for suggestions. */
    default Collection<String> attributeNames() {
        return List.of();
    }
}
