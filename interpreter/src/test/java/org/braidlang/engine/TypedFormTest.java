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
            + "return last }\nprint(f(1), f(3), f(6))",
        "fn f(list, n) { var t = 1; for i in range(n) { t = t * list[i] + list[i + 1]; t += list[i] * t }; return t }\n"
            + "print(f([3, 10 ** 9, 7, 10 ** 18, 5, 2 ** 70, 1], 6), f([1, 2, 3.5], 2), f([10 ** 9, 10 ** 9, 9], 2))",
        "fn f(n) { var seen = []; var t = 2 ** 60; for i in range(n) { seen += [i]; t = t + t * i; seen += [t] }\n"
            + "return seen }\nprint(f(6))",
        "var count = 0\nfn f(list, n) { for i in range(n) { count += list[i]; count = count * count + list[i] * count }\n"
            + "return count }\nprint(f([1, 2 ** 40, 2 ** 62], 3), count)",
        "fn f(n) { var a = 1; var b = 1; for i in range(n) { let old = a; a = a * b; b = old + a * a }; return a, b }\n"
            + "print(f(9))"
    })
    void functionsAgree(final String script) {
        compare(script);
    }

    private static final String LISTS = EDGES + """
            let lists = [[], [1, 2, 3], [edge - 1, 1 - edge, -edge], [1, 2.5, true], [true, false, true], [1.5, -0.0, 2.5],
                [1e300, float("nan"), float("inf")], [edge, 1, edge + 1], ["a", "b", "c"], [[1], [2], [3]], [1, none, 3],
                [-edge, 5, 6], (4, 5, 6), (1.5, true, "x"), {0: 5, 1: 2.5, 2: "two", -1: 9}, "abc", 0..9,
                none, 7]
            """;

    @ParameterizedTest
    @ValueSource(strings = {
        "list[i] + 1", "list[i] - 0.5", "2 * list[i] + list[-1]", "-list[i] * 3", "list[i] // 2", "list[i] < 2",
        "list[i] == 1", "list[i] / 4.0 + 1", "(list[i] + 1) % 5", "list[i] & 3", "list[i] ** 2 + 1", "[list[i] + 1, i]",
        "if list[i] > 1 { list[i] } else { -1 }", "sum(list[k] for k in range(i + 1))",
        "sum(list[k] * 0.5 for k in range(i + 1))", "sum(x for x in list)", "sum(list[k] * list[k] for k in 0..=i) + 1"
    })
    void elementsOfAnyTypeAgree(final String expression) {
        compare(LISTS + """
                fn compute(list, i) => %s
                for list in lists { for i in [0, 1, 2, 3, -1, -3, -4, true, edge, 1.0] {
                    try { print(list, i, compute(list, i)) } catch as e { print(list, i, e.kind, e.message) }
                } }
                """.formatted(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "total += list[k]", "total += list[k] * k", "total = list[k] - total", "list[k] = list[k] + 1; total += list[k]",
        "list[k] = k; total += list[k] * 2", "list[k] = k * 0.5; total += list[k] * 0.5", "list[k] *= 2 ** 40; total = k + 1",
        "if k == 2 { list[k] = \"late\" }; total += list[k]", "if k == 2 { list[k] = 2.5 }; total += list[k]",
        "if k == 2 { list[k] = true }; total += list[k]", "if k == 2 { list.pop() }; total += list[k] + 1",
        "if k == 2 { list[k] = -(2 ** 63) }; total += list[k]", "if k == 1 { list.append(2 ** 63) }; total += list[-1]",
        "try { total += list[k + 1] } catch as e { total -= 1; print(e.kind, e.message) }"
    })
    void elementsMayChangeTheirTypeInALoop(final String body) {
        for (final String start : new String[] {"0", "0.0", "2 ** 63 - 4"}) {
            compare("""
                    fn run(list) {
                        var total = %s
                        for k in range(4) { %s }
                        return total
                    }
                    for list in [[1, 2, 3, 4],
                            [1.0, 2.0, 3.0, 4.0], [2 ** 62, 2 ** 62, 2 ** 62, 2 ** 62],
                            [true, false, true, true], [1, 2.0, true, 4], [1, 2, "three", 4], ["a", "b", "c", "d"], [0, 0, -(2 ** 63), 1]] {
                        try { print(run(list), list) } catch as e { print(e.kind, e.message, list) }
                    }
                    """.formatted(start, body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x", "-x", "x * 2 ** 40", "x * 0.25", "x > 1", "x / 3", "[x]", "str(x)", "none",
        "if x > 2 { 0.5 } else { x }", "if x > 2 { \"late\" } else { x }"
    })
    void sumsAgree(final String element) {
        compare(EDGES + """
                fn over(n) => sum(%s for x in range(n))
                fn after(n) => sum(%s for x in range(2 ** 62, 2 ** 62 + n)) + 1
                fn down(n) => sum(%s for x in range(-(2 ** 62), -(2 ** 62) - n, -1)) - 1
                for f in [over, after, down] { for n in 0..9 {
                    try { print(n, f(n)) } catch as e { print(n, e.kind, e.message) }
                } }
                print(sum(a + b for a in values[..18] for b in values[..18] if a != b))
                """.formatted(element, element, element));
    }

    private static void compare(final String script) {
        final Scripts.Run typed = Scripts.run(Braid.builder().typed(true), script);
        final Scripts.Run general = Scripts.run(Braid.builder().typed(false), script);
        assertEquals("", typed.err());
        assertEquals(general, typed);
    }
}
