package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of {@code str.format}. */
class StrFormatTest {
    private static String format(final String template, final Object... values) {
        return StrLayoutMethods.format(template, values, new DictValue());
    }

    @Test
    void fieldsAreNumberedOrNamed() {
        assertEquals("1 and 2", format("{} and {}", 1L, 2L));
        assertEquals("2 and 1", format("{1} and {0}", 1L, 2L));
        assertEquals("n=5", StrLayoutMethods.format("n={n}", new Object[] {}, DictValue.of("n", 5L)));
    }

    @Test
    void namedValuesArriveFromACallByName() {
        final Object text = StrLayoutMethodsTable.STR
                .get("format")
                .call(null, new Object[] {"{} {x} {y}", 1L, 2L, 3L}, new String[] {"x", "y"});
        assertEquals("1 2 3", text);
    }

    @Test
    void aFieldCanLookIntoItsValue() {
        assertEquals("b", format("{0[1]}", ListValue.of("a", "b")));
        assertEquals("7", format("{0[k]}", DictValue.of("k", 7L)));
        assertEquals("3", format("{[k][0]}", DictValue.of("k", ListValue.of(3L))));
    }

    @Test
    void conversionsAndFormatsFollowTheName() {
        assertEquals("'a'|  a", format("{!r}|{:>3}", "a", "a"));
        assertEquals("'\\xe4'", format("{!a}", "ä"));
        assertEquals("  3.14", format("{:{}.{}f}", 3.14159, 6L, 2L));
        assertEquals("**a", format("{0:{1}>{2}}", "a", "*", 3L));
        assertEquals("12:30", format("{:02}:{:02}", 12L, 30L));
    }

    @Test
    void doubledBracesStandForThemselves() {
        assertEquals("{1} {} }{", format("{{{}}} {{}} }}{{", 1L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {;ValueError: Single '{' encountered in format string
            };ValueError: Single '}' encountered in format string
            {0;ValueError: expected '}' before end of string
            {}{0};ValueError: cannot switch from automatic field numbering to manual field specification
            {0}{};ValueError: cannot switch from manual field specification to automatic field numbering
            {5};IndexError: Replacement index 5 out of range for positional args tuple
            {name};KeyError: 'name'
            {0[};ValueError: expected '}' before end of string
            {0.};ValueError: Empty attribute in format string
            {0[0]x};ValueError: Only '.' or '[' may follow ']' in format field specifier
            {!x};`ValueError: Unknown conversion specifier 'x'; there are !r, !s and !a`
            {:{:{}}};ValueError: Max string recursion exceeded
            """)
    void faultsAreNamedAsInPython(final String template, final String message) {
        final ScriptError error = assertThrows(ScriptError.class, () -> format(template, ListValue.of(1L), 2L, 3L));
        assertEquals(message, error.getMessage());
    }
}
