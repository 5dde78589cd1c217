package org.braidlang.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Expressions made by chance, in Braid and in Python side by side, of a wanted kind, with the variables in scope. */
final class RandomExpressions {
    private static final List<String> INTEGERS = List.of("0", "1", "(-1)", "2", "3", "7", "10", "255", "(2 ** 31)",
            "(2 ** 32 - 1)", "3037000500", "(2 ** 53 + 1)", "(2 ** 62)", "9223372036854775807",
            "(-9223372036854775807)",
            "9223372036854775808", "(-9223372036854775808)", "(2 ** 64 - 1)", "(-(2 ** 64))", "(10 ** 30)");
    private static final List<String> FLOATS = List.of("0.0", "(-0.0)", "1.0", "0.1", "2.5", "(-3.5)", "1e16", "1e-5",
            "123456.789", "1e300", "5e-324", "9007199254740993.0", "float(\"inf\")", "float(\"nan\")", "0.5", "1e22");
    private static final List<String> TEXTS = List.of("\"\"", "\"a\"", "\"abc\"", "'b c'", "\"\u00e9\u00df\"",
            "\"x\ud83d\ude00y\"", "\"12\"", "\" pad \"", "\"A-b\"", "\"aXbXc\"", "\"\\n\\t\"", "\"it's\"");
    private static final List<String> INTEGER_SPECS = List.of("", "d", ",", "_", "x", "#x", "b", "o", "#o", "X", "+d",
            "08d", ">10", "<8d", "^9", "*^12d", " d", "e", ".3f", "=+10", "010,d", ".2e", "g", "%", "#b", "_x");
    private static final List<String> FLOAT_SPECS = List.of("", ".2f", "e", "g", ".3g", "+.1f", "010.3f", ",.2f", "%",
            ".0f", "#.0f", ">12.4", "_.1f", "E", "G", "<12", ".10g", "+e", "012,.2f", " .3e", "#g", ".0%", "=+15.2f");
    private static final List<String> TEXT_SPECS =
            List.of("", ">8", "<8", "^9", "*^9", ".3", ">6.2", "s", "-<5s", "\u00e9^7", "03");
    private static final List<String> PARTS =
            List.of("97", "1000003", "(2 ** 31)", "(2 ** 61 - 1)", "(2 ** 63)", "(2 ** 64 + 13)", "(-(10 ** 25))");

    enum Kind { INT, FLOAT, BOOL, STR, LIST, DICT }

    /** The same in both languages. */
    record Text(String braid, String python) {
        /** The parts in place of each {@code @}. */
        static Text of(final String template, final Text... parts) {
            return of(template, template, parts);
        }

        static Text of(final String braid, final String python, final Text... parts) {
            String inBraid = "";
            String inPython = "";
            final String[] aroundBraid = braid.split("@", -1);
            final String[] aroundPython = python.split("@", -1);
            for (int i = 0; i < aroundBraid.length; i++) {
                final boolean last = i == aroundBraid.length - 1;
                inBraid += aroundBraid[i] + (last ? "" : parts[i].braid);
                inPython += aroundPython[i] + (last ? "" : parts[i].python);
            }
            return new Text(inBraid, inPython);
        }
    }

    record Variable(String name, Kind kind, boolean assignable) {}

    record Function(String name, Kind kind, List<Kind> parameters, boolean async) {}

    /** The variables that can be seen, block by block. */
    static final class Scope {
        private final Deque<List<Variable>> blocks = new ArrayDeque<>(List.of(new ArrayList<>()));

        void open() {
            blocks.push(new ArrayList<>());
        }

        void close() {
            blocks.pop();
        }

        void add(final Variable variable) {
            blocks.element().add(variable);
        }

        List<Variable> all() {
            return blocks.stream().flatMap(List::stream).toList();
        }

        List<String> assignable() {
            return all().stream().filter(Variable::assignable).map(Variable::name).toList();
        }

        List<String> assignableInnermost() {
            return blocks.element().stream().filter(Variable::assignable).map(Variable::name).toList();
        }

        Variable someAssignable(final Random random) {
            final List<Variable> all = all().stream().filter(Variable::assignable).toList();
            return all.get(random.nextInt(all.size()));
        }
    }

    private final Random random;
    private final Scope scope = new Scope();
    private final List<Function> functions = new ArrayList<>();
    private boolean waits;
    private boolean calls = true;
    private int names;

    RandomExpressions(final long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    Scope scope() {
        return scope;
    }

    List<Function> functions() {
        return functions;
    }

    /** Whether an await may stand here. */
    void waits(final boolean allowed) {
        waits = allowed;
    }

    /** Whether functions may be called here; in loops they would take too long. */
    void calls(final boolean allowed) {
        calls = allowed;
    }

    int below(final int bound) {
        return random.nextInt(bound);
    }

    boolean chance(final int percent) {
        return random.nextInt(100) < percent;
    }

    String some(final String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String some(final List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Kind kind() {
        return chance(35) ? Kind.INT : Kind.values()[random.nextInt(Kind.values().length)];
    }

    /** A value of any kind. */
    Text any(final int depth) {
        return expression(kind(), depth);
    }

    /** A value that is small enough to be kept. */
    Text bounded(final Kind kind, final int depth) {
        final Text value = expression(kind, depth);
        return switch (kind) {
            case INT -> Text.of("(@ % " + some(PARTS) + ")", value);
            case STR, LIST -> Text.of("(@)[..12]", "(@)[:12]", value);
            case FLOAT, BOOL, DICT -> value;
        };
    }

    private static Text same(final String text) {
        return new Text(text, text);
    }

    Text literal(final Kind kind) {
        return switch (kind) {
            case INT -> same(chance(30) ? String.valueOf(below(100)) : some(INTEGERS));
            case FLOAT -> same(some(FLOATS));
            case BOOL -> chance(50) ? new Text("true", "True") : new Text("false", "False");
            case STR -> same(some(TEXTS));
            case LIST -> Text.of(some("[]", "[@]", "[@, @, @]", "[@, @]"), small(), small(), small());
            case DICT -> Text.of(
                    some("{}", "{\"a\": @}", "{\"abc\": @, \"\": @, 'b c': @}"), small(), small(), small());
        };
    }

    private Text small() {
        return literal(Kind.INT);
    }

    Text variableOr(final Kind kind) {
        final List<Variable> fitting = scope.all().stream().filter(variable -> variable.kind() == kind).toList();
        return fitting.isEmpty() ? literal(kind) : same(fitting.get(below(fitting.size())).name());
    }

    Text expression(final Kind kind, final int depth) {
        if (depth <= 0 || chance(12)) {
            return chance(65) ? variableOr(kind) : literal(kind);
        }
        if (waits && chance(10)) {
            return Text.of("(await later(@))", "later(@)", expression(kind, depth - 1));
        }
        if (chance(6)) {
            return Text.of("told(@)", expression(kind, depth - 1));
        }
        if (chance(8)) {
            final Text condition = expression(Kind.BOOL, depth - 1);
            final Text yes = expression(kind, depth - 1);
            final Text no = expression(kind, depth - 1);
            return new Text("(if " + condition.braid + " { " + yes.braid + " } else { " + no.braid + " })",
                    "(" + yes.python + " if " + condition.python + " else " + no.python + ")");
        }
        final List<Function> fitting = functions.stream()
                .filter(function -> calls && function.kind() == kind && (waits || !function.async())).toList();
        if (!fitting.isEmpty() && chance(25)) {
            return call(fitting.get(below(fitting.size())), depth);
        }
        return switch (kind) {
            case INT -> integer(depth - 1);
            case FLOAT -> real(depth - 1);
            case BOOL -> truth(depth - 1);
            case STR -> text(depth - 1);
            case LIST -> list(depth - 1);
            case DICT -> dict(depth - 1);
        };
    }

    private Text call(final Function function, final int depth) {
        final Text[] arguments = function.parameters().stream().map(kind -> bounded(kind, depth - 1))
                .toArray(Text[]::new);
        final String call = function.name() + "(" + String.join(", ", function.parameters().stream().map(_ -> "@")
                .toList()) + ")";
        return Text.of(function.async() ? "(await " + call + ")" : call, call, arguments);
    }

    private Text integer(final int depth) {
        final Text a = expression(Kind.INT, depth);
        final Text b = expression(Kind.INT, depth);
        return switch (below(24)) {
            case 0, 1, 2 -> Text.of("(@ + @)", a, b);
            case 3, 4 -> Text.of("(@ - @)", a, b);
            case 5, 6 -> Text.of("(@ * @)", a, b);
            case 7 -> Text.of("(@ " + some("//", "%") + " @)", a, b);
            case 8 -> Text.of("(@ " + some("&", "|", "^") + " @)", a, b);
            case 9 -> Text.of(some("(@ << (@ & 31))", "(@ >> (@ & 127))"), a, b);
            case 10 -> Text.of("(" + some("-", "~", "+") + "@)", a);
            case 11 -> Text.of("(@ ** (@ & 3))", a, b);
            case 12 -> Text.of(some("abs(@)", "hash(@)", "int(str(@))", "round(@)"), a);
            case 13 -> Text.of("len(@)", expression(some2(Kind.STR, Kind.LIST, Kind.DICT), depth));
            case 14 -> Text.of(some("sum(@)", "max(@)", "min(@)"), expression(Kind.LIST, depth));
            case 15 -> Text.of("@[@ % 4]", expression(Kind.LIST, depth), a);
            case 16 -> Text.of("@.get(@, @)", expression(Kind.DICT, depth), expression(Kind.STR, depth), a);
            case 17 -> Text.of("int(@)", expression(some2(Kind.FLOAT, Kind.BOOL), depth));
            case 18 -> Text.of("@." + some("find", "count", "rfind") + "(@)", expression(Kind.STR, depth),
                    expression(Kind.STR, depth));
            case 19 -> Text.of("divmod(@, @)[" + below(2) + "]", a, b);
            case 20 -> Text.of("pow(@, @ & 7, @)", a, b, expression(Kind.INT, depth));
            case 21 -> Text.of("(@ " + some("and", "or") + " @)", a, b);
            case 22 -> over("sum(@ for # in @ if @)", Kind.INT, Kind.LIST, depth, false);
            default -> Text.of(some("min(@, @)", "max(@, @)"), a, b);
        };
    }

    private Kind some2(final Kind... kinds) {
        return kinds[below(kinds.length)];
    }

    /** Something with a variable {@code #} for the items: value, items and a condition, in this order. */
    private Text over(
            final String template, final Kind kind, final Kind items, final int depth, final boolean mayWait) {
        final Text from = expression(items, depth);
        final boolean before = waits;
        waits &= mayWait;
        scope.open();
        final String name = "c" + names++;
        scope.add(new Variable(name, items == Kind.STR ? Kind.STR : Kind.INT, false));
        final Text value = bounded(kind, depth);
        final Text condition = expression(Kind.BOOL, depth);
        scope.close();
        waits = before;
        return Text.of(template.replace("#", name), value, from, condition);
    }

    private Text real(final int depth) {
        final Text a = expression(Kind.FLOAT, depth);
        final Text b = expression(some2(Kind.FLOAT, Kind.INT), depth);
        return switch (below(12)) {
            case 0, 1 -> Text.of("(@ + @)", a, b);
            case 2 -> Text.of("(@ - @)", b, a);
            case 3, 4 -> Text.of("(@ * @)", a, b);
            case 5 -> Text.of("(@ / @)", a, b);
            case 6 -> Text.of("(@ / @)", expression(Kind.INT, depth), expression(Kind.INT, depth));
            case 7 -> Text.of("(@ " + some("//", "%") + " @)", a, b);
            case 8 -> Text.of("(abs(@) ** @)", a, b);
            case 9 -> Text.of("float(@)", expression(some2(Kind.INT, Kind.BOOL), depth));
            case 10 -> Text.of("round(@, " + (below(5) - 1) + ")", a);
            default -> Text.of(some("(-@)", "abs(@)"), a);
        };
    }

    private Text truth(final int depth) {
        final String comparison = some("<", "<=", ">", ">=", "==", "!=");
        final Kind number = some2(Kind.INT, Kind.FLOAT);
        return switch (below(12)) {
            case 0, 1, 2 -> Text.of("(@ " + comparison + " @)", expression(number, depth), expression(
                    some2(Kind.INT, Kind.INT, Kind.FLOAT), depth));
            case 3 -> Text.of("(@ " + comparison + " @ " + some("<", "==", ">=") + " @)", expression(number, depth),
                    expression(Kind.INT, depth), expression(number, depth));
            case 4 -> Text.of("(@ " + some("<", "==", "!=", ">=") + " @)", expression(Kind.STR, depth),
                    expression(Kind.STR, depth));
            case 5 -> Text.of("(@ " + some("<", "==", "!=", ">=") + " @)", expression(Kind.LIST, depth),
                    expression(Kind.LIST, depth));
            case 6 -> Text.of("(@ " + some("in", "not in") + " @)", expression(Kind.INT, depth),
                    expression(Kind.LIST, depth));
            case 7 -> Text.of("(@ in @)", expression(Kind.STR, depth), expression(some2(Kind.STR, Kind.DICT), depth));
            case 8 -> Text.of("(not @)", any(depth));
            case 9 -> Text.of("(@ " + some("and", "or") + " @)", expression(Kind.BOOL, depth),
                    expression(Kind.BOOL, depth));
            case 10 -> over(some("any", "all") + "(@ for # in @ if @)", Kind.BOOL, Kind.LIST, depth, false);
            default -> Text.of("bool(@)", any(depth));
        };
    }

    private Text text(final int depth) {
        final Text a = expression(Kind.STR, depth);
        return switch (below(14)) {
            case 0, 1 -> Text.of("(@ + @)", a, expression(Kind.STR, depth));
            case 2 -> Text.of("(@ * (@ & 3))", a, expression(Kind.INT, depth));
            case 3 -> slice(a);
            case 4 -> Text.of("@." + some("upper()", "lower()", "strip()", "title()", "capitalize()"), a);
            case 5 -> Text.of("@.replace(@, @)", a, expression(Kind.STR, 0), expression(Kind.STR, 0));
            case 6 -> Text.of(some("str", "repr") + "(@)", expression(some2(Kind.INT, Kind.FLOAT, Kind.LIST, Kind.DICT,
                    Kind.STR), depth));
            case 7 -> over("\"-\".join(str(@) for # in @ if @)", Kind.INT, Kind.LIST, depth, false);
            case 8 -> Text.of("@[@ % 3]", a, expression(Kind.INT, depth));
            case 9 -> Text.of("@." + some("zfill", "center", "ljust", "rjust") + "(@ & 15)", a, expression(Kind.INT,
                    depth));
            case 10 -> Text.of("chr(97 + @ % 26)", expression(Kind.INT, depth));
            case 11 -> Text.of("max(@, @)", a, expression(Kind.STR, depth));
            default -> formatted();
        };
    }

    Text slice(final Text whole) {
        final String from = some("", "1", "-2", "0", "5");
        final String to = some("", "2", "-1", "4");
        return Text.of("@[" + from + ".." + to + "]", "@[" + from + ":" + to + "]", whole);
    }

    /** Python before 3.12 allows no text of the same quotes inside, so that only variables and numbers stand here. */
    private Text formatted() {
        final Text number = variableOr(Kind.INT);
        return Text.of("f'<{@" + some("", "!r") + "}|{@:" + some(INTEGER_SPECS) + "}|{@:" + some(FLOAT_SPECS) + "}|{@:"
                        + some(TEXT_SPECS) + "}|{@ * @ - 1:{8 + 3}}>{{}}'",
                quoted(variableOr(some2(Kind.LIST, Kind.STR, Kind.DICT))), number, quoted(variableOr(Kind.FLOAT)),
                quoted(variableOr(Kind.STR)), number, variableOr(Kind.INT));
    }

    private static Text quoted(final Text text) {
        if (!text.braid.contains("'") && !text.braid.contains("\"") && text.braid.startsWith("{")) {
            return Text.of("(@)", text);
        }
        return text.braid.contains("'") || text.braid.contains("\"") || text.braid.contains("\\") ? same("1") : text;
    }

    private Text list(final int depth) {
        return switch (below(12)) {
            case 0 -> Text.of("[@, @]", bounded(Kind.INT, depth), bounded(Kind.INT, depth));
            case 1 -> Text.of("(@ + @)", expression(Kind.LIST, depth), expression(Kind.LIST, depth));
            case 2 -> Text.of("(@ * (@ & 3))", expression(Kind.LIST, depth), expression(Kind.INT, depth));
            case 3 -> slice(expression(Kind.LIST, depth));
            case 4 -> Text.of(some("sorted(@)", "list(reversed(@))", "sorted(@, reverse=@)"), expression(Kind.LIST,
                    depth), expression(Kind.BOOL, depth));
            case 5 -> over("sorted(@ for # in @ if @)", Kind.INT, Kind.LIST, depth, false);
            case 6 -> Text.of("list(range(@ & 7))", expression(Kind.INT, depth));
            case 7, 8 -> over("[@ for # in @ if @]", Kind.INT, Kind.LIST, depth, true);
            case 9 -> mapped(depth);
            case 10 -> Text.of("list(@.values())", expression(Kind.DICT, depth));
            default -> over("[ord(#) + @ for # in @ if @]", Kind.INT, Kind.STR, depth, true);
        };
    }

    private Text mapped(final int depth) {
        final Text items = expression(Kind.LIST, depth);
        final boolean before = waits;
        waits = false;
        scope.open();
        final String name = "c" + names++;
        scope.add(new Variable(name, Kind.INT, true));
        final Text value = bounded(Kind.INT, depth);
        scope.close();
        waits = before;
        return chance(50)
                ? Text.of("list(map(fn(" + name + ") => @, @))", "list(map(lambda " + name + ": @, @))", value, items)
                : new Text("sorted(" + items.braid + ", key=fn(" + name + ") { return " + value.braid + " })",
                        "sorted(" + items.python + ", key=lambda " + name + ": " + value.python + ")");
    }

    private Text dict(final int depth) {
        return switch (below(6)) {
            case 0 -> Text.of("{@: @, @: @}", expression(Kind.STR, depth), bounded(Kind.INT, depth),
                    expression(Kind.STR, depth), bounded(Kind.INT, depth));
            case 1 -> Text.of("(@ | @)", expression(Kind.DICT, depth), expression(Kind.DICT, depth));
            case 2 -> over("{str(#): @ for # in @ if @}", Kind.INT, Kind.LIST, depth, false);
            case 3 -> over("{#: @ for # in @ if @}", Kind.INT, Kind.STR, depth, false);
            case 4 -> Text.of("dict(zip(@, @))", expression(Kind.STR, depth), expression(Kind.LIST, depth));
            default -> Text.of("@.copy()", expression(Kind.DICT, depth));
        };
    }

    /** A print of a number, a text or a comparison, without any variables. */
    Text printed() {
        final Text value = expression(some2(Kind.INT, Kind.INT, Kind.FLOAT, Kind.FLOAT, Kind.STR, Kind.BOOL), 3);
        return switch (below(3)) {
            case 0 -> Text.of("format1(@, '" + some(INTEGER_SPECS) + "')", value);
            case 1 -> Text.of("format1(@, '" + some(FLOAT_SPECS) + "')", value);
            default -> Text.of("print(@)", value);
        };
    }
}
