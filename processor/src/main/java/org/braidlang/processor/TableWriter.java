package org.braidlang.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the source of one table: a subclass of BuiltinFunction whose calls are switches. */
final class TableWriter {
    private static final String RUNTIME = "org.braidlang.runtime.";
    private static final String TASK = "org.braidlang.concurrency.Task";
    private static final String[] LETTERS = {"a", "b", "c"};

    private final String packageName;
    private final String library;
    private final boolean isPublic;
    private final List<BuiltinMethod> methods;
    private final StringBuilder out = new StringBuilder();

    TableWriter(final String packageName, final String library, final boolean isPublic,
            final List<BuiltinMethod> methods) {
        this.packageName = packageName;
        this.library = library;
        this.isPublic = isPublic;
        this.methods = methods;
    }

    String qualifiedName() {
        return packageName + "." + tableName();
    }

    private String tableName() {
        return library + "Table";
    }

    String write() {
        line(0, "package " + packageName + ";");
        line(0, "");
        line(0, "/** The built-in functions of {@link " + library + "}. Generated. */");
        line(0, "@SuppressWarnings(\"all\")");
        line(0, (isPublic ? "public " : "") + "final class " + tableName() + " extends " + RUNTIME
                + "BuiltinFunction {");
        constants();
        line(1, "private " + tableName()
                + "(final int id, final String owner, final String name, final String signature, final String doc) {");
        line(2, "super(id, owner, name, signature, doc);");
        line(1, "}");
        for (int count = 0; count <= LETTERS.length; count++) {
            call(count);
        }
        invoke();
        begin();
        describe();
        converters();
        line(0, "}");
        return out.toString();
    }

    private void constants() {
        final Map<String, List<Integer>> owners = new LinkedHashMap<>();
        for (int id = 0; id < methods.size(); id++) {
            owners.computeIfAbsent(methods.get(id).signature().owner(), key -> new ArrayList<>()).add(id);
        }
        owners.forEach((owner, ids) -> {
            line(1, "/** By name. */");
            line(1, "public static final java.util.Map<String, " + RUNTIME + "BuiltinFunction> "
                    + (owner.isEmpty() ? "FUNCTIONS" : owner.toUpperCase(Locale.ROOT)) + " = table(");
            for (int i = 0; i < ids.size(); i++) {
                final int id = ids.get(i);
                final BuiltinMethod method = methods.get(id);
                line(3, "new " + tableName() + "(" + id + ", " + JavaText.literal(owner) + ", "
                        + JavaText.literal(method.signature().name()) + ", " + JavaText.literal(method.text()) + ", "
                        + JavaText.literal(method.doc()) + ")" + (i + 1 < ids.size() ? "," : ");"));
            }
            line(0, "");
        });
    }

    private void call(final int count) {
        final String[] given = Arrays.copyOf(LETTERS, count);
        line(0, "");
        line(1, "@Override");
        line(1, "public Object call(final " + TASK + " task"
                + Arrays.stream(given).map(x -> ", final Object " + x).collect(Collectors.joining())
                + ") {");
        line(2, "switch (id) {");
        for (int id = 0; id < methods.size(); id++) {
            if (methods.get(id).takes(count)) {
                final BuiltinMethod method = methods.get(id);
                final List<String> arguments = new ArrayList<>();
                for (int i = 0; i < method.parameters().size(); i++) {
                    arguments.add(argument(method, i, given));
                }
                statement(id, method, arguments, true);
            }
        }
        line(3, "default:");
        line(4, "return bindAndInvoke(task"
                + Arrays.stream(given).map(x -> ", " + x).collect(Collectors.joining()) + ");");
        line(2, "}");
        line(1, "}");
    }

    private static String argument(final BuiltinMethod method, final int index, final String[] given) {
        final Signature.Parameter parameter = method.parameters().get(index);
        final JavaType type = method.types().get(index);
        if (parameter.kind() == Signature.Kind.NAMED) {
            return "new " + type.name() + "()";
        }
        if (parameter.kind() == Signature.Kind.REST) {
            final StringBuilder rest = new StringBuilder("new Object[] {");
            for (int i = method.positional(); i < given.length; i++) {
                rest.append(i > method.positional() ? ", " : "").append(given[i]);
            }
            return rest.append('}').toString();
        }
        if (index < given.length && index < method.positional()) {
            return type.convert(given[index], method.signature().name(), parameter);
        }
        final Literal fallback = Objects.requireNonNull(parameter.fallback());
        return Objects.requireNonNull(type.constant(fallback));
    }

    private void statement(final int id, final BuiltinMethod method, final List<String> arguments,
            final boolean block) {
        final List<String> all = new ArrayList<>(arguments);
        if (method.withTask()) {
            all.addFirst("task");
        }
        final String call = library + "." + method.javaName() + "(" + String.join(", ", all) + ")";
        line(3, "case " + id + ":");
        if (method.result().isVoid()) {
            line(4, call + ";");
            line(4, "return " + RUNTIME + "None.NONE;");
        } else if (method.result().isWait() && block) {
            line(4, "return task.block(" + call + ");");
        } else if (method.result().name().equals("int")) {
            line(4, "return (long) " + call + ";");
        } else {
            line(4, "return " + call + ";");
        }
    }

    private static List<String> exact(final BuiltinMethod method) {
        final List<String> arguments = new ArrayList<>();
        for (int i = 0; i < method.parameters().size(); i++) {
            arguments.add(method.types().get(i)
                    .convert("exact[" + i + "]", method.signature().name(), method.parameters().get(i)));
        }
        return arguments;
    }

    private void invoke() {
        line(0, "");
        line(1, "@Override");
        line(1, "protected Object invoke(final " + TASK + " task, final Object[] exact) {");
        line(2, "switch (id) {");
        for (int id = 0; id < methods.size(); id++) {
            statement(id, methods.get(id), exact(methods.get(id)), true);
        }
        line(3, "default:");
        line(4, "throw new IllegalStateException();");
        line(2, "}");
        line(1, "}");
    }

    private void begin() {
        if (methods.stream().noneMatch(method -> method.result().isWait())) {
            return;
        }
        line(0, "");
        line(1, "@Override");
        line(1, "protected Object begin(final " + TASK + " task, final Object[] exact) {");
        line(2, "switch (id) {");
        for (int id = 0; id < methods.size(); id++) {
            if (methods.get(id).result().isWait()) {
                statement(id, methods.get(id), exact(methods.get(id)), false);
            }
        }
        line(3, "default:");
        line(4, "return invoke(task, exact);");
        line(2, "}");
        line(1, "}");
    }

    private void describe() {
        line(0, "");
        line(1, "@Override");
        line(1, "protected " + RUNTIME + "Parameters describe() {");
        line(2, "switch (id) {");
        for (int id = 0; id < methods.size(); id++) {
            final BuiltinMethod method = methods.get(id);
            line(3, "case " + id + ":");
            line(4, "return new " + RUNTIME + "Parameters(" + JavaText.literal(method.signature().name()) + ", ");
            line(6, "new String[] {" + method.parameters().stream().map(p -> JavaText.literal(p.name()))
                    .collect(Collectors.joining(", ")) + "},");
            line(6, "new Object[] {" + method.parameters().stream()
                    .map(p -> p.fallback() == null ? RUNTIME + "Parameters.REQUIRED" : p.fallback().boxed())
                    .collect(Collectors.joining(", ")) + "},");
            line(6, method.place(Signature.Kind.REST) + ", " + method.place(Signature.Kind.NAMED) + ", "
                    + method.positional() + ", "
                    + (method.signature().isMethod() ? 1 : 0) + ");");
        }
        line(3, "default:");
        line(4, "throw new IllegalStateException();");
        line(2, "}");
        line(1, "}");
    }

    private void converters() {
        final Set<JavaType> types = new LinkedHashSet<>();
        methods.forEach(method -> method.types().stream().filter(JavaType::needsConverter).forEach(types::add));
        for (final JavaType type : types) {
            line(0, "");
            line(1, "private static " + type.name() + " " + type.converter()
                    + "(final Object value, final String function, final String parameter) {");
            line(2, "if (value instanceof " + type.name() + " typed) {");
            line(3, "return typed;");
            line(2, "}");
            line(2, "throw " + RUNTIME + "Arguments.wrongType(value, function, parameter, "
                    + JavaText.literal(type.shown()) + ");");
            line(1, "}");
            line(0, "");
            line(1, "private static " + type.name() + " " + type.converter()
                    + "OrNull(final Object value, final String function, final String parameter) {");
            line(2, "return value == null || value == " + RUNTIME + "None.NONE ? null : " + type.converter()
                    + "(value, function, parameter);");
            line(1, "}");
        }
    }

    private void line(final int depth, final String text) {
        out.append("    ".repeat(depth)).append(text).append('\n');
    }
}
