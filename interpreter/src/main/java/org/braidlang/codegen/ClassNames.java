package org.braidlang.codegen;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.braidlang.concurrency.Task;
import org.braidlang.ir.Block;
import org.braidlang.ir.Function;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Operation;
import org.braidlang.ir.Register;
import org.braidlang.ir.Type;
import org.jspecify.annotations.Nullable;

/**
 * The classes and methods that functions become, by name and descriptor. A function has a closure class with a static
 * method {@link #RUN}, which takes any values, and, where it pays, {@link #TYPED}; then {@link #GENERAL} has a class of
 * its own. A coroutine or generator has a class for its activations.
 */
final class ClassNames {
    /** Takes the arguments boxed; picks the form. Where there is no typed form, it is the general one itself. */
    static final String RUN = "run";
    static final String TYPED = "typed";
    /** The general form, entered at its start or where the typed one has left. */
    static final String GENERAL = "general";

    /** The package of all compiled classes, by which stack frames of scripts are known. */
    static final String PACKAGE = "braid";

    private final Map<String, String> builtins = new LinkedHashMap<>();
    private final Map<Function, Classes> classes = new IdentityHashMap<>();

    /** What is asked for at each call of a function. Null where it has no typed form: the class of its general one. */
    private record Classes(ClassDesc closure, @Nullable ClassDesc general) {}

    ClassNames(final List<Function> functions) {
        for (final Function function : functions) {
            final ClassDesc closure = named(function, "");
            classes.put(function, new Classes(closure, paysTyped(function) ? named(function, "$general") : null));
            for (final Block block : function.blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Builtin(final Register _, final String name)) {
                        builtins.computeIfAbsent(name, _ -> "b" + builtins.size());
                    }
                }
            }
        }
    }

    int depthLimit() {
        return Task.DEPTH_LIMIT;
    }

    /** The class of the function's closures, which also holds its static methods. */
    ClassDesc closure(final Function function) {
        return classes.get(function).closure();
    }

    /** The class of the general form of a function that has a typed one. */
    ClassDesc generalOwner(final Function function) {
        return Objects.requireNonNull(classes.get(function).general());
    }

    /** The class of a coroutine's or generator's activations. */
    ClassDesc activation(final Function function) {
        return named(function, "$activation");
    }

    /** Blocks and lambdas have names in angle brackets. */
    private static ClassDesc named(final Function function, final String part) {
        final String name = function.name();
        final String letters = name.startsWith("<") ? name.substring(1, name.length() - 1) : name;
        return ClassDesc.of(PACKAGE, (letters.isEmpty() ? "fn" : letters) + "$" + function.number() + part);
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
            if (function.type(parameter) == Type.INT) {
                return true;
            }
        }
        for (final Block block : function.blocks()) {
            for (final Instruction instruction : block.instructions()) {
                final Register result = instruction.result();
                final boolean computes = switch (instruction) {
                    case Instruction.Arithmetic _, Instruction.Negate _ -> true;
                    case Instruction.Operate operate -> operate.operation() == Operation.INDEX
                            || operate.operation() == Operation.SUM_TOTAL;
                    default -> false;
                };
                if (computes && result != null
                        && (function.type(result) == Type.INT || function.type(result) == Type.REAL)) {
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
            types.add(closure(function));
        }
        types.add(RuntimeSymbols.TASK);
        types.add(ConstantDescs.CD_int);
        types.addAll(List.of(more));
        return MethodTypeDesc.of(result, types);
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
            parameters.add(
                    function.type(parameter) == Type.INT ? ConstantDescs.CD_long : RuntimeSymbols.OBJECT);
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
            types.add(closure(function));
        }
        types.addAll(objects(function.parameters().size()));
        return MethodTypeDesc.of(ConstantDescs.CD_void, types);
    }
}
