package org.braidlang.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A program whose classes are defined in this process, each when it is first used, from wherever their bytes come. It is
 * the class loader itself, so that a stack frame of compiled code leads to the program. Safe for any thread.
 */
public final class LoadedProgram extends ClassLoader implements Program {
    /** The class of the top-level variables. */
    public static final String GLOBALS = ScriptTrace.PREFIX + "Globals";

    private static final MethodType NEW_GLOBALS = MethodType.methodType(void.class, Map.class, Map.class,
            List.class);
    private static final MethodType NEW_CLOSURE = MethodType.methodType(void.class, Object[].class);
    private static final MethodType NEW_COROUTINE = MethodType.methodType(void.class);

    private final CodeSource source;
    private final Map<String, MethodHandle> constructors = new ConcurrentHashMap<>();

    public LoadedProgram(final CodeSource source) {
        super("braid", LoadedProgram.class.getClassLoader());
        this.source = source;
    }

    /** Compiled classes are found here alone, so nobody else is asked for them first. */
    @Override
    protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(ScriptTrace.PREFIX)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            final Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    @Override
    protected Class<?> findClass(final String name) throws ClassNotFoundException {
        final byte[] bytes = source.classBytes(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public boolean owns(final Object value) {
        return value.getClass().getClassLoader() == this;
    }

    @Override
    public Globals newGlobals(final Map<String, Object> builtins, final Map<String, Object> modules) {
        try {
            return (Globals) constructor(GLOBALS, Globals.class, NEW_GLOBALS)
                    .invoke(builtins, modules, source.outline().exports());
        } catch (final Throwable e) {
            throw unexpected(GLOBALS, e);
        }
    }

    @Override
    public Closure newClosure(final String className, final Object[] defaults) {
        try {
            return (Closure) constructor(className, Closure.class, NEW_CLOSURE).invokeExact(defaults);
        } catch (final Throwable e) {
            throw unexpected(className, e);
        }
    }

    @Override
    public Coroutine newCoroutine(final String className) {
        try {
            return (Coroutine) constructor(className, Coroutine.class, NEW_COROUTINE).invokeExact();
        } catch (final Throwable e) {
            throw unexpected(className, e);
        }
    }

    /** The constructor of a compiled class; the classes exist only at run time, so nothing can name them. */
    private MethodHandle constructor(final String className, final Class<?> kind, final MethodType type)
            throws IllegalAccessException {
        final MethodHandle known = constructors.get(className);
        if (known != null && known.type().returnType() == kind) {
            return known;
        }
        try {
            final Class<?> found = loadClass(className);
            if (!className.startsWith(ScriptTrace.PREFIX) || !kind.isAssignableFrom(found)) {
                throw new IllegalArgumentException(className);
            }
            final MethodHandle made = MethodHandles.publicLookup().findConstructor(found, type)
                    .asType(type.changeReturnType(kind));
            constructors.put(className, made);
            return made;
        } catch (final ClassNotFoundException | NoSuchMethodException e) {
            throw new IllegalArgumentException(className, e);
        }
    }

    private static RuntimeException unexpected(final String className, final Throwable e) {
        return switch (e) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            default -> new IllegalStateException(className, e);
        };
    }

    @Override
    public byte @Nullable [] classBytes(final String className) {
        return source.classBytes(className);
    }

    @Override
    public @Nullable Code code(final String className) {
        return source.code(className);
    }

    @Override
    public Outline outline() {
        return source.outline();
    }

    @Override
    public Location site(final int site) {
        return source.site(site);
    }

    @Override
    public @Nullable Location locate(
            final String className, final String method, final String descriptor, final int bytecodeIndex) {
        return source.locate(className, method, descriptor, bytecodeIndex);
    }

    @Override
    public @Nullable Location suspension(final String className, final int pc) {
        return source.suspension(className, pc);
    }
}
