package org.braidlang.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Format;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions of math with random arguments, as Python of this machine computes them. */
class MathAgainstPythonTest {
    private static final String PROGRAM = Python.PREAMBLE
            + """
            import math
            nan, inf = math.nan, math.inf
            sys.set_int_max_str_digits(0)
            for line in sys.stdin:
                name, arguments = line.rstrip("\\n").split("\\t")
                try:
                    print(repr(getattr(math, name)(*eval(arguments))).replace("True", "true").replace("False", "false"))
                except ValueError:
                    print("ValueError")
                except OverflowError:
                    print("OverflowError")
            """;

    /** How many steps between neighbouring floats a result may be away from Python's. */
    private static final Map<String, Integer> TOLERANCES = Map.ofEntries(
            Map.entry("gamma", 40), Map.entry("erf", 8), Map.entry("erfc", 40), Map.entry("lgamma", 40),
            Map.entry("cbrt", 3));

    private final Random random = new Random(99);
    private final Map<String, BuiltinFunction> functions = new HashMap<>(MathModuleTable.FUNCTIONS);

    @TempDir
    private Path directory;

    private record Call(String name, List<Object> arguments) {}

    MathAgainstPythonTest() {
        functions.putAll(FloatMathTable.FUNCTIONS);
        functions.putAll(IntegerMathTable.FUNCTIONS);
    }

    @Test
    void functionsOfOneFloat() throws Exception {
        final List<Call> calls = new ArrayList<>();
        for (final String name : List.of(
                "sqrt", "cbrt", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "asin",
                "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "gamma", "lgamma", "erf", "erfc",
                "floor", "ceil", "trunc", "fabs", "modf", "frexp", "degrees", "radians", "ulp", "isnan", "isinf",
                "isfinite")) {
            for (final double special : new double[] {
                0.0, -0.0, 1, -1, 0.5, 2, 10, 1000, 1e-300, -1e-300, 1e300, -1e300, 5e-324, Double.NaN,
                Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 170.5, 172, -170.3, -3, 1024, 0x1p-1074, 1e15, 2.5
            }) {
                if (!Double.isFinite(special) && name.equals("frexp")) {
                    continue;
                }
                calls.add(new Call(name, List.of(special)));
            }
            for (int i = 0; i < 200; i++) {
                calls.add(new Call(name, List.of(random.nextDouble() * 2 - 1)));
                calls.add(new Call(name, List.of(random.nextGaussian() * 20)));
                calls.add(new Call(name, List.of(Math.exp(random.nextGaussian() * 10))));
            }
        }
        compare(calls);
    }

    @Test
    void functionsOfTwoFloats() throws Exception {
        final double[] specials = {
            0.0, -0.0, 1, -1, 2, -2, 0.5, -2.5, 3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300
        };
        final List<Call> calls = new ArrayList<>();
        for (final String name : List.of(
                "pow", "atan2", "fmod", "remainder", "copysign", "hypot", "nextafter", "isclose")) {
            for (final double x : specials) {
                for (final double y : specials) {
                    calls.add(new Call(name, List.of(x, y)));
                }
            }
            for (int i = 0; i < 300; i++) {
                calls.add(new Call(name, List.of(random.nextGaussian() * 50, random.nextGaussian() * 20)));
            }
        }
        for (int i = 0; i < 300; i++) {
            calls.add(new Call("ldexp", List.of(random.nextGaussian(), (long) random.nextInt(2300) - 1150)));
            calls.add(new Call("log", List.of(random.nextDouble() * 100, 1.5 + random.nextInt(10))));
            calls.add(new Call("hypot", List.of(random.nextGaussian(), random.nextGaussian(), random.nextGaussian())));
        }
        compare(calls);
    }

    @Test
    void functionsOfInts() throws Exception {
        final List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            for (final String name : List.of("gcd", "lcm")) {
                calls.add(new Call(name, List.of(integer(), integer())));
                calls.add(new Call(name, List.of(integer())));
            }
            final Object natural = integer() instanceof BigInteger big ? big : (Object) (long) random.nextInt(500);
            for (final String name : List.of("isqrt", "floor", "ceil", "trunc", "log", "log2", "log10", "sqrt")) {
                calls.add(new Call(name, List.of(natural)));
            }
            for (final String name : List.of("comb", "perm")) {
                calls.add(new Call(name, List.of((long) random.nextInt(300), (long) random.nextInt(300))));
                calls.add(new Call(name, List.of(natural, (long) random.nextInt(6))));
            }
            calls.add(new Call("factorial", List.of((long) i)));
            calls.add(new Call("log2", List.of(BigInteger.TWO.pow(i + 63))));
            calls.add(new Call("log10", List.of(BigInteger.TEN.pow(i + 20))));
            calls.add(new Call("log2", List.of(Math.scalb(1.0, i - 150))));
        }
        calls.add(new Call("factorial", List.of(-1L)));
        calls.add(new Call("isqrt", List.of(-1L)));
        calls.add(new Call("comb", List.of(-1L, 1L)));
        calls.add(new Call("gcd", List.of()));
        compare(calls);
    }

    @Test
    void sumsAndDistances() throws Exception {
        final List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            final ListValue floats = new ListValue();
            final ListValue others = new ListValue();
            for (int j = random.nextInt(30); j >= 0; j--) {
                floats.append(random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
                others.append(random.nextGaussian());
            }
            calls.add(new Call("fsum", List.of(floats)));
            calls.add(new Call("dist", List.of(floats, others)));
            calls.add(new Call("prod", List.of(ListValue.of(integer(), integer(), 2L))));
        }
        calls.add(new Call("fsum", List.of(ListValue.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1))));
        calls.add(new Call("fsum", List.of(ListValue.of(1e16, 1.0, 1e-16))));
        compare(calls);
    }

    private Object integer() {
        return switch (random.nextInt(4)) {
            case 0 -> new BigInteger(80 + random.nextInt(300), random).setBit(79);
            case 1 -> 0L;
            default -> random.nextLong() >> random.nextInt(60);
        };
    }

    private void compare(final List<Call> calls) throws Exception {
        final List<String> lines = new ArrayList<>();
        for (final Call call : calls) {
            final StringBuilder line = new StringBuilder(call.name).append("\t(");
            call.arguments.forEach(argument -> line.append(Format.repr(argument)).append(','));
            lines.add(line.append(')').toString());
        }
        final List<String> expected = Python.run(directory, PROGRAM, lines);
        assertEquals(calls.size(), expected.size());
        for (int i = 0; i < calls.size(); i++) {
            final Call call = calls.get(i);
            final String line = lines.get(i);
            final String wanted = expected.get(i);
            final String found = answer(call);
            if (found.equals(wanted)) {
                continue;
            }
            final long distance = distance(found, wanted);
            final boolean near = distance <= TOLERANCES.getOrDefault(call.name, 2)
                    || call.name.equals("lgamma") && distance < Long.MAX_VALUE
                            && Math.abs(number(found) - number(wanted)) < 1e-14;
            assertTrue(near, () -> line + " gives " + found + " instead of " + wanted + ", " + distance + " apart");
        }
    }

    private static double number(final String text) {
        return Double.parseDouble(text);
    }

    /** How many floats lie between two, or very many if one of the texts is no float. */
    private static long distance(final String found, final String wanted) {
        try {
            final double x = number(found);
            final double y = number(wanted);
            return x == y ? 0 : Math.abs(Double.doubleToLongBits(x) - Double.doubleToLongBits(y));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private String answer(final Call call) {
        try {
            return Format.repr(functions.get(call.name).call(null, call.arguments.toArray()));
        } catch (ScriptError e) {
            return e.value().kind().name();
        }
    }
}
