package org.braidlang.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * A function written in Java. The annotation processor generates the subclasses: one for each annotated class, whose
 * objects are told apart by {@link #id}, so that a call is a switch and a direct call, without arrays for up to three
 * arguments. A method of a value is one whose first argument is the value. Immutable, but for a cached description.
 */
public abstract class BuiltinFunction extends Callable {
    private static final String[] NO_NAMES = {};

    /** Which function of its table this is. */
    protected final int id;

    private final String owner;
    private final String name;
    private final String signature;
    private final String doc;

    /** Made when first needed; a record, so that a race makes two equal ones. */
    private @Nullable Parameters parameters;

    /**
     * @param owner the type whose method this is, or ""
     * @param signature as {@link Builtin#value} gives it
     */
    protected BuiltinFunction(
            final int id, final String owner, final String name, final String signature, final String doc) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.signature = signature;
        this.doc = doc;
    }

    /** The functions of one type or library by name, in the order in which they were written. */
    protected static Map<String, BuiltinFunction> table(final BuiltinFunction... functions) {
        final Map<String, BuiltinFunction> table = LinkedHashMap.newLinkedHashMap(functions.length);
        for (final BuiltinFunction function : functions) {
            table.put(function.name, function);
        }
        return Collections.unmodifiableMap(table);
    }

    @Override
    public final String name() {
        return name;
    }

    /** The type whose method this is, or "" for a function. */
    public final String owner() {
        return owner;
    }

    /** Name and parameters, as help shows them: {@code list.pop(index=-1)}. */
    public final String signature() {
        return signature;
    }

    /** What it does. */
    public final String doc() {
        return doc;
    }

    /** What it can be called with. */
    public final Parameters parameters() {
        Parameters known = parameters;
        if (known == null) {
            known = describe();
            parameters = known;
        }
        return known;
    }

    /** Makes the description of this function's parameters. */
    protected abstract Parameters describe();

    /** Calls the Java method; {@code exact} has one argument for each parameter. */
    protected abstract Object invoke(Task task, @Nullable Object[] exact);

    /** As {@link #invoke}, but gives the Wait of an operation instead of waiting. */
    protected Object begin(final Task task, final @Nullable Object[] exact) {
        return invoke(task, exact);
    }

    /** The call for a number of arguments that has no way of its own. */
    protected final Object bindAndInvoke(final Task task, final Object... arguments) {
        return invoke(task, parameters().bind(arguments, NO_NAMES));
    }

    @Override
    public final Object call(final Task task, final Object[] arguments) {
        return switch (arguments.length) {
            case 0 -> call(task);
            case 1 -> call(task, arguments[0]);
            case 2 -> call(task, arguments[0], arguments[1]);
            case 3 -> call(task, arguments[0], arguments[1], arguments[2]);
            default -> bindAndInvoke(task, arguments);
        };
    }

    @Override
    public final Object call(final Task task, final Object[] arguments, final String[] names) {
        return names.length == 0 ? call(task, arguments) : invoke(task, parameters().bind(arguments, names));
    }

    @Override
    public final Object start(final Task task, final Object[] arguments, final String @Nullable [] names) {
        return begin(task, parameters().bind(arguments, names == null ? NO_NAMES : names));
    }

    @Override
    public String toString() {
        return owner.isEmpty() ? "<built-in function " + name + ">" : "<method '" + name + "' of '" + owner + "'>";
    }
}
