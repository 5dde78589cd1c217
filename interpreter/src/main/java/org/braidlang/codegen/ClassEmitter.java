package org.braidlang.codegen;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.braidlang.ir.Block;
import org.braidlang.ir.Function;
import org.braidlang.ir.Global;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Lowering;
import org.braidlang.ir.Register;
import org.braidlang.ir.Type;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JVM classes of a program's functions, each when it is first asked for: most runs of a long script use a part
 * of it. Safe for any thread: all that it shares does not change.
 */
public final class ClassEmitter {
    private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    private static final int MOST_WITHOUT_ARRAY = 3;
    private static final ClassFile CLASS_FILE =
            ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(Hierarchy.RESOLVER));

    /** A function with fewer instructions than this fits a JVM method, whatever they are. */
    private static final int SURE_TO_FIT = 600;

    private final Lowering.Result program;
    private final ClassNames names;
    private final Set<Function> closures;
    private final Map<String, Piece> pieces = new LinkedHashMap<>();

    /** Which class of a function a name stands for. */
    private record Piece(Function function, Part part) {}

    private enum Part { CLOSURE, GENERAL, ACTIVATION }

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
        this.closures = closures(program.functions());
        for (final Function function : program.functions()) {
            if (function.kind() == Function.Kind.PLAIN || closures.contains(function)) {
                pieces.put(name(names.closure(function)), new Piece(function, Part.CLOSURE));
            }
            if (names.hasTyped(function)) {
                pieces.put(name(names.generalOwner(function)), new Piece(function, Part.GENERAL));
            }
            if (function.kind() != Function.Kind.PLAIN) {
                pieces.put(name(names.activation(function)), new Piece(function, Part.ACTIVATION));
            }
        }
        pieces.forEach((name, piece) -> {
            if (size(piece.function()) >= SURE_TO_FIT) {
                emit(name);
            }
        });
    }

    private static int size(final Function function) {
        int size = 0;
        for (final Block block : function.blocks()) {
            size += block.instructions().size();
        }
        return size;
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

    /** The function that a class belongs to, or null. */
    public @Nullable Function function(final String className) {
        final Piece piece = pieces.get(className);
        return piece == null ? null : piece.function();
    }

    /** Where an activation of this class waits when its program counter is {@code pc}. */
    public @Nullable Span suspension(final String className, final int pc) {
        final Piece piece = pieces.get(className);
        if (piece == null || piece.part() != Part.ACTIVATION) {
            return null;
        }
        return new EntryPoints(piece.function()).all().stream().filter(point -> point.number() == pc).findFirst()
                .map(point -> point.block().instructions().get(point.index()).span()).orElse(null);
    }

    /** Whether this is the class of the closures of {@link #function}, or, for coroutines, of its activations. */
    boolean isCopied(final String className) {
        final Piece piece = pieces.get(className);
        return piece != null && switch (piece.part()) {
            case CLOSURE -> true;
            case ACTIVATION -> piece.function().kind() == Function.Kind.COROUTINE;
            case GENERAL -> false;
        };
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
            return globals();
        }
        final Piece piece = pieces.get(className);
        if (piece == null) {
            return null;
        }
        final EntryPoints points = new EntryPoints(piece.function());
        try {
            return switch (piece.part()) {
                case CLOSURE -> closure(piece.function(), points, places);
                case GENERAL -> general(piece.function(), points, places);
                case ACTIVATION -> activation(piece.function(), points, places);
            };
        } catch (final IllegalArgumentException e) {
            if (!isTooLarge(e)) {
                throw e;
            }
            throw new TooLargeException(piece.function(), e);
        }
    }

    /** The class file library has no exception of its own for this. */
    private static boolean isTooLarge(final IllegalArgumentException e) {
        final String message = String.valueOf(e.getMessage());
        return message.contains("allowed range") || message.contains("too large") || message.contains("Too many");
    }

    /** The functions that are values somewhere, and so need closures. */
    private static Set<Function> closures(final List<Function> functions) {
        final Set<Function> found = new HashSet<>();
        for (final Function function : functions) {
            for (final Block block : function.blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    if (instruction instanceof Instruction.MakeClosure closure) {
                        found.add(closure.function());
                    }
                }
            }
        }
        return found;
    }

    private static String name(final ClassDesc type) {
        final String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    /** The class of a function's closures, and of its code; of that alone where the function is no value anywhere. */
    private byte[] closure(final Function function, final EntryPoints points, final boolean places) {
        final ClassDesc type = names.closure(function);
        final Literals literals = new Literals(type);
        return CLASS_FILE.build(type, builder -> {
            final boolean value = closures.contains(function);
            header(builder, function, value ? ClassNames.closureSuperclass(function) : RuntimeSymbols.OBJECT);
            if (value) {
                for (int i = 0; i < function.captureCells().size(); i++) {
                    builder.withField("c" + i, ClassNames.capture(function, i), 0);
                }
                builder.withMethodBody(
                        ConstantDescs.INIT_NAME, ClassNames.closureConstructor(function), ClassFile.ACC_PUBLIC,
                        code -> closureConstructor(code, type, function));
                calls(builder, type, function);
                CopyEmitter.closure(builder, type, function);
            }
            if (function.kind() == Function.Kind.PLAIN) {
                plainForms(builder, function, points, literals, places);
            }
            literals.define(builder, value, function);
        });
    }

    private static void header(final ClassBuilder builder, final Function function, final ClassDesc superclass) {
        builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
        builder.withSuperclass(superclass);
        builder.with(SourceFileAttribute.of(function.file().name()));
    }

    private static void closureConstructor(final CodeBuilder code, final ClassDesc type, final Function function) {
        code.aload(code.receiverSlot());
        code.getstatic(type, "signature", RuntimeSymbols.SIGNATURE);
        code.aload(code.parameterSlot(0));
        code.invokespecial(
                ClassNames.closureSuperclass(function), ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(ConstantDescs.CD_void, RuntimeSymbols.SIGNATURE, RuntimeSymbols.OBJECTS));
        for (int i = 0; i < function.captureCells().size(); i++) {
            code.aload(code.receiverSlot()).aload(code.parameterSlot(i + 1));
            code.putfield(type, "c" + i, ClassNames.capture(function, i));
        }
        code.return_();
    }

    /** The ways to call a closure: with an array of exactly its arguments, and, if they are few, one by one. */
    private void calls(final ClassBuilder builder, final ClassDesc type, final Function function) {
        final int count = function.parameters().size();
        builder.withMethodBody(
                "invoke", MethodTypeDesc.of(RuntimeSymbols.OBJECT, RuntimeSymbols.TASK, RuntimeSymbols.OBJECTS),
                ClassFile.ACC_PUBLIC, code -> enter(code, type, function, i ->
                        code.aload(code.parameterSlot(1)).loadConstant(i).aaload()));
        if (count <= MOST_WITHOUT_ARRAY) {
            final List<ClassDesc> types = new ArrayList<>();
            types.add(RuntimeSymbols.TASK);
            types.addAll(Collections.nCopies(count, RuntimeSymbols.OBJECT));
            builder.withMethodBody(
                    "call", MethodTypeDesc.of(RuntimeSymbols.OBJECT, types), ClassFile.ACC_PUBLIC,
                    code -> enter(code, type, function, i -> code.aload(code.parameterSlot(i + 1))));
        }
    }

    private void enter(
            final CodeBuilder code, final ClassDesc type, final Function function,
            final java.util.function.IntConsumer pushArgument) {
        final boolean captures = !function.captureCells().isEmpty();
        if (function.kind() == Function.Kind.PLAIN) {
            for (int i = 0; i < function.parameters().size(); i++) {
                pushArgument.accept(i);
            }
            if (captures) {
                code.aload(code.receiverSlot());
            }
            final int task = code.parameterSlot(0);
            code.aload(task).aload(task).getfield(RuntimeSymbols.TASK, "depth", ConstantDescs.CD_int);
            code.iconst_1().iadd().invokestatic(type, ClassNames.RUN, names.run(function)).areturn();
            return;
        }
        final ClassDesc activation = names.activation(function);
        code.new_(activation).dup();
        if (captures) {
            code.aload(code.receiverSlot());
        }
        for (int i = 0; i < function.parameters().size(); i++) {
            pushArgument.accept(i);
        }
        code.invokespecial(activation, ConstantDescs.INIT_NAME, names.activationConstructor(function)).areturn();
    }

    private void plainForms(
            final ClassBuilder builder, final Function function, final EntryPoints points, final Literals literals,
            final boolean places) {
        if (!names.hasTyped(function)) {
            builder.withMethodBody(
                    ClassNames.RUN, names.run(function), PUBLIC_STATIC,
                    code -> new MethodEmitter(
                            code, function, MethodEmitter.Form.GENERAL, names, points, literals, places).emit());
            return;
        }
        builder.withMethodBody(ClassNames.RUN, names.run(function), PUBLIC_STATIC, code -> choose(code, function));
        builder.withMethodBody(
                ClassNames.TYPED, names.typed(function), PUBLIC_STATIC,
                code -> new MethodEmitter(
                        code, function, MethodEmitter.Form.TYPED, names, points, literals, places).emit());
    }

    /** The general form of a function that has a typed one: it is seldom needed, and so in a class of its own. */
    private byte[] general(final Function function, final EntryPoints points, final boolean places) {
        final ClassDesc type = names.generalOwner(function);
        final Literals literals = new Literals(type);
        return CLASS_FILE.build(type, builder -> {
            header(builder, function, RuntimeSymbols.OBJECT);
            builder.withMethodBody(
                    ClassNames.GENERAL, names.general(function), PUBLIC_STATIC,
                    code -> new MethodEmitter(
                            code, function, MethodEmitter.Form.GENERAL, names, points, literals, places).emit());
            literals.define(builder, false, function);
        });
    }

    /** Enters the typed form if the arguments are the ints that it wants, else the general one. */
    private void choose(final CodeBuilder code, final Function function) {
        final ClassDesc type = names.closure(function);
        final Label general = code.newLabel();
        final List<Register> parameters = function.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (function.type(parameters.get(i)) == Type.INT) {
                code.aload(code.parameterSlot(i)).instanceOf(RuntimeSymbols.LONG).ifeq(general);
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            code.aload(code.parameterSlot(i));
            if (function.type(parameters.get(i)) == Type.INT) {
                code.checkcast(RuntimeSymbols.LONG).invokevirtual(
                        RuntimeSymbols.LONG, "longValue", MethodTypeDesc.of(ConstantDescs.CD_long));
            }
        }
        final int rest = parameters.size();
        final boolean captures = !function.captureCells().isEmpty();
        final int task = code.parameterSlot(captures ? rest + 1 : rest);
        final int depth = code.parameterSlot(captures ? rest + 2 : rest + 1);
        if (captures) {
            code.aload(code.parameterSlot(rest));
        }
        code.aload(task).iload(depth).invokestatic(type, ClassNames.TYPED, names.typed(function));
        if (function.returnType() == Type.INT) {
            code.aload(task).invokestatic(
                    RuntimeSymbols.INT_RESULTS, "widen",
                    MethodTypeDesc.of(RuntimeSymbols.OBJECT, ConstantDescs.CD_long, RuntimeSymbols.TASK));
        }
        code.areturn();
        if (parameters.stream().noneMatch(parameter -> function.type(parameter) == Type.INT)) {
            return;
        }
        code.labelBinding(general);
        for (int i = 0; i < parameters.size(); i++) {
            code.aload(code.parameterSlot(i));
        }
        if (captures) {
            code.aload(code.parameterSlot(rest));
        }
        code.aload(task).iload(depth).aconst_null().iconst_0();
        code.invokestatic(names.generalOwner(function), ClassNames.GENERAL, names.general(function)).areturn();
    }

    private byte[] activation(final Function function, final EntryPoints points, final boolean places) {
        final ClassDesc type = names.activation(function);
        final Literals literals = new Literals(type);
        final boolean coroutine = function.kind() == Function.Kind.COROUTINE;
        final ClassDesc superclass = coroutine ? RuntimeSymbols.COROUTINE : RuntimeSymbols.GENERATOR;
        final boolean captures = !function.captureCells().isEmpty();
        return CLASS_FILE.build(type, builder -> {
            header(builder, function, superclass);
            if (captures) {
                builder.withField("closure", names.closure(function), 0);
            }
            final Set<Register> kept = new java.util.LinkedHashSet<>(function.parameters());
            kept.addAll(points.live());
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME, names.activationConstructor(function), ClassFile.ACC_PUBLIC, code -> {
                        code.aload(code.receiverSlot());
                        code.invokespecial(superclass, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
                        int parameter = 0;
                        if (captures) {
                            code.aload(code.receiverSlot()).aload(code.parameterSlot(parameter++));
                            code.putfield(type, "closure", names.closure(function));
                        }
                        for (final Register register : function.parameters()) {
                            code.aload(code.receiverSlot()).aload(code.parameterSlot(parameter++));
                            code.putfield(type, MethodEmitter.field(register), RuntimeSymbols.OBJECT);
                        }
                        code.return_();
                    });
            if (coroutine) {
                new CopyEmitter(names).coroutine(builder, function);
                builder.withMethodBody(
                        "name", MethodTypeDesc.of(RuntimeSymbols.STRING), ClassFile.ACC_PUBLIC,
                        code -> code.loadConstant(function.name()).areturn());
            }
            final List<Slots.Kind> kinds = new ArrayList<>();
            builder.withMethodBody(
                    "resume", MethodTypeDesc.of(RuntimeSymbols.OBJECT, RuntimeSymbols.TASK), ClassFile.ACC_PUBLIC,
                    code -> {
                        kinds.clear();
                        final MethodEmitter method = new MethodEmitter(
                                code, function, MethodEmitter.Form.RESUMABLE, names, points, literals, places);
                        kept.forEach(register -> kinds.add(method.slots.kind(register)));
                        method.emit();
                    });
            int i = 0;
            for (final Register register : kept) {
                builder.withField(MethodEmitter.field(register), kinds.get(i++).type, 0);
            }
            literals.define(builder, false, function);
        });
    }

    /** The class that holds the top-level variables and the built-in values that are used. */
    private byte[] globals() {
        final ClassDesc type = RuntimeSymbols.PROGRAM_GLOBALS;
        final ClassDesc map = ClassDesc.of("java.util.Map");
        final ClassDesc list = ClassDesc.of("java.util.List");
        return CLASS_FILE.build(type, builder -> {
            builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            builder.withSuperclass(RuntimeSymbols.GLOBALS);
            final List<Global> fields = program.globals().stream().filter(Global::hasField).toList();
            fields.forEach(global -> builder.withField(
                    global.field(), global.cell() ? RuntimeSymbols.CELL : RuntimeSymbols.OBJECT, 0));
            names.builtins().values().forEach(field -> builder.withField(field, RuntimeSymbols.OBJECT, 0));
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, map, map, list),
                    ClassFile.ACC_PUBLIC, code -> {
                        code.aload(0).aload(1).aload(2).aload(3);
                        code.loadConstant(fields.size()).loadConstant(program.globals().size() - fields.size());
                        code.invokespecial(
                                RuntimeSymbols.GLOBALS, ConstantDescs.INIT_NAME,
                                MethodTypeDesc.of(
                                        ConstantDescs.CD_void, map, map, list, ConstantDescs.CD_int,
                                        ConstantDescs.CD_int));
                        fields.stream().filter(Global::cell).forEach(global -> {
                            code.aload(0);
                            RuntimeSymbols.newCell(code, global.shared());
                            code.putfield(type, global.field(), RuntimeSymbols.CELL);
                        });
                        program.globals().stream().filter(global -> global.shared() && !global.hasField())
                                .forEach(global -> code.aload(0).loadConstant(global.extra()).invokevirtual(
                                        type, "share", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int)));
                        names.builtins().forEach((name, field) -> {
                            code.aload(0).aload(0).loadConstant(name).invokevirtual(
                                    type, "builtin", MethodTypeDesc.of(RuntimeSymbols.OBJECT, RuntimeSymbols.STRING));
                            code.putfield(type, field, RuntimeSymbols.OBJECT);
                        });
                        code.return_();
                    });
            CopyEmitter.globals(builder, fields);
        });
    }

    /** The name of the class that {@link #globals} makes. */
    public static String globalsName() {
        return name(RuntimeSymbols.PROGRAM_GLOBALS);
    }
}
