package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    private static final Object BIG = BigInteger.TEN.pow(30);

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            42;d;42
            42;5d;`   42`
            42;<5;`42   `
            42;^6;`  42  `
            42;05;00042
            42;+;+42
            42; ;` 42`
            42;x>6;xxxx42
            -42;=6;`-   42`
            -42;06d;-00042
            42;b;101010
            42;#b;0b101010
            42;#06x;0x002a
            255;X;FF
            255;#o;0o377
            1234567;,;1,234,567
            1234567;_;1_234_567
            1234567;_x;12_d687
            1234567;015,;000,001,234,567
            65;c;A
            42;.2f;42.00
            42;e;4.200000e+01
            42;%;4200.000000%
            """)
    void ints(final long value, final String spec, final String expected) {
        assertEquals(expected, Format.format(value, spec));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            3.14159;.2f;3.14
            2.5;.0f;2
            3.5;.0f;4
            0.125;.2f;0.12
            2.675;.2f;2.67
            1.005;.2f;1.00
            -0.001;.2f;-0.00
            -0.001;z.2f;0.00
            1e22;.0f;10000000000000000000000
            3.0;g;3
            3.0;;3.0
            3.0;#g;3.00000
            1234567.0;g;1.23457e+06
            0.00001;g;1e-05
            0.25;%;25.000000%
            0.25;.0%;25%
            1234567.891;,.2f;1,234,567.89
            1234567.891;015,.1f;0,001,234,567.9
            1.5;10;`       1.5`
            1.5;<10;`1.5       `
            1.5;*^9;***1.5***
            1.5;+.1e;+1.5e+00
            1.5;E;1.500000E+00
            123456.0;.3;1.23e+05
            Infinity;f;inf
            Infinity;F;INF
            -Infinity;08;-0000inf
            NaN;+;+nan
            """)
    void floats(final double value, final String spec, final String expected) {
        assertEquals(expected, Format.format(value, spec == null ? "" : spec));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            ab;5;`ab   `
            ab;>5;`   ab`
            ab;^5;` ab  `
            ab;*>5s;***ab
            ab;.1;a
            ab;5.1;`a    `
            ab;05;ab000
            äö;😀^4;😀äö😀
            """)
    void text(final String value, final String spec, final String expected) {
        assertEquals(expected, Format.format(value, spec));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1", "1e16, 1e+16", "9999999999999998, 9999999999999998.0", "1e-4, 0.0001", "1e-5, 1e-05",
        "1e-7, 1e-07", "-0.0, -0.0", "1e7, 10000000.0", "1.5e300, 1.5e+300", "4.9e-324, 5e-324", "2e23, 2e+23",
        "123456789.125, 123456789.125", "NaN, nan", "Infinity, inf", "-Infinity, -inf", "100, 100.0"
    })
    void floatsAreWrittenAsPythonWritesThem(final double value, final String expected) {
        assertEquals(expected, Format.repr(value));
    }

    @Test
    void bigIntsHaveAllFormatsOfInts() {
        assertEquals("1" + "0".repeat(30), Format.str(BIG));
        assertEquals("1,000,000,000,000,000,000,000,000,000,000", Format.format(BIG, ","));
        assertEquals("1.000000e+30", Format.format(BIG, "e"));
        assertEquals("0xc9f2c9cd04674edea40000000", Format.format(BIG, "#x"));
    }

    @Test
    void boolsAreWordsWithoutAFormatAndNumbersWithOne() {
        assertEquals("true", Format.format(true, ""));
        assertEquals("1", Format.format(true, "d"));
        assertEquals("    0", Format.format(false, "5"));
    }

    @Test
    void aConversionComesBeforeTheFormat() {
        assertEquals("  'a'", Format.format("a", 'r', ">5"));
        assertEquals("'\\xe4'", Format.format("ä", 'a', ""));
        assertEquals("   [1]", Format.format(ListValue.of(1L), 's', ">6"));
    }

    @Test
    void textIsQuotedAsInPython() {
        assertEquals("'a'", Format.repr("a"));
        assertEquals("\"it's\"", Format.repr("it's"));
        assertEquals("'it\\'s \"x\"'", Format.repr("it's \"x\""));
        assertEquals("'\\n\\t\\\\\\x00\\x7f\\xa0é\\u2028😀'", Format.repr("\n\t\\\0\u007f\u00a0é\u2028😀"));
        assertEquals("b'\\x00a\\xff'", Format.repr(Bytes.of(new byte[] {0, 'a', -1})));
    }

    @Test
    void containersAreWrittenAsLiterals() {
        final Object nested = ListValue.of(1L, "a", 2.0, true, None.NONE, TupleValue.of(1L), TupleValue.of());
        assertEquals("[1, 'a', 2.0, true, none, (1,), ()]", Format.str(nested));
        assertEquals("{'k': 1e-07, 2: []}", Format.str(DictValue.of("k", 1e-7, 2L, ListValue.of())));
        assertEquals("set()", Format.str(new SetValue()));
        assertEquals("{1, 'b'}", Format.str(SetValue.of(1L, "b")));
        assertEquals("range(0, 5)", Format.str(RangeValue.of(0, 5, 1)));
        assertEquals("range(0, 5, 2)", Format.str(RangeValue.of(0, 5, 2)));
    }

    @Test
    void aContainerWithinItselfIsCutShort() {
        final ListValue list = ListValue.of(1L);
        list.append(list);
        assertEquals("[1, [...]]", Format.repr(list));
        final DictValue dict = new DictValue();
        dict.put("d", dict);
        dict.put("l", ListValue.of(dict));
        assertEquals("{'d': {...}, 'l': [{...}]}", Format.repr(dict));
        final ListValue shared = ListValue.of(2L);
        assertEquals("[[2], [2]]", Format.repr(ListValue.of(shared, shared)));
    }

    @Test
    void anErrorIsItsMessageAndItsCall() {
        final ErrorValue error = ErrorKind.VALUE_ERROR.make("it's wrong");
        assertEquals("it's wrong", Format.str(error));
        assertEquals("ValueError(\"it's wrong\")", Format.repr(error));
        assertEquals("[ValueError()]", Format.str(ListValue.of(ErrorKind.VALUE_ERROR.make(""))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            a;d;Unknown format code 'd' for object of type 'str'
            a;=5;'=' alignment not allowed in string format specifier
            a;+;Sign not allowed in string format specifier
            a;,;Cannot specify ',' with 's'.
            a;.;Format specifier missing precision
            a;5xy;Invalid format specifier '5xy' for object of type 'str'
            """)
    void faultsAreNamedAsInPython(final String value, final String spec, final String message) {
        final ScriptError error = assertThrows(ScriptError.class, () -> Format.format(value, spec));
        assertEquals("ValueError: " + message, error.getMessage());
    }

    @Test
    void whatHasNoFormatSaysWhatToWrite() {
        final ScriptError error = assertThrows(ScriptError.class, () -> Format.format(ListValue.of(), ">5"));
        assertEquals(
                "TypeError: a value of type 'list' has no format '>5'; "
                        + "turn it into text first, as in f\"{value!s:>5}\"",
                error.getMessage());
    }

    @Test
    void partsAreJoined() {
        assertEquals("a1b", Format.concat(new String[] {"a", "1", "b"}));
    }
}
