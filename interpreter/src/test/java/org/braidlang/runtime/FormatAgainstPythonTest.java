package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random values under random specifications, as Python of this machine formats them. */
class FormatAgainstPythonTest {
    private static final String[] FILLS = {"", "", "", "*<", "x>", "0^", " =", "\uD83D\uDE00^", "é=", "<", ">", "^"};
    private static final String[] SIGNS = {"", "", "", "+", "-", " "};
    private static final String[] WIDTHS = {"", "", "0", "7", "012", "20", "05", "033"};
    private static final String[] GROUPS = {"", "", "", ",", "_", ",_", "_,"};
    private static final String[] PRECISIONS = {"", "", ".0", ".1", ".2", ".3", ".6", ".10", ".17", ".40", "."};
    private static final String TYPES = "bcdeEfFgGnosxX%q";

    private static final String PROGRAM = Python.PREAMBLE
            + """
            import struct
            sys.set_int_max_str_digits(0)
            for line in sys.stdin:
                kind, value, spec = line.rstrip("\\n").split("\\t")
                spec = bytes.fromhex(spec).decode()
                if kind == "int":
                    value = int(value)
                elif kind == "bool":
                    value = value == "true"
                elif kind == "float":
                    value = struct.unpack(">d", bytes.fromhex(value))[0]
                else:
                    value = bytes.fromhex(value).decode()
                try:
                    if spec == "!r":
                        result = repr(value)
                    elif spec == "!a":
                        result = ascii(value)
                    else:
                        result = format(value, spec)
                except (ValueError, OverflowError) as e:
                    result = "error: " + str(e)
                    if "%c arg" in result or "C long" in result:
                        result = "error: format code 'c' needs a code point, from 0 to 0x10ffff"
                print(result.encode().hex())
            """;

    private final Random random = new Random(20_250_101);

    @TempDir
    private Path directory;

    private record Case(Object value, String spec) {}

    @Test
    void everySpecificationGivesPythonsTextOrPythonsMessage() throws Exception {
        final List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            final Object value = value();
            cases.add(new Case(value, spec(value)));
        }
        compare(cases);
    }

    @Test
    void floatsAreWrittenWithTheFewestDigits() throws Exception {
        final List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            cases.add(new Case(Double.longBitsToDouble(i), "!r"));
            cases.add(new Case(Math.scalb(1.0, i - 150), "!r"));
            cases.add(new Case(Math.pow(10, i - 150), "!r"));
        }
        for (int i = 0; i < 20_000; i++) {
            cases.add(new Case(floating(), "!r"));
        }
        compare(cases);
    }

    @Test
    void textIsQuotedAndEscaped() throws Exception {
        final List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            cases.add(new Case(text(), i % 2 == 0 ? "!r" : "!a"));
        }
        compare(cases);
    }

    private void compare(final List<Case> cases) throws Exception {
        final List<String> lines = new ArrayList<>();
        for (final Case one : cases) {
            lines.add(encoded(one.value) + "\t" + hex(one.spec));
        }
        final List<String> expected = Python.run(directory, PROGRAM, lines);
        assertEquals(cases.size(), expected.size());
        for (int i = 0; i < cases.size(); i++) {
            final Case one = cases.get(i);
            final String text = new String(HexFormat.of().parseHex(expected.get(i)), StandardCharsets.UTF_8);
            assertEquals(text, written(one), () -> encoded(one.value) + " under '" + one.spec + "'");
        }
    }

    private static String written(final Case one) {
        try {
            return switch (one.spec) {
                case "!r" -> Format.repr(one.value);
                case "!a" -> Format.ascii(one.value);
                default -> Format.format(one.value, one.spec).replace("true", "True").replace("false", "False");
            };
        } catch (ScriptError e) {
            return "error: " + e.value().message();
        }
    }

    private static String encoded(final Object value) {
        return switch (value) {
            case Double number -> "float\t" + HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number));
            case Boolean truth -> "bool\t" + truth;
            case String text -> "str\t" + hex(text);
            default -> "int\t" + value;
        };
    }

    private static String hex(final String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private String spec(final Object value) {
        String type = random.nextInt(4) == 0 ? "" : String.valueOf(TYPES.charAt(random.nextInt(TYPES.length())));
        if (value instanceof String && random.nextInt(3) > 0) {
            type = random.nextBoolean() ? "s" : "";
        }
        return pick(FILLS) + pick(SIGNS) + rarely("z") + rarely("#") + pick(WIDTHS) + pick(GROUPS) + pick(PRECISIONS)
                + type + (random.nextInt(100) == 0 ? "y" : "");
    }

    private String rarely(final String text) {
        return random.nextInt(6) == 0 ? text : "";
    }

    private String pick(final String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Object value() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong() >> random.nextInt(64);
            case 1 -> {
                final BigInteger big = new BigInteger(100 + random.nextInt(1000), random);
                yield random.nextBoolean() ? big.setBit(99) : big.setBit(99).negate();
            }
            case 2 -> random.nextInt(5) == 0 ? (Object) random.nextBoolean() : (Object) (long) random.nextInt(1000);
            case 3 -> text();
            default -> floating();
        };
    }

    private double floating() {
        return switch (random.nextInt(8)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextInt(100_000) / 1000.0;
            case 2 -> random.nextInt(100_000) / 64.0;
            case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 4 -> (double) random.nextLong();
            case 5 -> new double[] {
                        0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.5, 1.5, 2.5,
                        -0.001, 1e16, 9999999999999998.0, 1e-4, 1e-5, 123456789.0, 1e22, 1e23, Double.MIN_VALUE,
                        Double.MAX_VALUE, 0.045, 1.005, 2.675, 999999.5, 0.00099999
                    }
                    [random.nextInt(23)];
            case 6 -> random.nextInt(1000);
            default -> random.nextDouble();
        };
    }

    private String text() {
        final StringBuilder text = new StringBuilder();
        final int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(6)) {
                        case 0 -> random.nextInt(0x100);
                        case 1 -> "'\"\\\n\t\r\u2028\u00a0\u00ad\ufeff".charAt(random.nextInt(10));
                        case 2 -> 0x1F600 + random.nextInt(60);
                        case 3 -> 0x4e00 + random.nextInt(1000);
                        default -> ' ' + random.nextInt(95);
                    });
        }
        return text.toString();
    }
}
