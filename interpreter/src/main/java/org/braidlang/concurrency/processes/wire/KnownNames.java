package org.braidlang.concurrency.processes.wire;

import java.util.List;
import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Callable;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.Methods;
import org.braidlang.runtime.ModuleValue;
import org.jspecify.annotations.Nullable;

/**
 * The names by which another process finds what both have: functions, modules, and what the program around the script
 * has defined.
 */
final class KnownNames {
    private final Globals globals;

    /** What leads to a value, and the words for it. */
    record Name(Tag tag, List<String> words) {}

    KnownNames(final Globals globals) {
        this.globals = globals;
    }

    /** The name of a value, or null if it has none. */
    @Nullable Name of(final Object value) {
        if (value instanceof BuiltinFunction function && !function.owner().isEmpty()
                && Methods.ofType(function.owner()).get(function.name()) == function) {
            return new Name(Tag.METHOD, List.of(function.owner(), function.name()));
        }
        final String builtin = key(globals.builtins(), value);
        if (builtin != null) {
            return new Name(Tag.BUILTIN, List.of(builtin));
        }
        if (value instanceof ModuleValue module && globals.modules().get(module.name()) == module) {
            return new Name(Tag.MODULE, List.of(module.name()));
        }
        return value instanceof Callable || value instanceof ModuleValue ? inModules(value) : null;
    }

    /** A member of a module, or of a module that is a member. */
    private @Nullable Name inModules(final Object value) {
        for (final Map.Entry<String, Object> entry : globals.modules().entrySet()) {
            if (!(entry.getValue() instanceof ModuleValue module)) {
                continue;
            }
            final String member = key(module.members(), value);
            if (member != null) {
                return new Name(Tag.MEMBER, List.of(entry.getKey(), member));
            }
            for (final Map.Entry<String, Object> inner : module.members().entrySet()) {
                final String innermost =
                        inner.getValue() instanceof ModuleValue found ? key(found.members(), value) : null;
                if (innermost != null) {
                    return new Name(Tag.INNER_MEMBER, List.of(entry.getKey(), inner.getKey(), innermost));
                }
            }
        }
        return null;
    }

    private static @Nullable String key(final Map<String, Object> values, final Object value) {
        for (final Map.Entry<String, Object> entry : values.entrySet()) {
            if (entry.getValue() == value) {
                return entry.getKey();
            }
        }
        return null;
    }
}
