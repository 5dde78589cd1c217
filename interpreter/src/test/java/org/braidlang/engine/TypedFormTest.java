package org.braidlang.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function gives the same results whether its ints are machine integers or boxed values. */
class TypedFormTest {
    private static final String EDGES = """
            let edge = 2 ** 63
            let values = [0, 1, -1, 2, -2, 3, 7, -7, 63, 64, edge - 1, edge - 2, -edge, 1 - edge, edge, -edge - 1,
                2 ** 31, 2 ** 32 + 1, 3037000500, -3037000500, 1.0, -0.5, 2.5, 1e300, true, "a", [1], none]
            """;

    @ParameterizedTest
    @ValueSource(strings = {
        "a + b", "a - b", "a * b", "a // b", "a % b", "a / b", "a & b", "a | b", "a ^ b", "-a - b",
        "(a + 1) * (b - 1)", "a * a - b * b", "a + b * 0.5", "a < b", "a == b", "a >= b and a != b",
        "a * 2 + (if b > 0 { b } else { -b })"
    })
    void operatorsAgreeAtTheEdges(final String expression) {
        compare(EDGES + """
                fn compute(a, b) => %s
                for a in values { for b in values {
                    try { print(a, b, compute(a, b)) } catch as e { print(a, b, e.kind, e.message) }
                } }
                """.formatted(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a << 3", "a >> 2", "1 << 62", "(a & 63) << 60"})
    void shiftsAgree(final String expression) {
        compare(EDGES + """
                fn compute(a) => %s
                for a in values { try { print(compute(a)) } catch as e { print(e.kind, e.message) } }
                """.formatted(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "fn f(n) { var r = 1; for i in 1..=n { r *= i }; return r }\nfor i in 0..40 { print(f(i)) }",
        "fn f(n) => if n < 2 { n } else { f(n - 1) + f(n - 2) }\nprint(f(20))",
        "fn f(n) { var a, b = (0, 1); for _ in range(n) { a, b = b, a + b }; return a }\nprint(f(300))",
        "fn f(n) { var t = 0; var i = 0; while i < n { i += 1; t += i ** 7 }; return t }\nprint(f(2000))",
        "fn f(n) => if n == 0 { 2 ** 62 } else { f(n - 1) * 2 }\nprint(f(0), f(1), f(2), f(3) + 1)",
        "fn f(n) => if n == 0 { -(2 ** 63) } else { f(n - 1) + 0 }\nprint(f(0), f(1), f(3))",
        "fn f(n) { var x = n; if n > 3 { x = \"many\" }; return x }\nprint(f(1), f(5))",
        "fn f(n) { try { return n * 2 ** 62 } finally { n += 1; print(n) } }\nprint(f(1), f(2), f(4))",
        "fn f(n) { var t = 0; for i in range(n, 0, -3) { t += i }; return t }\nprint(f(10), f(0), f(-5))",
        "fn f(n) { for i in 0..n { if i * i > 50 { return i } }; return -1 }\nprint(f(100), f(3))",
        "fn g(n) => n * n\nfn f(n) { var t = 0; for i in range(n) { t += g(i) }; return t }\nprint(f(1000), f(3))",
        "fn g(n) => n * 2 ** 40\nfn f(n) { var t = 1; for i in range(n) { t = g(t) }; return t }\nprint(f(9))",
        "fn f(n) { var t = n\nfor i in 0..3 { for j in 0..3 { while t < 9223372036854775000 { t = t * 3 + j }\n"
            + "t += i * j + 9 } }\nreturn t }\nprint(f(1), f(2 ** 61), f(2 ** 70))",
        "fn f(n) { var last = none\nfor i in range(n) { try { last = 10 // (i - 2) } catch as e { last = e.kind } }\n"
            + "return last }\nprint(f(1), f(3), f(6))"
    })
    void functionsAgree(final String script) {
        compare(script);
    }

    private static void compare(final String script) {
        final Scripts.Run typed = Scripts.run(Braid.builder().typed(true), script);
        final Scripts.Run general = Scripts.run(Braid.builder().typed(false), script);
        assertEquals("", typed.err());
        assertEquals(general, typed);
    }
}
