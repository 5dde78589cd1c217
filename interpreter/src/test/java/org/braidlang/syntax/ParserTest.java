package org.braidlang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import org.braidlang.problems.Problem;
import org.braidlang.problems.ProblemPrinter;
import org.braidlang.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts mean, told by the printed tree. */
class ParserTest {
    static Script parse(final String text) {
        try {
            return Parser.parse(new SourceFile("test.braid", text));
        } catch (final Problem.Failure failure) {
            return fail(ProblemPrinter.print(failure.problems(), false));
        }
    }

    /** The tree of a script, its lines joined. */
    static String tree(final String text) {
        return AstPrinter.print(parse(text)).strip().replaceAll("\\s*\n\\s*", " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a or b and not c == d      | (or a (and b (not (compare c == d))))
            not not a                  | (not (not a))
            a < b <= c != d            | (compare a < b <= c != d)
            a in b not in c            | (compare a in b not in c)
            x in 1..n + 1              | (compare x in (.. 1 (+ n 1)))
            `1..=n | 2`                | `(..= 1 (| n 2))`
            `a | b ^ c & d << 1 + 2`   | `(| a (^ b (& c (<< d (+ 1 2)))))`
            a - b - c                  | (- (- a b) c)
            a * b // c % d / e         | (/ (% (// (* a b) c) d) e)
            -2 ** 2                    | (- (** 2 2))
            2 ** -1                    | (** 2 (- 1))
            2 ** 3 ** 2                | (** 2 (** 3 2))
            -a * +b + ~c               | (+ (* (- a) (+ b)) (~ c))
            (a + b) * c                | (* (+ a b) c)
            await f() ** 2             | (** (await (call f)) 2)
            await f().x[0]             | (await (index (. (call f) x) 0))
            -await f()                 | (- (await (call f)))
            await spawn f(a) on loop   | (await (spawn (call f a) on loop))
            spawn f() + 1              | (+ (spawn (call f)) 1)
            spawn spawn f() on threads | (spawn (spawn (call f) on threads))
            a - -b                     | (- a (- b))
            fn(x) => x + 1             | (fn <fn> (x) => (+ x 1))
            f(fn(x) => x, 2)           | (call f (fn <fn> (x) => x) 2)
            a or fn() => b or c        | (or a (fn <fn> () => (or b c)))
            fn() => fn(x, y=1) => x    | (fn <fn> () => (fn <fn> (x y=1) => x))
            """)
    void operatorsBindAsSpecified(final String text, final String tree) {
        assertEquals(tree, tree(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            xs[1..3]      | (slice xs 1..3)
            xs[..3]       | (slice xs ..3)
            xs[1..]       | (slice xs 1..)
            xs[..]        | (slice xs ..)
            xs[..=-1]     | (slice xs ..=(- 1))
            xs[a+1..=b]   | (slice xs (+ a 1)..=b)
            xs[(1..3)]    | (index xs (.. 1 3))
            xs[f(1..3)]   | (index xs (call f (.. 1 3)))
            xs[1, 2]      | (index xs (tuple 1 2))
            xs[1][2].c(3) | (call (. (index (index xs 1) 2) c) 3)
            """)
    void aRangeDirectlyInsideAnIndexIsASlice(final String text, final String tree) {
        assertEquals(tree, tree(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ()                            | (tuple)
            (1,)                          | (tuple 1)
            (1, 2,)                       | (tuple 1 2)
            (1)                           | 1
            []                            | (list)
            [1, 2,]                       | (list 1 2)
            {}                            | (dict)
            {1}                           | (set 1)
            {"a": 1, b: {}}               | (dict "a":1 b:(dict))
            [x for x in xs if x if y]     | (list-of x for x in xs if x if y)
            {k: v for k, v in d.items()}  | (dict-of k:v for (tuple k v) in (call (. d items)))
            {x for x, (y, z) in a for b in c} | (set-of x for (tuple x (tuple y z)) in a for b in c)
            sum(x for x in xs)            | (call sum (generate x for x in xs))
            f(1, b=2, c=x == y)           | (call f 1 b=2 c=(compare x == y))
            [await f(x) for x in xs]      | (list-of (await (call f x)) for x in xs)
            """)
    void displaysAndCalls(final String text, final String tree) {
        assertEquals(tree, tree(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            let a = 1                     | (let a 1)
            let a, (b, c) = x             | (let (tuple a (tuple b c)) x)
            let a, = x                    | (let (tuple a) x)
            let (a, b) = x                | (let (tuple a b) x)
            var a, b = 1, 2               | (var (tuple a b) (tuple 1 2))
            shared var n = 0              | (shared var n 0)
            a = b = 1                     | (= a b 1)
            a, b = b, a                   | (= (tuple a b) (tuple b a))
            [a, b.c] = x                  | (= (tuple a (. b c)) x)
            a[0], d["k"] = 1, 2           | (= (tuple (index a 0) (index d "k")) (tuple 1 2))
            xs[1..] = []                  | (= (slice xs 1..) (list))
            a **= 2                       | (**= a 2)
            a.b >>= c                     | (>>= (. a b) c)
            return a, b                   | (return (tuple a b))
            return                        | (return)
            raise                         | (raise)
            raise ValueError("m")         | (raise (call ValueError "m"))
            assert a, "m"                 | (assert a "m")
            import math                   | (import math as math)
            import math as m              | (import math as m)
            import "./t.braid" as t       | (import "./t.braid" as t)
            while a { b; break; continue } | (while a { b (break) (continue) })
            for k, v in d.items() { k }   | (for (tuple k v) (call (. d items)) { k })
            for x in 1, 2 { }             | (for x (tuple 1 2) {})
            for await x in ch { }         | (for await x ch {})
            fn f(a, b=1) { a }            | (fn f (a b=1) { a })
            fn sq(n) => n * n             | (fn sq (n) => (* n n))
            async fn f() { }              | (async fn f () {})
            test "a b" { }                | (test "a b" {})
            test "a" on threads, loop { } | (test "a" on threads on loop {})
            """)
    void statements(final String text, final String tree) {
        assertEquals(tree, tree(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            if a { b } else if c { d } else { e } | (if a { b } else if c { d } else { e })
            let x = if a { 1 } else { 2 } | (let x (if a { 1 } else { 2 }))
            try { a } catch K as e { b } catch (K, L) { c } catch as e { d } catch { e } finally { f } \
            | (try { a } catch K as e { b } catch (tuple K L) { c } catch as e { d } catch { e } finally { f })
            with f() as x { a }           | (with (call f) as x { a })
            with f() { a }                | (with (call f) { a })
            lock m { a }                  | (lock m { a })
            lock ms[0] { a }              | (lock (index ms 0) { a })
            timeout 2s { a }              | (timeout 2.0 { a })
            timeout await f() { a }       | (timeout (await (call f)) { a })
            spawn { a; b }                | (spawn { a b })
            spawn { a } on processes      | (spawn on processes { a })
            await spawn { a }             | (await (spawn { a }))
            parallel { a; b }             | (parallel { a } { b })
            parallel(limit=4, on=loop) for x in xs { a } | (parallel limit=4 on loop for x xs { a })
            parallel for a, b in xs { a } | (parallel for (tuple a b) xs { a })
            x = parallel { a }            | (= x (parallel { a }))
            if x in {1, 2} { a }          | (if (compare x in (set 1 2)) { a })
            if x == none { a }            | (if (compare x == none) { a })
            for c in "abc" { a }          | (for c "abc" { a })
            for x in parallel { a } { b } | (for x (parallel { a }) { b })
            (fn(x) { x })(3)              | (call (fn <fn> (x) { x }) 3)
            fn f() { fn g() { fn h() => 1 }; g } | (fn f () { (fn g () { (fn h () => 1) }) g })
            """)
    void constructsAreExpressions(final String text, final String tree) {
        assertEquals(tree, tree(text));
    }

    @Test
    void aNewlineEndsAStatementWhereNothingGoesOn() {
        assertEquals("a b c", tree("a\n\n# comment\nb;c;\n"));
        assertEquals("(+ a b)", tree("a +\n # comment\n\n b"));
        assertEquals("(let x 1)", tree("let x =\n 1"));
        assertEquals("(fn f () => 1)", tree("fn f() =>\n 1"));
        assertEquals("(tuple a b)", tree("a,\nb"));
        assertEquals("(call f a b)", tree("f(\na\n,\nb\n)"));
        assertEquals("(dict 1:2)", tree("x\n{\n1\n:\n2\n}").substring(2));
        assertEquals("(call (. (call (. a b)) c))", tree("a\n  .b()\n\n  # comment\n  .c()"));
        assertEquals("(if a { b } else { c })", tree("if a { b }\n\nelse { c }"));
        assertEquals("(try { a } catch { b } finally { c })", tree("try { a }\ncatch { b }\nfinally { c }"));
        assertEquals("a (- 1)", tree("a\n-1"));
        assertEquals("a (list 1)", tree("a\n[1]"));
        assertEquals("(call f (fn <fn> () { a b }))", tree("f(fn() {\na\nb\n})"));
        assertEquals("(+ a b)", tree("(a\n + b)"));
    }

    @Test
    void aStatementEndsAtAClosingBrace() {
        assertEquals("(if a { b }) c", tree("if a { b } c"));
        assertEquals("(fn f () { a }) (call f)", tree("fn f() { a } f()"));
        assertEquals(
                "(parallel { (lock m { a }) } { (lock m { b }) })", tree("parallel { lock m { a } lock m { b } }"));
        assertEquals("(if a {}) (if b {})", tree("if a { } if b { }"));
    }

    @Test
    void contextualWordsAreNamesElsewhere() {
        assertEquals("(let lock (call Lock)) (lock lock { a })", tree("let lock = Lock(); lock lock { a }"));
        assertEquals("(call lock m)", tree("lock(m)"));
        assertEquals("(= timeout 5) (compare timeout > 3)", tree("timeout = 5; timeout > 3"));
        assertEquals("(let on 1) on (+ on 1) (call f on)", tree("let on = 1; on; on + 1; f(on)"));
        assertEquals("(let as 1) (. as x)", tree("let as = 1; as.x"));
        assertEquals("(let test 1) test (call test)", tree("let test = 1; test; test()"));
        assertEquals("(let shared 1) (. shared x)", tree("let shared = 1; shared.x"));
        assertEquals("(call (. x lock) m)", tree("x.lock(m)"));
        assertEquals("(for on xs {}) (for as xs {})", tree("for on in xs { }; for as in xs { }"));
        assertEquals("(list-of lock for lock in locks)", tree("[lock for lock in locks]"));
        assertEquals("pass match def (let val 1)", tree("pass; match; def; let val = 1"));
    }

    @Test
    void aByteOrderMarkAndLineEndsOfOtherSystemsAreFine() {
        assertEquals("a b", tree("\uFEFFa\r\nb\r\n"));
        assertEquals("a b", tree("a\rb"));
        assertEquals("", tree(""));
        assertEquals("", tree("\n;\n"));
    }

    @Test
    void namesMayHaveAllLettersAndEqualWhenTheyLookEqual() {
        assertEquals("(= größe_2 日本)", tree("größe_2 = 日本"));
        assertEquals("(+ é é)", tree("é + e\u0301"));
        assertEquals("αx", tree("𝛼x"));
    }
}
