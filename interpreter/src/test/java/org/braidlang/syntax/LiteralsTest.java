package org.braidlang.syntax;

import static org.braidlang.syntax.ParserTest.parse;
import static org.braidlang.syntax.ParserTest.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, strings, f-strings. */
class LiteralsTest {
    private static String string(final String text) {
        return ((Expr.StringLiteral) ((Stmt.ExpressionStatement) parse(text).statements().getFirst()).expression())
                .value();
    }

    private static String bytes(final String text) {
        return ((Expr.BytesLiteral) ((Stmt.ExpressionStatement) parse(text).statements().getFirst()).expression())
                .latin1();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0
            00, 0
            1_000_000, 1000000
            0xff, 255
            0XFF_FF, 65535
            0b101, 5
            0o17, 15
            123456789012345678901234567890, 123456789012345678901234567890
            1.5, 1.5
            1e-3, 0.001
            1_0.5e+1, 105.0
            1e400, Infinity
            1s, 1.0
            200ms, 0.2
            1.5e3ms, 1.5
            50us, 5.0E-5
            2min, 120.0
            1h, 3600.0
            0.1ms, 1.0E-4
            """)
    void numbers(final String text, final String value) {
        assertEquals(value, tree(text));
    }

    @Test
    void escapesAreThoseOfPython() {
        assertEquals("\\ ' \" \u0007\b\f\n\r\t\u000b", string("'\\\\ \\' \\\" \\a\\b\\f\\n\\r\\t\\v'"));
        assertEquals("A\u1234\uD83D\uDE00\u20ac", string("'\\x41\\u1234\\U0001F600\\N{EURO SIGN}'"));
        assertEquals("\0S\u00ff7", string("'\\0\\123\\3777'"));
        assertEquals("\\d\\ ", string("'\\d\\ '"));
        assertEquals("ab", string("'a\\\nb'"));
        assertEquals("ab", string("'a\\\r\nb'"));
        assertEquals("\\n\\'", string("r'\\n\\''"));
        assertEquals("", string("''"));
        assertEquals("😀", string("'😀'"));
    }

    @Test
    void threeQuotesGoOverSeveralLines() {
        assertEquals("a\n\"b\" ''\n", string("\"\"\"a\r\n\"b\" ''\n\"\"\""));
        assertEquals("a\\\"\"\"b", string("'''a\\\\\"\"\"b'''"));
        assertEquals("", string("''''''"));
        assertEquals("\"x", string("\"\"\"\"x\"\"\""));
    }

    @Test
    void bytesHoldAsciiAndEscapes() {
        assertEquals("a\u00ff\\u1234\n", bytes("b'a\\xff\\u1234\\n'"));
        assertEquals("\\x", bytes("rb'\\x'"));
        assertEquals("a\nb", bytes("b'''a\nb'''"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            f"a{b}c"               | (f "a" {b} "c")
            f"{{}} {x}}}"          | (f "{} " {x} "}")
            f"{x!r}{y!s:>5}"       | (f {x !r}{y !s : ">5"})
            f"{x:.2f}"             | (f {x : ".2f"})
            f"{x:{w}.{p + 1}f}"    | (f {x : {w} "." {(+ p 1)} "f"})
            f"{x=}"                | (f {"x=" x !r})
            f"{ x = }"             | (f {" x = " x !r})
            f"{x=:>4}"             | (f {"x=" x : ">4"})
            f"{x=!s}"              | (f {"x=" x !s})
            f"{x!=y}"              | (f {(compare x != y)})
            f"{x == y}"            | (f {(compare x == y)})
            f"{f(a=1)}"            | (f {(call f a=1)})
            f"{d["k"]}"            | (f {(index d "k")})
            f'{d['k']}'            | (f {(index d "k")})
            f"{f"{f"{x}"}"}"       | (f {(f {(f {x})})})
            f"{ {1: 2}[1] }"       | (f {(index (dict 1:2) 1)})
            f"{a, b}"              | (f {(tuple a b)})
            f"{xs[1..2]}"          | (f {(slice xs 1..2)})
            f"{if a { b } else { c }}" | (f {(if a { b } else { c })})
            f"\\n\\{x}"            | (f "\\n\\\\" {x})
            rf"\\n{x}"             | (f "\\\\n" {x})
            f"{x:=^10}"            | (f {x : "=^10"})
            f""                    | (f)
            """)
    void interpolations(final String text, final String tree) {
        assertEquals(tree.replace("}{", "} {"), tree(text.replace("\\\\", "\\")));
    }

    @Test
    void interpolationsOverSeveralLines() {
        assertEquals("(f \"a \\\"\" {b} \"\\\" \\n'\")", tree("f\"\"\"a \"{\n b\n}\" \n'\"\"\""));
        assertEquals("(f {(call f a)} \"\\n\")", tree("f'''{f(\na)}\n'''"));
    }
}
