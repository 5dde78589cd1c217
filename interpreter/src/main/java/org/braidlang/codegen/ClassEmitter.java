package org.braidlang.codegen;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.ir.Function;
import org.braidlang.ir.Lowering;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JVM classes of a program's functions, each when it is first asked for: most runs of a long script use a part
 * of it. Safe for any thread: all that it shares does not change.
 */
public final class ClassEmitter {
    static final ClassFile CLASS_FILE = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(Hierarchy.RESOLVER));

    /** A function with fewer instructions than this fits a JVM method, whatever they are. */
    private static final int SURE_TO_FIT = 600;

    private final Lowering.Result program;
    private final ClassNames names;
    private final Map<String, Piece> pieces = new LinkedHashMap<>();

    /** What a class holds; its functions are more than one only where they share a class for their code. */
    private record Piece(List<Function> functions, Part part) {
        Function first() {
            return functions.getFirst();
        }
    }

    private enum Part { FUNCTION, GENERAL, ACTIVATION }

    /** A function whose code is more than a JVM method can hold. */
    public static final class TooLargeException extends RuntimeException {
        private final transient Function function;

        TooLargeException(final Function function, final IllegalArgumentException cause) {
            super(cause);
            this.function = function;
        }

        public Function function() {
            return function;
        }
    }

    /** @throws TooLargeException if a function does not fit */
    public ClassEmitter(final Lowering.Result program) {
        this.program = program;
        this.names = new ClassNames(program.functions());
        for (final Function function : program.functions()) {
            if (function.kind() == Function.Kind.PLAIN || names.isValue(function)) {
                pieces.computeIfAbsent(
                        name(names.owner(function)), _ -> new Piece(new ArrayList<>(), Part.FUNCTION))
                        .functions().add(function);
            }
            if (names.hasTyped(function)) {
                pieces.put(name(names.generalOwner(function)), new Piece(List.of(function), Part.GENERAL));
            }
            if (function.kind() != Function.Kind.PLAIN) {
                pieces.put(name(names.activation(function)), new Piece(List.of(function), Part.ACTIVATION));
            }
        }
        pieces.forEach((name, piece) -> {
            if (ClassNames.size(piece.first()) >= SURE_TO_FIT) {
                emit(name);
            }
        });
    }

    /** The names of all classes. */
    public List<String> classNames() {
        final List<String> all = new ArrayList<>(pieces.keySet());
        all.add(globalsName());
        return all;
    }

    /** The name of the class of the main script's activations. */
    public String main() {
        return name(names.activation(program.main()));
    }

    /** The function to which a method of a class belongs; null if the class is none of this program's. */
    @Nullable Function function(final String className, final String method) {
        final Piece piece = pieces.get(className);
        if (piece == null || piece.functions().size() == 1) {
            return piece == null ? null : piece.first();
        }
        return piece.functions().stream()
                .filter(function -> method.equals(names.runName(function)) || method.equals(names.typedName(function)))
                .findFirst().orElse(null);
    }

    /** The function whose closures a class has, or for coroutines the activations; null for any other class. */
    @Nullable Function copied(final String className) {
        final Piece piece = pieces.get(className);
        final boolean isCopied = piece != null && switch (piece.part()) {
            case FUNCTION -> names.isValue(piece.first());
            case ACTIVATION -> piece.first().kind() == Function.Kind.COROUTINE;
            case GENERAL -> false;
        };
        return isCopied ? piece.first() : null;
    }

    /** Where an activation of this class waits when its program counter is {@code pc}. */
    public @Nullable Span suspension(final String className, final int pc) {
        final Piece piece = pieces.get(className);
        if (piece == null || piece.part() != Part.ACTIVATION) {
            return null;
        }
        return new EntryPoints(piece.first()).all().stream().filter(point -> point.number() == pc).findFirst()
                .map(point -> point.block().instructions().get(point.index()).span()).orElse(null);
    }

    /** The bytes of a class, or null if it is none of this program's. */
    public byte @Nullable [] emit(final String className) {
        return emit(className, false);
    }

    /**
     * The same code with a table that says to which place in the script each piece of it belongs. That takes time and
     * room, and is needed only where an error has to be shown.
     */
    byte @Nullable [] emitWithPlaces(final String className) {
        return emit(className, true);
    }

    private byte @Nullable [] emit(final String className, final boolean places) {
        if (className.equals(globalsName())) {
            return new GlobalsEmitter(program.globals(), names.builtins()).emit();
        }
        final Piece piece = pieces.get(className);
        if (piece == null) {
            return null;
        }
        try {
            return switch (piece.part()) {
                case FUNCTION -> new FunctionEmitter(names, places).emit(piece.functions());
                case GENERAL -> new FunctionEmitter(names, places).emitGeneral(piece.first());
                case ACTIVATION -> new ActivationEmitter(names, places).emit(piece.first());
            };
        } catch (final IllegalArgumentException e) {
            if (!isTooLarge(e)) {
                throw e;
            }
            throw new TooLargeException(piece.first(), e);
        }
    }

    /** The class file library has no exception of its own for this. */
    private static boolean isTooLarge(final IllegalArgumentException e) {
        final String message = String.valueOf(e.getMessage());
        return message.contains("allowed range") || message.contains("too large") || message.contains("Too many");
    }

    private static String name(final ClassDesc type) {
        final String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    /** What all classes have. */
    static void header(final ClassBuilder builder, final Function function, final ClassDesc superclass) {
        builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        builder.withSuperclass(superclass);
        builder.with(SourceFileAttribute.of(function.file().name()));
    }

    /** The name of the class that {@link GlobalsEmitter} makes. */
    public static String globalsName() {
        return name(RuntimeSymbols.PROGRAM_GLOBALS);
    }
}
