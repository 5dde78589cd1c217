package org.braidlang.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A program made by chance, in Braid and in Python side by side: both must print the same. What it computes stays
 * small: every int, text and list that is kept in a variable is cut down first, and loops take few turns. Where Braid's
 * functions are async, it also waits in the middle of expressions.
 */
final class RandomProgram {
    private final RandomExpressions expressions;
    private final StringBuilder braid = new StringBuilder();
    private final StringBuilder python = new StringBuilder();
    private int indent;
    private int names;
    private int loops;
    private boolean inFunction;
    private RandomExpressions.Kind result = RandomExpressions.Kind.INT;

    private RandomProgram(final long seed) {
        expressions = new RandomExpressions(seed);
    }

    /** The program of this number: always the same. */
    static RandomExpressions.Text program(final long seed) {
        final RandomProgram program = new RandomProgram(seed);
        program.write();
        return new RandomExpressions.Text(program.braid.toString(), program.python.toString());
    }

    private void write() {
        line("async fn later(x) { await sleep(0); return x }", "def later(x): return x");
        line("fn told(x) { print(\"told\", x); return x }", "def told(x):\n    print(\"told\", x)\n    return x");
        for (int i = 0; i < 10; i++) {
            final RandomExpressions.Kind kind = expressions.kind();
            declare(kind, expressions.literal(kind), "g");
        }
        final List<String> globals = expressions.scope().assignable();
        for (int i = 0; i < 4; i++) {
            function("global " + String.join(", ", globals), i % 2 == 1);
        }
        for (int i = 0; i < 14; i++) {
            expressions.waits(expressions.chance(60));
            attempt(() -> statements(2, 2));
        }
        for (final RandomExpressions.Variable variable : expressions.scope().all()) {
            print(List.of(new RandomExpressions.Text(variable.name(), variable.name())));
        }
    }

    private void function(final String outer, final boolean async) {
        final String name = "f" + names++;
        final List<RandomExpressions.Variable> parameters = new ArrayList<>();
        for (int i = 0; i < expressions.below(3); i++) {
            parameters.add(new RandomExpressions.Variable("p" + names++, expressions.kind(), true));
        }
        final RandomExpressions.Kind kind = expressions.kind();
        final String list = String.join(", ", parameters.stream().map(RandomExpressions.Variable::name).toList());
        open((async ? "async fn " : "fn ") + name + "(" + list + ") {", "def " + name + "(" + list + "):");
        pythonLine(outer);
        expressions.scope().open();
        parameters.forEach(expressions.scope()::add);
        final boolean wasFunction = inFunction;
        final RandomExpressions.Kind before = result;
        inFunction = true;
        result = kind;
        expressions.waits(async);
        for (int i = 0; i < 2; i++) {
            final RandomExpressions.Kind local = expressions.kind();
            declare(local, expressions.literal(local), "v");
        }
        final List<RandomExpressions.Function> known = List.copyOf(expressions.functions());
        if (!wasFunction && expressions.chance(40)) {
            final List<String> locals = expressions.scope().assignableInnermost();
            function(outer + "\n" + "    ".repeat(indent + 1) + "nonlocal " + String.join(", ", locals), false);
            expressions.waits(async);
        }
        statements(4, 2);
        returnValue();
        expressions.functions().retainAll(known);
        inFunction = wasFunction;
        result = before;
        expressions.scope().close();
        close();
        expressions.functions().add(new RandomExpressions.Function(
                name, kind, parameters.stream().map(RandomExpressions.Variable::kind).toList(), async));
    }

    private void returnValue() {
        final RandomExpressions.Text value = bounded(result, 2);
        line("return " + value.braid(), "return " + value.python());
    }

    private void attempt(final Runnable body) {
        open("try {", "try:");
        body.run();
        reopen("} catch as e {", "except Exception as e:");
        line("print(e.kind)", "print(type(e).__name__)");
        close();
    }

    /** Some statements, in a block of their own. */
    private void statements(final int most, final int depth) {
        expressions.scope().open();
        for (int i = expressions.below(most); i >= 0; i--) {
            statement(depth);
        }
        expressions.scope().close();
    }

    private void statement(final int depth) {
        switch (expressions.below(depth == 0 ? 9 : 18)) {
            case 0, 1 -> print(List.of(expressions.any(2), expressions.any(3)));
            case 2, 3 -> assign();
            case 4 -> augment();
            case 5 -> change();
            case 6 -> {
                final RandomExpressions.Kind kind = expressions.kind();
                declare(kind, bounded(kind, 2), "v");
            }
            case 7 -> swap();
            case 8 -> leave();
            case 9, 10 -> condition(depth);
            case 11, 12 -> forLoop(depth);
            case 13 -> whileLoop(depth);
            case 14, 15 -> tryStatement(depth);
            case 16 -> guarded(depth);
            default -> valueOfTry();
        }
    }

    private void declare(final RandomExpressions.Kind kind, final RandomExpressions.Text value, final String prefix) {
        final String name = prefix + names++;
        line("var " + name + " = " + value.braid(), name + " = " + value.python());
        expressions.scope().add(new RandomExpressions.Variable(name, kind, true));
    }

    private void assign() {
        final RandomExpressions.Variable variable = expressions.scope().someAssignable(expressions.random());
        final RandomExpressions.Text value = bounded(variable.kind(), 3);
        line(variable.name() + " = " + value.braid(), variable.name() + " = " + value.python());
    }

    private void augment() {
        final RandomExpressions.Variable variable = expressions.scope().someAssignable(expressions.random());
        final RandomExpressions.Text value = bounded(variable.kind(), 2);
        final String operator = switch (variable.kind()) {
            case INT -> expressions.some("+=", "-=", "&=", "|=", "^=", "%=", "//=");
            case FLOAT -> expressions.some("+=", "-=", "*=", "/=");
            case BOOL -> expressions.some("&=", "|=", "^=");
            case STR -> "+=";
            case LIST -> "+=";
            case DICT -> "|=";
        };
        line(variable.name() + " " + operator + " " + value.braid(),
                variable.name() + " " + operator + " " + value.python());
        if (variable.kind() == RandomExpressions.Kind.STR || variable.kind() == RandomExpressions.Kind.LIST) {
            line(variable.name() + " = " + variable.name() + "[..20]", variable.name() + " = " + variable.name()
                    + "[:20]");
        }
    }

    private void change() {
        final RandomExpressions.Text value = bounded(RandomExpressions.Kind.INT, 2);
        final RandomExpressions.Text place = expressions.expression(RandomExpressions.Kind.INT, 1);
        if (expressions.chance(30)) {
            final RandomExpressions.Text dict = expressions.variableOr(RandomExpressions.Kind.DICT);
            final RandomExpressions.Text key = expressions.expression(RandomExpressions.Kind.STR, 1);
            both("@[@] " + expressions.some("=", "+=", "-=") + " @", dict, key, value);
            return;
        }
        final RandomExpressions.Text list = expressions.variableOr(RandomExpressions.Kind.LIST);
        switch (expressions.below(6)) {
            case 0 -> both("@.append(@)", list, value);
            case 1 -> both("@[@ % 4] " + expressions.some("=", "+=", "-=", "*=", "//=") + " @", list, place,
                    new RandomExpressions.Text(value.braid() + " % 1000", value.python() + " % 1000"));
            case 2 -> {
                final RandomExpressions.Text items = bounded(RandomExpressions.Kind.LIST, 1);
                final String operator = expressions.some("=", "+=");
                line(list.braid() + "[1..3] " + operator + " " + items.braid(),
                        list.python() + "[1:3] " + operator + " " + items.python());
            }
            case 3 -> both("@.insert(@ % 3, @)", list, place, value);
            case 4 -> both("print(@.pop())", list);
            default -> both("@.sort()", list);
        }
    }

    private void swap() {
        final RandomExpressions.Kind kind = expressions.kind();
        final RandomExpressions.Variable left = expressions.scope().someAssignable(expressions.random());
        final RandomExpressions.Variable right = expressions.scope().someAssignable(expressions.random());
        if (left.kind() == right.kind()) {
            both("@, @ = @, @", name(left), name(right), name(right), name(left));
            return;
        }
        final String one = "v" + names++;
        final String two = "v" + names++;
        final RandomExpressions.Text first = bounded(kind, 2);
        final RandomExpressions.Text second = bounded(kind, 2);
        line("var " + one + ", " + two + " = (" + first.braid() + ", " + second.braid() + ")",
                one + ", " + two + " = (" + first.python() + ", " + second.python() + ")");
        expressions.scope().add(new RandomExpressions.Variable(one, kind, true));
        expressions.scope().add(new RandomExpressions.Variable(two, kind, true));
    }

    private static RandomExpressions.Text name(final RandomExpressions.Variable variable) {
        return new RandomExpressions.Text(variable.name(), variable.name());
    }

    private void leave() {
        final RandomExpressions.Text condition = expressions.expression(RandomExpressions.Kind.BOOL, 2);
        open("if " + condition.braid() + " {", "if " + condition.python() + ":");
        if (loops > 0 && expressions.chance(50)) {
            final String word = expressions.some("break", "continue");
            line(word, word);
        } else if (inFunction && expressions.chance(70)) {
            returnValue();
        } else {
            line("raise KeyError(\"k\")", "raise KeyError(\"k\")");
        }
        close();
    }

    private void condition(final int depth) {
        final RandomExpressions.Text condition = expressions.expression(RandomExpressions.Kind.BOOL, 2);
        open("if " + condition.braid() + " {", "if " + condition.python() + ":");
        statements(2, depth - 1);
        if (expressions.chance(50)) {
            final RandomExpressions.Text other = expressions.any(1);
            reopen("} else if " + other.braid() + " {", "elif " + other.python() + ":");
            statements(2, depth - 1);
        }
        if (expressions.chance(50)) {
            reopen("} else {", "else:");
            statements(2, depth - 1);
        }
        close();
    }

    private void forLoop(final int depth) {
        final String one = "i" + names++;
        final String two = "i" + names++;
        final RandomExpressions.Kind first;
        final RandomExpressions.Kind second;
        if (expressions.chance(35)) {
            final String start = expressions.some("0", "1", "-3", "(2 ** 63 - 7)", "(2 ** 31 - 2)", "(-(2 ** 63))");
            final int turns = expressions.below(6);
            final boolean closed = expressions.chance(30);
            open("for " + one + " in " + start + (closed ? "..=" : "..") + start + " + " + turns + " {",
                    "for " + one + " in range(" + start + ", " + start + " + " + (closed ? turns + 1 : turns) + "):");
            first = RandomExpressions.Kind.INT;
            second = RandomExpressions.Kind.BOOL;
        } else {
            final RandomExpressions.Text list = bounded(RandomExpressions.Kind.LIST, 1);
            switch (expressions.below(4)) {
                case 0 -> {
                    open("for " + one + " in (" + list.braid() + ")[..6] {",
                            "for " + one + " in (" + list.python() + ")[:6]:");
                    first = RandomExpressions.Kind.INT;
                    second = RandomExpressions.Kind.BOOL;
                }
                case 1 -> {
                    final RandomExpressions.Text dict = expressions.expression(RandomExpressions.Kind.DICT, 1);
                    open("for " + one + ", " + two + " in list(" + dict.braid() + ".items())[..6] {",
                            "for " + one + ", " + two + " in list(" + dict.python() + ".items())[:6]:");
                    first = RandomExpressions.Kind.STR;
                    second = RandomExpressions.Kind.INT;
                }
                case 2 -> {
                    final RandomExpressions.Text text = expressions.expression(RandomExpressions.Kind.STR, 1);
                    open("for " + one + ", " + two + " in enumerate((" + text.braid() + ")[..5], 2 ** 63 - 8) {",
                            "for " + one + ", " + two + " in enumerate((" + text.python() + ")[:5], 2 ** 63 - 8):");
                    first = RandomExpressions.Kind.INT;
                    second = RandomExpressions.Kind.STR;
                }
                default -> {
                    open("for " + one + ", " + two + " in zip(\"a\u00e9\ud83d\ude00d\", " + list.braid() + ") {",
                            "for " + one + ", " + two + " in zip(\"a\u00e9\ud83d\ude00d\", " + list.python() + "):");
                    first = RandomExpressions.Kind.STR;
                    second = RandomExpressions.Kind.INT;
                }
            }
        }
        expressions.scope().open();
        expressions.scope().add(new RandomExpressions.Variable(one, first, false));
        if (second != RandomExpressions.Kind.BOOL) {
            expressions.scope().add(new RandomExpressions.Variable(two, second, false));
        }
        body(depth);
        expressions.scope().close();
        close();
    }

    private void whileLoop(final int depth) {
        final String counter = "w" + names++;
        line("var " + counter + " = 0", counter + " = 0");
        final RandomExpressions.Text condition = expressions.expression(RandomExpressions.Kind.BOOL, 1);
        open("while " + counter + " < 4 and (" + condition.braid() + " or " + counter + " < 2) {",
                "while " + counter + " < 4 and (" + condition.python() + " or " + counter + " < 2):");
        line(counter + " += 1", counter + " += 1");
        body(depth);
        close();
    }

    private void body(final int depth) {
        loops++;
        expressions.calls(!inFunction);
        statements(3, depth - 1);
        loops--;
        expressions.calls(!inFunction || loops == 0);
    }

    private void tryStatement(final int depth) {
        open("try {", "try:");
        statements(2, depth - 1);
        if (expressions.chance(40)) {
            line("raise ValueError(\"v\")", "raise ValueError(\"v\")");
        }
        final boolean catching = expressions.chance(70);
        if (catching) {
            if (expressions.chance(50)) {
                reopen("} catch (ZeroDivisionError, IndexError) as e {",
                        "except (ZeroDivisionError, IndexError) as e:");
                line("print(\"caught\", e.kind)", "print(\"caught\", type(e).__name__)");
            }
            reopen("} catch ValueError as e {", "except ValueError as e:");
            line("print(\"caught\")", "print(\"caught\")");
            statements(1, depth - 1);
            if (expressions.chance(20)) {
                line("raise", "raise");
            }
        }
        if (!catching || expressions.chance(40)) {
            reopen("} finally {", "finally:");
            // What would leave a finally is refused, and so no loop or function is to be left here.
            final int outerLoops = loops;
            final boolean function = inFunction;
            loops = 0;
            inFunction = false;
            print(List.of(expressions.any(2)));
            assign();
            if (expressions.chance(30)) {
                attempt(() -> statements(1, 0));
            }
            loops = outerLoops;
            inFunction = function;
        }
        close();
    }

    /** Blocks that change nothing here, and from which break, continue and return lead. */
    private void guarded(final int depth) {
        if (expressions.chance(50)) {
            final String lock = "m" + names++;
            line("let " + lock + " = Lock()", "pass");
            open("lock " + lock + " {", "if True:");
        } else {
            open("timeout 100s {", "if True:");
        }
        statements(2, depth - 1);
        close();
    }

    private void valueOfTry() {
        final RandomExpressions.Variable variable = expressions.scope().someAssignable(expressions.random());
        final RandomExpressions.Text value = bounded(variable.kind(), 3);
        final RandomExpressions.Text other = expressions.literal(variable.kind());
        line(variable.name() + " = try { " + value.braid() + " } catch Error { " + other.braid() + " }",
                "try: " + variable.name() + " = " + value.python() + "\n" + "    ".repeat(indent) + "except Exception: "
                        + variable.name() + " = " + other.python());
    }

    /** A value that can be kept. */
    private RandomExpressions.Text bounded(final RandomExpressions.Kind kind, final int depth) {
        return expressions.bounded(kind, depth);
    }

    private void print(final List<RandomExpressions.Text> values) {
        both("print(" + String.join(", ", values.stream().map(_ -> "@").toList()) + ")",
                values.toArray(RandomExpressions.Text[]::new));
    }

    private void both(final String template, final RandomExpressions.Text... parts) {
        final RandomExpressions.Text text = RandomExpressions.Text.of(template, parts);
        line(text.braid(), text.python());
    }

    private void open(final String inBraid, final String inPython) {
        line(inBraid, inPython);
        indent++;
        pythonLine("pass");
    }

    private void reopen(final String inBraid, final String inPython) {
        indent--;
        open(inBraid, inPython);
    }

    private void close() {
        indent--;
        braid.append("    ".repeat(indent)).append("}\n");
    }

    private void pythonLine(final String text) {
        python.append("    ".repeat(indent)).append(text).append('\n');
    }

    private void line(final String inBraid, final String inPython) {
        braid.append("    ".repeat(indent)).append(inBraid).append('\n');
        pythonLine(inPython);
    }
}
