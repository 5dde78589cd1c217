package org.braidlang.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.braidlang.concurrency.Task;
import org.braidlang.ir.Block;
import org.braidlang.ir.Function;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Operation;
import org.braidlang.ir.Register;
import org.braidlang.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * The classes and methods that functions become, by name and descriptor. The code of a function is a static method that
 * takes any values ({@link #run}), and, where it pays, one for machine numbers ({@link #typed}); then {@link #general} has a
 * class of its own. Small functions that stand next to each other, and of which none is a value anywhere, share a class:
 * that takes half the time to make and load. A coroutine or generator has a class for its activations.
 */
final class ClassNames {
    /** The general form, entered at its start or where the typed one has left. */
    static final String GENERAL = "general";

    /** The package of all compiled classes, by which stack frames of scripts are known. */
    static final String PACKAGE = "braid";

    /** How many instructions the functions have together that share a class. All of it is made for the first of them. */
    private static final int SHARED_SIZE = 150;

    private final Map<String, String> builtins = new LinkedHashMap<>();
    private final Map<Function, Classes> classes = new IdentityHashMap<>();
    private final Set<Function> values = new HashSet<>();

    /**
     * What is asked for at each call of a function.
     *
     * @param general the class of its general form; null where it has no typed one
     */
    private record Classes(ClassDesc owner, String run, @Nullable ClassDesc general) {}

    ClassNames(final List<Function> functions) {
        for (final Function function : functions) {
            for (final Block block : function.blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Builtin(final Register _, final String name)) {
                        builtins.computeIfAbsent(name, _ -> "b" + builtins.size());
                    } else if (instruction instanceof Instruction.MakeClosure closure) {
                        values.add(closure.function());
                    }
                }
            }
        }
        ClassDesc shared = null;
        int room = 0;
        for (final Function function : functions) {
            final String name = name(function);
            ClassDesc owner = ClassDesc.of(PACKAGE, name);
            if (sharesClass(function)) {
                final int size = size(function);
                if (shared == null || size > room) {
                    shared = owner;
                    room = SHARED_SIZE;
                }
                room -= size;
                owner = shared;
            }
            classes.put(function, new Classes(
                    owner, name, paysTyped(function) ? ClassDesc.of(PACKAGE, name + "$general") : null));
        }
    }

    private boolean sharesClass(final Function function) {
        return function.kind() == Function.Kind.PLAIN && !isValue(function) && function.captureCells().isEmpty()
                && size(function) <= SHARED_SIZE;
    }

    /** How many instructions a function has. */
    static int size(final Function function) {
        int size = 0;
        for (final Block block : function.blocks()) {
            size += block.instructions().size();
        }
        return size;
    }

    /** Whether a function is a value somewhere, and so needs closures. */
    boolean isValue(final Function function) {
        return values.contains(function);
    }

    int depthLimit() {
        return Task.DEPTH_LIMIT;
    }

    /** The class with the static methods of the function; if it is a value somewhere, that of its closures. */
    ClassDesc owner(final Function function) {
        return classes.get(function).owner();
    }

    /** The class of the general form of a function that has a typed one. */
    ClassDesc generalOwner(final Function function) {
        return Objects.requireNonNull(classes.get(function).general());
    }

    /** The class of a coroutine's or generator's activations. */
    ClassDesc activation(final Function function) {
        return ClassDesc.of(PACKAGE, classes.get(function).run() + "$activation");
    }

    /** No other function of the program has it. Blocks and lambdas have names in angle brackets. */
    private static String name(final Function function) {
        final String name = function.name();
        final String letters = name.startsWith("<") ? name.substring(1, name.length() - 1) : name;
        return (letters.isEmpty() ? "fn" : letters) + "$" + function.number();
    }

    /** The field of the program's globals that holds a built-in value. */
    String builtin(final String name) {
        return Objects.requireNonNull(builtins.get(name));
    }

    /** The built-in names that the program uses, and their fields. */
    Map<String, String> builtins() {
        return builtins;
    }

    /** Whether a typed form pays: something in it is a machine number that is boxed elsewhere. */
    boolean hasTyped(final Function function) {
        return classes.get(function).general() != null;
    }

    private static boolean paysTyped(final Function function) {
        if (function.kind() != Function.Kind.PLAIN) {
            return false;
        }
        if (function.returnType() == Type.INT) {
            return true;
        }
        for (final Register parameter : function.parameters()) {
            if (function.type(parameter).isBoxedInGeneral()) {
                return true;
            }
        }
        for (final Block block : function.blocks()) {
            for (final Instruction instruction : block.instructions()) {
                final Register result = instruction.result();
                final boolean computes = switch (instruction) {
                    case Instruction.Arithmetic _, Instruction.Negate _ -> true;
                    case Instruction.Operate operate -> switch (operate.operation()) {
                        case INDEX, ITEM, SUM_TOTAL -> true;
                        default -> false;
                    };
                    default -> false;
                };
                if (computes && result != null && function.type(result).isBoxedInGeneral()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<ClassDesc> objects(final int count) {
        return Collections.nCopies(count, RuntimeSymbols.OBJECT);
    }

    private MethodTypeDesc signature(
            final Function function, final ClassDesc result, final List<ClassDesc> parameters,
            final ClassDesc... more) {
        final List<ClassDesc> types = new ArrayList<>(parameters);
        if (!function.captureCells().isEmpty()) {
            types.add(owner(function));
        }
        types.add(RuntimeSymbols.TASK);
        types.add(ConstantDescs.CD_int);
        types.addAll(List.of(more));
        return MethodTypeDesc.of(result, types);
    }

    /** The method that takes the arguments boxed, and picks the form; the general one itself, if there is no other. */
    String runName(final Function function) {
        return classes.get(function).run();
    }

    String typedName(final Function function) {
        return classes.get(function).run() + "$typed";
    }

    void callRun(final CodeBuilder code, final Function function) {
        code.invokestatic(owner(function), runName(function), run(function));
    }

    void callTyped(final CodeBuilder code, final Function function) {
        code.invokestatic(owner(function), typedName(function), typed(function));
    }

    void callGeneral(final CodeBuilder code, final Function function) {
        code.invokestatic(generalOwner(function), GENERAL, general(function));
    }

    MethodTypeDesc run(final Function function) {
        return signature(function, RuntimeSymbols.OBJECT, objects(function.parameters().size()));
    }

    MethodTypeDesc general(final Function function) {
        return signature(
                function, RuntimeSymbols.OBJECT, objects(function.parameters().size()), RuntimeSymbols.OBJECTS,
                ConstantDescs.CD_int);
    }

    MethodTypeDesc typed(final Function function) {
        final List<ClassDesc> parameters = new ArrayList<>();
        for (final Register parameter : function.parameters()) {
            parameters.add(Slots.typedKind(function.type(parameter)).type);
        }
        return signature(
                function, function.returnType() == Type.INT ? ConstantDescs.CD_long : RuntimeSymbols.OBJECT,
                parameters);
    }

    /** The type of a field that holds a captured variable. */
    static ClassDesc capture(final Function function, final int index) {
        return function.captureCells().get(index) ? RuntimeSymbols.CELL : RuntimeSymbols.OBJECT;
    }

    static ClassDesc closureSuperclass(final Function function) {
        return function.kind() == Function.Kind.COROUTINE ? RuntimeSymbols.ASYNC_CLOSURE : RuntimeSymbols.CLOSURE;
    }

    /** Takes the defaults and the captured variables. */
    static MethodTypeDesc closureConstructor(final Function function) {
        final List<ClassDesc> types = new ArrayList<>();
        types.add(RuntimeSymbols.OBJECTS);
        for (int i = 0; i < function.captureCells().size(); i++) {
            types.add(capture(function, i));
        }
        return MethodTypeDesc.of(ConstantDescs.CD_void, types);
    }

    /** Takes the closure, if anything is captured, and the arguments. */
    MethodTypeDesc activationConstructor(final Function function) {
        final List<ClassDesc> types = new ArrayList<>();
        if (!function.captureCells().isEmpty()) {
            types.add(owner(function));
        }
        types.addAll(objects(function.parameters().size()));
        return MethodTypeDesc.of(ConstantDescs.CD_void, types);
    }
}
