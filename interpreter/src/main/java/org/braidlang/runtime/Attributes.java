package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** Attributes and method calls, as compiled code reaches them; AttributeError where there is none of a name. */
public final class Attributes {
    private Attributes() {}

    public static Object get(final Object target, final String name) {
        final BuiltinFunction method = Methods.of(target).get(name);
        if (method != null) {
            return new BoundMethod(target, method);
        }
        final Object value = ofValue(target, name);
        if (value == null) {
            throw missing(target, name);
        }
        return value;
    }

    public static void set(final Object target, final String name, final Object value) {
        if (target instanceof Instance instance && instance.setAttribute(name, value)) {
            return;
        }
        if (Methods.of(target).containsKey(name) || ofValue(target, name) != null) {
            throw Errors.attributeError("attribute '" + name + "' of " + described(target) + " cannot be set");
        }
        throw missing(target, name);
    }

    public static Object call(final Task task, final Object target, final String name, final Object[] arguments) {
        final BuiltinFunction method = Methods.of(target).get(name);
        if (method == null) {
            return Calls.call(task, callee(target, name), arguments);
        }
        return switch (arguments.length) {
            case 0 -> method.call(task, target);
            case 1 -> method.call(task, target, arguments[0]);
            case 2 -> method.call(task, target, arguments[0], arguments[1]);
            default -> method.call(task, BoundMethod.withReceiver(target, arguments));
        };
    }

    /** As the general form, without an array. */
    public static Object call(final Task task, final Object target, final String name) {
        final BuiltinFunction method = Methods.of(target).get(name);
        return method == null ? Calls.call(task, callee(target, name)) : method.call(task, target);
    }

    /** As the general form, without an array. */
    public static Object call(final Task task, final Object target, final String name, final Object a) {
        final BuiltinFunction method = Methods.of(target).get(name);
        return method == null ? Calls.call(task, callee(target, name), a) : method.call(task, target, a);
    }

    /** As the general form, without an array. */
    public static Object call(
            final Task task, final Object target, final String name, final Object a, final Object b) {
        final BuiltinFunction method = Methods.of(target).get(name);
        return method == null ? Calls.call(task, callee(target, name), a, b) : method.call(task, target, a, b);
    }

    public static Object call(final Task task, final Object target, final String name, final Object[] arguments,
            final String[] names) {
        final BuiltinFunction method = Methods.of(target).get(name);
        return method == null
                ? Calls.call(task, callee(target, name), arguments, names)
                : method.call(task, BoundMethod.withReceiver(target, arguments), names);
    }

    /** The call behind an {@code await} or a {@code spawn}: see {@link Callable#start}. */
    public static Object start(final Task task, final Object target, final String name, final Object[] arguments,
            final String @Nullable [] names) {
        final BuiltinFunction method = Methods.of(target).get(name);
        return method == null
                ? Calls.start(task, callee(target, name), arguments, names)
                : method.start(task, BoundMethod.withReceiver(target, arguments), names);
    }

    /** An attribute that is to be called; TypeError where it is a value like {@code task.done}. */
    private static Object callee(final Object target, final String name) {
        final Object value = get(target, name);
        if (!(value instanceof Callable)) {
            throw Errors.typeError("'" + name + "' of " + described(target)
                    + " is a value, not a function: leave out the parentheses");
        }
        return value;
    }

    private static @Nullable Object ofValue(final Object target, final String name) {
        return switch (target) {
            case ModuleValue module -> module.get(name);
            case Instance instance -> instance.attribute(name);
            case ErrorValue error -> ofError(error, name);
            case RangeValue range -> switch (name) {
                case "start" -> range.start();
                case "stop" -> range.stop();
                case "step" -> range.step();
                default -> null;
            };
            case TypeValue type when type.methods().containsKey(name) -> type.methods().get(name);
            case Callable callable when name.equals("name") || name.equals("__name__") -> callable.name();
            default -> null;
        };
    }

    private static @Nullable Object ofError(final ErrorValue error, final String name) {
        return switch (name) {
            case "kind" -> error.kind();
            case "message" -> error.message();
            case "cause" -> {
                final ErrorValue cause = error.cause();
                yield cause == null ? None.NONE : cause;
            }
            case "others" -> ListValue.of(error.others().toArray());
            case "trace" -> {
                final ScriptTrace trace = error.trace();
                yield ListValue.of(trace == null ? Elements.NONE : trace.lines().toArray());
            }
            default -> null;
        };
    }

    private static ScriptError missing(final Object target, final String name) {
        if (target instanceof DictValue dict && dict.contains(name)) {
            return Errors.attributeError("'dict' object has no attribute '" + name + "'; write [\"" + name + "\"]");
        }
        final String advice = FamiliarAttributes.advice(target, name);
        return advice == null ? Errors.noAttribute(described(target), name, known(target))
                : Errors.attributeError(described(target) + " has no attribute '" + name + "'; " + advice);
    }

    private static String described(final Object target) {
        return switch (target) {
            case ModuleValue module -> "module '" + module.name() + "'";
            case TypeValue type -> "type '" + type.name() + "'";
            default -> "'" + Types.nameOf(target) + "' object";
        };
    }

    /** The attributes of a value by name, methods included: for suggestions and completion. */
    public static Collection<String> known(final Object target) {
        final List<String> names = new ArrayList<>(Methods.of(target).keySet());
        switch (target) {
            case ModuleValue module -> names.addAll(module.members().keySet());
            case Instance instance -> names.addAll(instance.attributeNames());
            case ErrorValue _ -> names.addAll(List.of("kind", "message", "cause", "others", "trace"));
            case RangeValue _ -> names.addAll(List.of("start", "stop", "step"));
            case TypeValue type -> names.addAll(type.methods().keySet());
            default -> { }
        }
        if (target instanceof Callable) {
            names.add("name");
        }
        return names;
    }

    /** The built-in method of a value, or null: for help. */
    public static @Nullable BuiltinFunction method(final Object target, final String name) {
        final Map<String, BuiltinFunction> methods = Methods.of(target);
        return methods.get(name);
    }
}
