package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators and functions with random operands give the value or the error that Python of this machine gives. */
class PythonComparisonTest {
    private static final String PROGRAM = Python.PREAMBLE
            + """
            import warnings
            warnings.simplefilter("ignore")
            sys.set_int_max_str_digits(0)
            def shown(value):
                if value is None or value is True or value is False:
                    return str(value).lower()
                if isinstance(value, list):
                    return "[" + ", ".join(map(shown, value)) + "]"
                if isinstance(value, tuple):
                    return "(" + ", ".join(map(shown, value)) + ("," if len(value) == 1 else "") + ")"
                if isinstance(value, dict):
                    return "{" + ", ".join(shown(k) + ": " + shown(v) for k, v in value.items()) + "}"
                return repr(value)
            for line in sys.stdin:
                try:
                    value = eval(bytes.fromhex(line.strip()).decode())
                    result = "complex" if isinstance(value, complex) else shown(value)
                except KeyError as e:
                    result = "KeyError: " + shown(e.args[0])
                except Exception as e:
                    result = type(e).__name__ + ": " + str(e).replace("NoneType", "none")
                print(result.encode().hex())
            """;

    private final Random random = new Random(11);
    private final List<Case> cases = new ArrayList<>();

    @TempDir
    private Path directory;

    private record Case(String python, Supplier<Object> ours) {}

    @Test
    void operatorsOnNumbers() throws Exception {
        for (int i = 0; i < 2000; i++) {
            binary(number(), number());
        }
        compare();
    }

    @Test
    void operatorsOnValuesOfAllTypes() throws Exception {
        for (int i = 0; i < 1500; i++) {
            binary(value(2), value(2));
        }
        compare();
    }

    @Test
    void unaryOperatorsAndConversions() throws Exception {
        for (int i = 0; i < 400; i++) {
            final Object a = random.nextInt(4) == 0 ? value(1) : number();
            add("-" + text(a), () -> Operators.negate(a));
            add("+" + text(a), () -> Operators.positive(a));
            add("~" + text(a), () -> Operators.invert(a));
            add("not " + text(a), () -> !Operators.truthy(a));
            add("int(" + text(a) + ")", () -> Conversions.toInt(a, null));
            add("float(" + text(a) + ")", () -> Conversions.toFloat(a));
            add("abs(" + text(a) + ")", () -> NumberFunctions.abs(a));
            add("round(" + text(a) + ")", () -> NumberFunctions.round(a, None.NONE));
            final Object digits = (long) random.nextInt(-25, 20);
            add("round(" + text(a) + ", " + digits + ")", () -> NumberFunctions.round(a, digits));
            add("hex(" + text(a) + ")", () -> NumberFunctions.hex(a));
            if (Numbers.isNumber(a) && Equality.equal(a, a)) {
                add("hash(" + text(a) + ")", () -> Hashing.shown(a));
            }
        }
        compare();
    }

    @Test
    void numbersFromText() throws Exception {
        final String[] parts =
                {"1", "0", "9", "a", "f", "_", "-", "+", ".", "e", "0x", "0b", " ", "inf", "nan", "\t", "٣"};
        for (int i = 0; i < 1500; i++) {
            final StringBuilder digits = new StringBuilder();
            for (int j = random.nextInt(6); j >= 0; j--) {
                digits.append(parts[random.nextInt(random.nextInt(1, parts.length + 1))]);
            }
            final String text = digits.toString();
            final Object base = new Object[] {10L, 16L, 2L, 0L, 36L, 1L}[random.nextInt(6)];
            add("int(" + text(text) + ", " + base + ")", () -> Conversions.toInt(text, base));
            add("float(" + text(text) + ")", () -> Conversions.toFloat(text));
        }
        compare();
    }

    @Test
    void indexesAndSlices() throws Exception {
        for (int i = 0; i < 1000; i++) {
            final Object target = sequence();
            final Object index = random.nextInt(8) == 0 ? value(1) : (Object) (long) random.nextInt(-6, 6);
            final Object end = random.nextInt(8) == 0 ? number() : (Object) (long) random.nextInt(-6, 6);
            if (!(target instanceof DictValue)) {
                add(text(target) + "[" + text(index) + ":" + text(end) + "]",
                        () -> Operators.slice(target, index, end, false));
                add(text(target) + "[" + text(index) + ":]", () -> Operators.slice(target, index, null, false));
            }
            add(text(target) + "[" + text(index) + "]", () -> Subscripts.index(target, index));
        }
        compare();
    }

    @Test
    void slicesThatAreAssigned() throws Exception {
        for (int i = 0; i < 500; i++) {
            final Object[] items = list(random.nextInt(6)).toArray();
            final String list = text(ListValue.of(items.clone()));
            final Object from = (long) random.nextInt(-7, 7);
            final Object to = (long) random.nextInt(-7, 7);
            final Object value = list(random.nextInt(5));
            add("(lambda a: (a.__setitem__(slice(" + from + ", " + to + "), " + text(value) + "), a))(" + list + ")[1]",
                    () -> {
                        final ListValue changed = ListValue.of(items.clone());
                        Operators.setSlice(changed, from, to, false, value);
                        return changed;
                    });
        }
        compare();
    }

    @Test
    void membershipAndSorting() throws Exception {
        for (int i = 0; i < 400; i++) {
            final Object container = sequence();
            final Object item = random.nextBoolean() ? number() : value(1);
            add(text(item) + " in " + text(container), () -> Operators.contains(null, container, item));
            final ListValue list = random.nextBoolean() ? list(random.nextInt(30)) : numbers(random.nextInt(30));
            add("sorted(" + text(list) + ")", () -> ListValue.sorted(null, list.toArray(), null, false));
            add("sorted(" + text(list) + ", reverse=True)",
                    () -> ListValue.sorted(null, list.toArray(), null, true));
            final TupleValue tuple = TupleValue.of(numbers(random.nextInt(5)).toArray());
            if (!text(tuple).contains("nan")) {
                add("hash(" + text(tuple) + ")", () -> Hashing.shown(tuple));
            }
        }
        compare();
    }

    private void binary(final Object a, final Object b) {
        final String[] operators =
                {"+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>", "==", "<", "<=", ">", ">="};
        final String operator = operators[random.nextInt(operators.length)];
        final boolean large = isLarge(b) && (operator.equals("**") || operator.endsWith("<<") || operator.equals("*"))
                || isLarge(a) && operator.equals("*");
        final boolean formatted = a instanceof String && operator.equals("%");
        if (large || formatted || a instanceof DictValue && b instanceof DictValue && operator.equals("|")) {
            return;
        }
        add(text(a) + " " + operator + " " + text(b), () -> apply(operator, a, b));
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            add("divmod(" + text(a) + ", " + text(b) + ")", () -> NumberFunctions.divmod(a, b));
            add("pow(" + text(a) + ", " + text(b) + ", 1000007)", () -> NumberFunctions.pow(a, b, 1000007L));
        }
    }

    /** Whether a shift, power or repetition by it would be too large for a test. */
    private static boolean isLarge(final Object value) {
        return Numbers.isInteger(value) && Numbers.big(value).abs().compareTo(BigInteger.valueOf(300)) > 0;
    }

    private static Object apply(final String operator, final Object a, final Object b) {
        return switch (operator) {
            case "+" -> Operators.add(a, b);
            case "-" -> Operators.subtract(a, b);
            case "*" -> Operators.multiply(a, b);
            case "/" -> Operators.divide(a, b);
            case "//" -> Operators.floorDivide(a, b);
            case "%" -> Operators.modulo(a, b);
            case "**" -> Operators.power(a, b);
            case "&" -> Operators.bitAnd(a, b);
            case "|" -> Operators.bitOr(a, b);
            case "^" -> Operators.bitXor(a, b);
            case "<<" -> Operators.shiftLeft(a, b);
            case ">>" -> Operators.shiftRight(a, b);
            case "==" -> Operators.equal(a, b);
            case "<" -> Operators.less(a, b);
            case "<=" -> Operators.lessEqual(a, b);
            case ">" -> Operators.greater(a, b);
            default -> Operators.greaterEqual(a, b);
        };
    }

    private Object number() {
        final double[] floats = {
            0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 1e300, -1e300, 1e-300, 5e-324, 1e16, 123456789.125, 0.1, 1e22, 2e63,
            9.007199254740993e15, -9.223372036854775808e18, Double.POSITIVE_INFINITY, Double.NaN
        };
        return switch (random.nextInt(9)) {
            case 0, 1 -> (long) random.nextInt(-10, 11);
            case 2 -> (long) random.nextInt(-1000, 1000);
            case 3 -> random.nextLong();
            case 4 -> Long.MIN_VALUE + random.nextInt(3);
            case 5 -> Numbers.normalise(
                    new BigInteger(random.nextInt(1, 200), random).subtract(BigInteger.ONE.shiftLeft(80)));
            case 6 -> floats[random.nextInt(floats.length)];
            case 7 -> random.nextGaussian() * Math.pow(10, random.nextInt(-5, 20));
            default -> random.nextBoolean();
        };
    }

    private Object value(final int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> number();
            case 1 -> new Object[] {"", "a", "ab", "b😀", "￿", "ä"}[random.nextInt(6)];
            case 2 -> random.nextBoolean() ? None.NONE : (Object) (long) random.nextInt(5);
            case 3 -> list(random.nextInt(4));
            case 4 -> TupleValue.of(list(random.nextInt(4)).toArray());
            default -> DictValue.of("a", number(), 1L, 2L);
        };
    }

    private ListValue list(final int size) {
        final ListValue list = new ListValue();
        final int kind = random.nextInt(3);
        for (int i = 0; i < size; i++) {
            list.append(kind == 0 ? (Object) (long) random.nextInt(5) : kind == 1 ? random.nextInt(5) * 0.5 : value(0));
        }
        return list;
    }

    private ListValue numbers(final int size) {
        final ListValue list = new ListValue();
        for (int i = 0; i < size; i++) {
            list.append(number());
        }
        return list;
    }

    private Object sequence() {
        return switch (random.nextInt(6)) {
            case 0 -> list(random.nextInt(6));
            case 1 -> TupleValue.of(list(random.nextInt(6)).toArray());
            case 2 -> "a😀bc"
                    .substring(0, new int[] {0, 1, 3, 5}[random.nextInt(4)]);
            case 3 -> RangeValue.of(
                    random.nextInt(-5, 5), random.nextInt(-5, 8), new int[] {1, 2, -1, -3}[random.nextInt(4)]);
            case 4 -> "abcdef".substring(random.nextInt(6));
            default -> DictValue.of("a", 1L, 2L, 3L, None.NONE, 4L);
        };
    }

    private void add(final String python, final Supplier<Object> ours) {
        cases.add(new Case(python, ours));
    }

    /** A value as Python writes it. */
    private static String text(final Object value) {
        return switch (value) {
            case None _ -> "None";
            case Boolean truth -> truth ? "True" : "False";
            case Double number when Double.isNaN(number) -> "float('nan')";
            case Double number when Double.isInfinite(number) -> "float('" + number + "')";
            case ListValue list -> "[" + join(list.toArray(), ", ") + "]";
            case TupleValue tuple -> "(" + join(tuple.toArray(), ", ") + (tuple.size() == 1 ? ",)" : ")");
            case DictValue dict -> {
                final Object[] pairs = dict.toArray();
                final List<String> entries = new ArrayList<>();
                for (int i = 0; i < pairs.length; i += 2) {
                    entries.add(text(pairs[i]) + ": " + text(pairs[i + 1]));
                }
                yield "{" + String.join(", ", entries) + "}";
            }
            case Long _, BigInteger _, Double _ -> "(" + Format.repr(value) + ")";
            default -> Format.repr(value);
        };
    }

    private static String join(final Object[] items, final String separator) {
        final List<String> texts = new ArrayList<>();
        for (final Object item : items) {
            texts.add(text(item));
        }
        return String.join(separator, texts);
    }

    private void compare() throws Exception {
        final List<String> input = new ArrayList<>();
        for (final Case one : cases) {
            input.add(HexFormat.of().formatHex(one.python.getBytes(StandardCharsets.UTF_8)));
        }
        final List<String> answers = Python.run(directory, PROGRAM, input);
        final StringBuilder differences = new StringBuilder();
        for (int i = 0; i < cases.size(); i++) {
            final String expected =
                    new String(HexFormat.of().parseHex(answers.get(i)), StandardCharsets.UTF_8);
            final String actual = answer(cases.get(i).ours);
            if (!expected.equals(actual) && !isMeant(expected, actual)) {
                differences.append(cases.get(i).python).append("\n  Python: ").append(expected)
                        .append("\n  Braid:  ").append(actual).append('\n');
            }
        }
        assertTrue(differences.isEmpty(), () -> "\n" + differences);
    }

    private static String answer(final Supplier<Object> ours) {
        try {
            return Format.repr(ours.get());
        } catch (final ScriptError e) {
            return e.value().toString();
        }
    }

    /** Where Braid has its own answer: no complex numbers, and clearer words. */
    private static boolean isMeant(final String expected, final @Nullable String actual) {
        final String given = String.valueOf(actual);
        return expected.contains("complex") && given.startsWith("ValueError: a negative number")
                || expected.startsWith("OverflowError") && given.startsWith("OverflowError")
                || expected.contains("cannot fit 'int' into an index-sized integer")
                || expected.contains("string indices must be integers, not")
                || expected.startsWith("TypeError: slice indices") && given.startsWith("TypeError: slice indices")
                || expected.startsWith("TypeError: unhashable type: 'slice'")
                || expected.startsWith("ZeroDivisionError") && given.startsWith("ZeroDivisionError");
    }
}
