package org.braidlang.processor;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Java type of an annotated method, and how a value of the language becomes one.
 *
 * @param name as Java source writes it
 */
record JavaType(String name) {
    private static final String RUNTIME = "org.braidlang.runtime.";
    private static final Map<String, String> KNOWN = Map.of(
            RUNTIME + "Bytes", "bytes",
            RUNTIME + "Callable", "a function",
            RUNTIME + "ErrorValue", "error",
            "org.braidlang.concurrency.Task", "task",
            "org.braidlang.concurrency.Coroutine", "coroutine");

    boolean isVoid() {
        return name.equals("void");
    }

    boolean isWait() {
        return name.equals("org.braidlang.concurrency.Wait");
    }

    boolean isTask() {
        return name.equals("org.braidlang.concurrency.Task");
    }

    boolean isObject() {
        return name.equals("java.lang.Object");
    }

    boolean isRest() {
        return name.equals("java.lang.Object[]");
    }

    boolean isDict() {
        return name.equals(RUNTIME + "DictValue");
    }

    boolean isPrimitive() {
        return name.equals("long") || name.equals("int") || name.equals("double") || name.equals("boolean");
    }

    /** Whether a parameter can have this type. */
    boolean isParameter() {
        return isPrimitive() || name.contains(".") && !isRest();
    }

    /** Whether a conversion needs a method of its own in the table, because the class is one of many. */
    boolean needsConverter() {
        return !isPrimitive() && !isObject() && !isRest() && !name.equals("java.lang.String");
    }

    String converter() {
        return "to" + name.substring(name.lastIndexOf('.') + 1);
    }

    /** How messages of the language name it. */
    String shown() {
        final String known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        final String simple = name.substring(name.lastIndexOf('.') + 1);
        return simple.endsWith("Value") ? simple.substring(0, simple.length() - 5).toLowerCase(Locale.ROOT) : simple;
    }

    /** The default as an argument of this type, or null where it does not fit. */
    @Nullable String constant(final Literal literal) {
        if (isObject()) {
            return literal.boxed();
        }
        return switch (literal) {
            case Literal.None _, Literal.LeftOut _ -> isPrimitive() ? null : "(" + name + ") null";
            case Literal.Bool value -> name.equals("boolean") ? String.valueOf(value.value()) : null;
            case Literal.Int value -> switch (name) {
                case "long" -> value.value() + "L";
                case "int" -> String.valueOf(value.value());
                case "double" -> value.value() + "D";
                default -> null;
            };
            case Literal.Float value -> name.equals("double") ? value.value() + "D" : null;
            case Literal.Text text -> name.equals("java.lang.String") ? text.boxed() : null;
        };
    }

    /** The Java expression that makes an argument of this type of the value {@code expression}. */
    String convert(final String expression, final String function, final Signature.Parameter parameter) {
        if (isObject()) {
            return expression;
        }
        final boolean nullable = parameter.fallback() instanceof Literal.None
                || parameter.fallback() instanceof Literal.LeftOut;
        final String place = ", " + JavaText.literal(function) + ", " + JavaText.literal(parameter.name()) + ")";
        return switch (name) {
            case "long" -> RUNTIME + "Arguments.integer(" + expression + place;
            case "int" -> RUNTIME + "Arguments.smallInteger(" + expression + place;
            case "double" -> RUNTIME + "Arguments.real(" + expression + place;
            case "boolean" -> RUNTIME + "Operators.truthy(" + expression + ")";
            case "java.lang.String" ->
                RUNTIME + "Arguments." + (nullable ? "textOrNull" : "text") + "(" + expression + place;
            case "java.lang.Object[]" -> "(Object[]) " + expression;
            default -> converter() + (nullable ? "OrNull(" : "(") + expression + place;
        };
    }
}
