package org.braidlang.codegen;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CharacterRangeInfo;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.ir.Function;
import org.braidlang.ir.Global;
import org.braidlang.ir.Lowering;
import org.braidlang.ir.Reachability;
import org.braidlang.runtime.Closure;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.LoadedProgram;
import org.braidlang.runtime.Program;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A program in the form that runs: classes, and the places in the script that belong to their code. It can be run often.
 * Safe for any thread.
 */
public final class CompiledProgram implements Program {
    private final ClassEmitter emitter;
    private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
    private final List<Location> sites;
    private final Outline outline;
    private final LoadedProgram loaded;
    private final Map<String, List<Place>> places = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    private record Place(int start, int end, Span span) {}

    /** @throws ClassEmitter.TooLargeException if a function does not fit a JVM method */
    public CompiledProgram(final Lowering.Result lowered) {
        this.emitter = new ClassEmitter(lowered);
        this.sites = List.copyOf(lowered.sites());
        this.loaded = new LoadedProgram(this);
        final List<Map<String, Integer>> exports = new ArrayList<>();
        for (final Lowering.Imported script : lowered.imported()) {
            final Map<String, Integer> positions = new LinkedHashMap<>();
            script.exports().forEach((name, global) -> positions.put(name, global.position()));
            exports.add(positions);
        }
        this.outline = new Outline(lowered.globals().stream().map(Global::name).toList(), exports);
    }

    @Override
    public byte @Nullable [] classBytes(final String className) {
        return classes.computeIfAbsent(className, emitter::emit);
    }

    /** The bytes of all classes, by their binary names. */
    public Map<String, byte[]> classes() {
        final Map<String, byte[]> all = new LinkedHashMap<>();
        emitter.classNames().forEach(name -> all.put(name, classBytes(name)));
        return all;
    }

    @Override
    public @Nullable Code code(final String className) {
        return codes.computeIfAbsent(className, name -> {
            final Function function = emitter.copied(name);
            return function == null ? null
                    : new Code(function.captureNames(), Reachability.globals(function));
        });
    }

    @Override
    public Outline outline() {
        return outline;
    }

    @Override
    public boolean owns(final Object value) {
        return loaded.owns(value);
    }

    @Override
    public Globals newGlobals(final Map<String, Object> builtins, final Map<String, Object> modules) {
        return loaded.newGlobals(builtins, modules);
    }

    @Override
    public Closure newClosure(final String className, final Object[] defaults) {
        return loaded.newClosure(className, defaults);
    }

    @Override
    public Coroutine newCoroutine(final String className) {
        return loaded.newCoroutine(className);
    }

    /** The main script's top level, ready to run once. */
    public Coroutine newMain() {
        return newCoroutine(emitter.main());
    }

    @Override
    public Location site(final int site) {
        return sites.get(site);
    }

    @Override
    public @Nullable Location locate(
            final String className, final String method, final String descriptor, final int bytecodeIndex) {
        final Function function = emitter.function(className, method);
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

    /** The table is made for errors alone, by emitting the class once more. */
    private List<Place> readPlaces(final String className, final String methodName, final String descriptor) {
        final byte[] bytes = emitter.emitWithPlaces(className);
        final Function function = emitter.function(className, methodName);
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
        final Function function = emitter.function(className, "resume");
        final Span span = emitter.suspension(className, pc);
        return function == null || span == null ? null : new Location(function.name(), span);
    }
}
