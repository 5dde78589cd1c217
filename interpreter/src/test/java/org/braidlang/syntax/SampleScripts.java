package org.braidlang.syntax;

import java.util.stream.Stream;

/** Scripts that use the whole of the grammar. */
final class SampleScripts {
    private SampleScripts() {}

    static Stream<String> all() {
        return Stream.of(NAMES, CONTROL, TASKS, EXPRESSIONS, STRINGS, LINES);
    }

    private static final String NAMES = """
            let limit = 10                 # cannot be assigned again
            var total = 0
            let a, b = (1, 2)
            let (c, (d, e)), = x
            a_list[0], d["k"] = 1, 2
            a, b = b, a
            a = b = c
            total += 1; total -= 1; total *= 2; total /= 2; total //= 2; total %= 3; total **= 2
            total &= 1; total |= 2; total ^= 3; total <<= 1; total >>= 1
            fn square(n) => n * n
            fn greet(name, greeting="Hello",) { return f"{greeting}, {name}" }
            greet("Ada", greeting="Hi",)
            let twice = fn(f, x) => f(f(x))
            let block = fn(x) { x; return x, 1 }
            let later = async fn(x) => await x
            import math
            import math as m
            import "./tools.braid" as tools
            """;

    private static final String CONTROL = """
            if a { b } else if c { d } else { e }
            while x < 3 { if y { break } else { continue } }
            for x in xs { x }
            for k, (v, w) in d.items() { print(k, v) }
            for x in 1, 2, 3 { }
            assert a == b, "message"
            assert a
            with open("x") as f { f.read() }
            with f { }
            try { a } catch ValueError as e { raise } catch (KeyError, IndexError) { } catch as e { raise X("m") }
            finally { b }
            let r = if a { 1 } else { 2 }
            let t = try { 1 } catch { 2 }
            return
            """;

    private static final String TASKS = """
            shared var n = 0
            async fn f() { await sleep(1s) }
            spawn f(a) on processes
            let t = spawn { a; b } on loop
            parallel { s1; s2; spawn { a; b } }
            let all = parallel(limit=4, on=processes) for x, y in xs { f(x) }
            parallel() { a }
            lock m { n += 1 }
            lock locks[i].x { await f() }
            timeout 2s { timeout limit { } }
            for await x in as_completed(tasks) { await x }
            await gather([spawn handle(u) for u in urls])
            test "both are counted" on threads, loop { assert n == 2 }
            test "other" { }
            let lock = Lock(); let timeout = 5; let on = 1; let as = 2; let test = 3; let shared = 4
            """;

    private static final String EXPRESSIONS = """
            a or b and not c == d < e in f not in g .. h | i ^ j & k << l + m * n ** -o
            -2 ** 2 // +3 % ~4 >> 5
            xs[1..3]; xs[..3]; xs[..=3]; xs[1..]; xs[..]; xs[a, b]; xs[-1]
            f()(x)[y].z(1, b=2)
            (), (1,), (1, 2), [], [1, 2,], {}, {1}, {1, 2,}, {"a": 1, "b": {}}
            [x for x in xs if a if b for y in ys]
            {k: v for k, v in d}
            {x for x in xs}
            sum(x * x for x in range(n) if x)
            f(fn() { a }, fn(x) => x + 1, [fn() => 1])
            let g = fn() => fn(x) => x or y
            none, true, false, 1, 1.5, 0xff, 1e3, 2min, b"x", "y", 'z'
            await f() ** 2 + await spawn g(x) on threads
            """;

    private static final String STRINGS = """
            f"a{b}c{{}}{d!r:>{w}.{p}}{e=}{f["k"]}{g=!s:x}"
            f'{a}' + f\"\"\"{
                a
            } "x" \"\"\" + f'''{b} ''c'''
            f"{f"{f"{x}"}"}"
            f"{if a { b } else { c }}{ {1: 2} }{fn(x) { x }}"
            """;

    private static final String LINES = """
            foo
                .bar()
                # comment

                .baz()
            if a { b }
            else if c { d }
            else { e }
            let x =
                1 +
                2
            f(
                a,
                fn() {
                    b
                    c
                },
            )
            if a { b } c
            """;
}
