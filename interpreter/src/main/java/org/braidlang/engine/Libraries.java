package org.braidlang.engine;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.resolve.BuiltinNames;
import org.braidlang.runtime.Library;
import org.braidlang.runtime.ModuleValue;
import org.jspecify.annotations.Nullable;

/** The built-in names and modules that scripts find: those of the language, and what the service loader knows. */
final class Libraries implements BuiltinNames {
    private final Map<String, Object> names = new HashMap<>();
    private final Map<String, Library> modules = new LinkedHashMap<>();

    /** @param defined names that the program around Braid adds */
    Libraries(final Map<String, Object> defined) {
        for (final Library library : installed()) {
            if (library.name().isEmpty()) {
                names.putAll(library.members());
            } else {
                modules.put(library.name(), library);
            }
        }
        names.putAll(defined);
    }

    /** Where there are only modules, the class path is not asked: Java would open every jar to see what it offers. */
    private static ServiceLoader<Library> installed() {
        final @Nullable ModuleLayer modules = Libraries.class.getModule().getLayer();
        return modules != null && System.getProperty("java.class.path", "").isEmpty()
                ? ServiceLoader.load(modules, Library.class)
                : ServiceLoader.load(Library.class, Libraries.class.getClassLoader());
    }

    Map<String, Object> names() {
        return names;
    }

    /** The modules of one run. */
    Map<String, Object> moduleValues(final List<String> arguments) {
        return new RunModules(modules, arguments);
    }

    /** Makes each module when the run first asks for it: most scripts import few. Safe for any thread. */
    private static final class RunModules extends AbstractMap<String, Object> {
        private final Map<String, Library> libraries;
        private final List<String> arguments;
        private final Map<String, Object> made = new ConcurrentHashMap<>();

        RunModules(final Map<String, Library> libraries, final List<String> arguments) {
            this.libraries = libraries;
            this.arguments = arguments;
        }

        @Override
        public @Nullable Object get(final Object name) {
            final Object known = made.get(name);
            final Library library = libraries.get(name);
            if (known != null || library == null) {
                return known;
            }
            final Object module = new ModuleValue(library.name(), library.members(arguments));
            final Object first = made.putIfAbsent(library.name(), module);
            return first == null ? module : first;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            libraries.keySet().forEach(this::get);
            return made.entrySet();
        }
    }

    @Override
    public boolean known(final String name) {
        return names.containsKey(name);
    }

    @Override
    public Collection<String> all() {
        return names.keySet();
    }

    @Override
    public Collection<String> modules() {
        return modules.keySet();
    }
}
