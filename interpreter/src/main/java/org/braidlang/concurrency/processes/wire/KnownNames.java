package org.braidlang.concurrency.processes.wire;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.Methods;
import org.braidlang.runtime.ModuleValue;
import org.jspecify.annotations.Nullable;

/**
 * The names by which another process finds what both have: functions, modules and what the program around the script
 * has defined. Used by one thread.
 */
final class KnownNames {
    private final Globals globals;

    /** Made when first needed, because it makes all modules. */
    private @Nullable Map<Object, Name> all;

    /** What leads to a value, and the words for it. */
    record Name(Tag tag, List<String> words) {}

    KnownNames(final Globals globals) {
        this.globals = globals;
    }

    /** The name of a value, or null if it has none. */
    @Nullable Name of(final Object value) {
        if (value instanceof BuiltinFunction function) {
            if (function.owner().isEmpty()) {
                if (globals.builtins().get(function.name()) == function) {
                    return new Name(Tag.BUILTIN, List.of(function.name()));
                }
            } else if (Methods.ofType(function.owner()).get(function.name()) == function) {
                return new Name(Tag.METHOD, List.of(function.owner(), function.name()));
            }
        } else if (value instanceof ModuleValue module && globals.modules().get(module.name()) == module) {
            return new Name(Tag.MODULE, List.of(module.name()));
        }
        if (all == null) {
            all = all();
        }
        return all.get(value);
    }

    private Map<Object, Name> all() {
        final Map<Object, Name> found = new IdentityHashMap<>();
        globals.modules().forEach((name, value) -> {
            if (value instanceof ModuleValue module) {
                module.members().forEach((member, content) -> {
                    found.putIfAbsent(content, new Name(Tag.MEMBER, List.of(name, member)));
                    if (content instanceof ModuleValue inner) {
                        inner.members().forEach((innerMember, innermost) -> found.putIfAbsent(
                                innermost, new Name(Tag.INNER_MEMBER, List.of(name, member, innerMember))));
                    }
                });
            }
        });
        globals.builtins().forEach((name, value) -> found.put(value, new Name(Tag.BUILTIN, List.of(name))));
        return found;
    }
}
