package org.braidlang.codegen;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CharacterRangeInfo;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.ir.Function;
import org.braidlang.ir.Lowering;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.Program;
import org.braidlang.runtime.ScriptTrace;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A program in the form that runs: classes, defined when they are first used by one class loader of their own, and the
 * places in the script that belong to their code. It can be run often. Safe for any thread.
 */
public final class CompiledProgram implements Program {
    private final ClassEmitter emitter;
    private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
    private final List<Location> sites;
    private final List<Map<String, Integer>> exports;
    private final Loader loader;
    private final Map<String, List<Place>> places = new ConcurrentHashMap<>();

    private record Place(int start, int end, Span span) {}

    /** @throws ClassEmitter.TooLargeException if a function does not fit a JVM method */
    public CompiledProgram(final Lowering.Result lowered) {
        this.emitter = new ClassEmitter(lowered);
        this.sites = List.copyOf(lowered.sites());
        this.loader = new Loader(this);
        this.exports = new ArrayList<>();
        int position = 0;
        for (final Lowering.Imported script : lowered.imported()) {
            final Map<String, Integer> positions = new LinkedHashMap<>();
            for (final String name : script.exports().keySet()) {
                positions.put(name, position++);
            }
            exports.add(positions);
        }
    }

    /** Defines the classes; it is the program, too, so that a stack frame of theirs leads to it. */
    private static final class Loader extends ClassLoader implements Program {
        private final CompiledProgram program;

        Loader(final CompiledProgram program) {
            super("braid", CompiledProgram.class.getClassLoader());
            this.program = program;
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
            final byte[] bytes = program.bytes(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public Location site(final int site) {
            return program.site(site);
        }

        @Override
        public @Nullable Location locate(
                final String className, final String method, final String descriptor, final int bytecodeIndex) {
            return program.locate(className, method, descriptor, bytecodeIndex);
        }

        @Override
        public @Nullable Location suspension(final String className, final int pc) {
            return program.suspension(className, pc);
        }
    }

    /** The bytes of a class, or null if it is none of this program's. */
    private byte @Nullable [] bytes(final String className) {
        return classes.computeIfAbsent(className, emitter::emit);
    }

    /** The bytes of all classes, by their binary names. */
    public Map<String, byte[]> classes() {
        final Map<String, byte[]> all = new LinkedHashMap<>();
        emitter.classNames().forEach(name -> all.put(name, bytes(name)));
        return all;
    }

    /** New top-level variables, for one run. */
    public Globals newGlobals(final Map<String, Object> builtins, final Map<String, Object> modules) {
        return (Globals) make(
                ClassEmitter.globalsName(), List.of(Map.class, Map.class, List.class),
                builtins, modules, exports);
    }

    /** The main script's top level, ready to run once. */
    public Coroutine newMain() {
        return (Coroutine) make(emitter.main(), List.of());
    }

    /** Calls the constructor of a compiled class; the classes exist only at run time, so nothing can name them. */
    private Object make(final String className, final List<Class<?>> parameters, final Object... arguments) {
        try {
            final Class<?> type = loader.loadClass(className);
            final MethodHandle constructor = MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, parameters));
            return constructor.invokeWithArguments(arguments);
        } catch (final RuntimeException | Error e) {
            throw e;
        } catch (final Throwable e) {
            throw new IllegalStateException(className, e);
        }
    }

    @Override
    public Location site(final int site) {
        return sites.get(site);
    }

    @Override
    public @Nullable Location locate(
            final String className, final String method, final String descriptor, final int bytecodeIndex) {
        final Function function = emitter.function(className);
        if (function == null) {
            return null;
        }
        if (bytecodeIndex < 0) {
            return new Location(function.name(), line(function.file(), -bytecodeIndex));
        }
        Place best = null;
        for (final Place place : places.computeIfAbsent(
                className + "." + method + descriptor, _ -> readPlaces(className, method, descriptor))) {
            if (place.start() <= bytecodeIndex && bytecodeIndex < place.end()
                    && (best == null || place.end() - place.start() < best.end() - best.start())) {
                best = place;
            }
        }
        return best == null ? null : new Location(function.name(), best.span());
    }

    private static Span line(final SourceFile file, final int line) {
        final String text = file.lineText(line);
        final int end = file.lineStart(line) + text.length();
        return new Span(file, end - text.stripLeading().length(), end);
    }

    /** Reads the table that the emitter has left in the class file, which is needed only for errors. */
    private List<Place> readPlaces(final String className, final String methodName, final String descriptor) {
        final byte[] bytes = bytes(className);
        final Function function = emitter.function(className);
        if (bytes == null || function == null) {
            return List.of();
        }
        final List<Place> found = new ArrayList<>();
        for (final MethodModel method : ClassFile.of().parse(bytes).methods()) {
            if (method.methodName().equalsString(methodName)
                    && method.methodTypeSymbol().equals(MethodTypeDesc.ofDescriptor(descriptor))) {
                method.findAttribute(Attributes.code())
                        .flatMap(code -> code.findAttribute(Attributes.characterRangeTable()))
                        .ifPresent(table -> {
                            for (final CharacterRangeInfo range : table.characterRangeTable()) {
                                found.add(new Place(
                                        range.startPc(), range.endPc() + 1,
                                        new Span(
                                                function.file(), range.characterRangeStart(),
                                                range.characterRangeEnd())));
                            }
                        });
            }
        }
        return found;
    }

    @Override
    public @Nullable Location suspension(final String className, final int pc) {
        final Function function = emitter.function(className);
        final Span span = emitter.suspension(className, pc);
        return function == null || span == null ? null : new Location(function.name(), span);
    }
}
