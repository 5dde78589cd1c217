package org.braidlang.resolve;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Built-in names for tests. */
final class Builtins implements BuiltinNames {
    static final Builtins SOME = new Builtins();

    private static final Set<String> NAMES = Set.of("print", "len", "range", "sum", "max", "list", "sleep", "Lock",
            "Error", "ValueError", "KeyError", "clock", "gather", "bool");

    private Builtins() {}

    @Override
    public boolean known(final String name) {
        return NAMES.contains(name);
    }

    @Override
    public Collection<String> all() {
        return NAMES;
    }

    @Override
    public Collection<String> modules() {
        return List.of("time", "math", "random", "os", "json", "http");
    }
}
