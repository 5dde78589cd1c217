package org.braidlang.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.braidlang.engine.Braid;
import org.braidlang.problems.Problem;
import org.braidlang.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the emitter makes passes the JVM's verifier, whatever is combined. */
class GeneratedClassesTest {
    private static final int LARGEST_COMPILED = 8_000;

    /** Bodies for functions, plain and async: each construct that leaves its place in an unusual way. */
    private static final List<String> BODIES = List.of(
            "for i in 0..n { if i == 2 { continue }; if i == 5 { break }; n += i }",
            "while true { try { if n > 3 { break }; n += 1; continue } finally { print(n) } }",
            "for x in [1, 2] { try { return x } catch ValueError as e { raise } finally { n = 0 } }",
            "try { try { n += 1 } finally { n += 2 } } catch (KeyError, IndexError) as e { print(e) } catch { n = 1 }",
            "let m = Lock()\nfor i in 0..3 { lock m { if i == 1 { return n * 2 }; n += 1 } }",
            "for i in 0..3 { timeout 1s { for j in 0..3 { if j == 1 { break }; n += j } } }",
            "let fs = [fn() => i + n for i in 0..3]\nreturn sum(f() for f in fs)",
            "return {k: v for k, v in [(1, 2)] if k < n and v > n or not k == 3}",
            "var t = 1.5\nfor i in 0..n { t = t * 2 + i / 3 - n // 2.0 }\nreturn t if_none",
            "shared var s = n\nlet f = fn(v) { s = v; s, n = n, s }\nf(2)\nfor i in 0..n { s += i; let g = fn() => s }\nreturn s",
            "let t = [spawn f(n) on loop, spawn { n } on threads]\nlet c = f(n)\nreturn [spawn c on processes, t, spawn n.f(1) on virtual]",
            "var t = 0.5\nfor i in range(len(n)) { t += n[i]; n[i] = i; n[-1] = t; if n[i] * 2 > t { break } }\nreturn n[0] + 1",
            "return sum(n[i] * i for i in range(9)) + sum(x / 2 for x in n) + sum(sum(j for j in 0..i) for i in 0..n[0])",
            "try { for i in 0..9 { n[i] += n[i + 1] % 7; let g = fn() => n[i] - 1 } } catch as e { n[0] = -n[1] }",
            "with Channel() as c { for i in 0..2 { if i == 1 { return c } } }",
            "try { raise ValueError(f\"{n:>5} {n=}\") } catch as e { try { n = 1 / 0 } catch as f { return f } }");

    @ParameterizedTest
    @ValueSource(strings = {"fn", "async fn"})
    void everyBodyVerifies(final String word) throws Problem.Failure {
        for (final String body : BODIES) {
            verify(word + " f(n) {\n" + body.replace(" if_none", "") + "\n}\nprint(f)");
        }
    }

    @Test
    void suspensionsVerifyInsideEverything() throws Problem.Failure {
        final String wait = "let got = await sleep(1ms)";
        for (final String body : BODIES) {
            final String text = body.replace(" if_none", "").replaceAll("\\{ (if|try|for|return|n )", "{ " + wait + "; $1");
            verify("async fn f(n) {\n" + text + "\n}\nprint(f)");
        }
        verify("""
                async fn f(xs) {
                    var total = 0
                    for x in xs {
                        for y in 0..3 {
                            while total < 10 { total += await g(x + y) }
                            try { parallel { g(1); g(2) } } finally { await sleep(0) }
                        }
                    }
                    return [await g(x) for x in xs]
                }
                async fn g(x) => x
                for await t in as_completed([f([1])]) { print(await t) }
                """);
    }

    @Test
    void aLongTopLevelIsSplit() throws Problem.Failure {
        final String text = IntStream.range(0, 5_000)
                .mapToObj(i -> "let v" + i + " = " + i + " * 2").collect(Collectors.joining("\n"));
        verify(text);
    }

    @Test
    void moreSharedVariablesThanFields() throws Problem.Failure {
        verify(IntStream.range(0, 5_100).mapToObj(i -> "shared var v" + i + " = " + i)
                .collect(Collectors.joining("\n")));
    }

    /** Variables take the places of those that are not needed, also from behind the last one that has a field. */
    @Test
    void variablesBehindManyUnusedFunctions() throws Problem.Failure {
        verify(IntStream.range(0, 5_100).mapToObj(i -> "fn f" + i + "() => " + i).collect(Collectors.joining("\n"))
                + "\nvar v = 1\nshared var w = 2\nlet x = 3\nfn last() => v + w + x\nv += 1\nprint(last, f5099)");
    }

    @Test
    void aLongListOfLiteralsIsMadeInPieces() throws Problem.Failure {
        verify("let xs = [" + IntStream.range(0, 20_000).mapToObj(Integer::toString)
                .collect(Collectors.joining(", ")) + "]");
    }

    @Test
    void bothFormsOfAFunctionVerify() throws Problem.Failure {
        verify("""
                fn f(a, b) {
                    var t = 0
                    for i in range(a, b, 2) { for j in 0..i { t = t * 3 - (j << 2) // (i + 1) % 7; t ^= -j } }
                    return if t > a { f(a - 1, b) } else { t }
                }
                print(f(1, 2))
                """);
    }

    /** What it never compiles is thirty times slower. */
    @Test
    void noFormOfAFunctionWithElementsIsTooLargeForHotSpot() throws Problem.Failure {
        for (final int statements : new int[] {10, 20, 30, 40, 50, 60}) {
            final String text = "fn f(a, n) {\n" + IntStream.range(0, 20)
                    .mapToObj(i -> "var v" + i + " = " + i + "\n").collect(Collectors.joining())
                    + "for i in range(n) {\n" + IntStream.range(0, statements)
                    .mapToObj(i -> "v" + i % 20 + " = v" + (i + 1) % 20 + " + a[i] * " + i + "\n")
                    .collect(Collectors.joining()) + "}\nreturn v0\n}\nprint(f([1], 1))";
            verify(text);
            Braid.builder().build().compile(new SourceFile("test.braid", text)).classes().forEach((name, bytes) ->
                    ClassFile.of().parse(bytes).methods().forEach(method -> method.code().ifPresent(code -> {
                        final int length = method.findAttribute(Attributes.code()).orElseThrow().codeLength();
                        assertTrue(length <= LARGEST_COMPILED, () -> method.methodName() + " of " + name + ": " + length);
                    })));
        }
    }

    private static void verify(final String text) throws Problem.Failure {
        final Map<String, byte[]> classes =
                Braid.builder().build().compile(new SourceFile("test.braid", text)).classes();
        assertFalse(classes.isEmpty());
        final Map<ClassDesc, byte[]> known = classes.entrySet().stream().collect(
                Collectors.toMap(each -> ClassDesc.of(each.getKey()), Map.Entry::getValue));
        final ClassHierarchyResolver resolver = ClassHierarchyResolver.ofResourceParsing(type -> {
            final byte[] bytes = known.get(type);
            return bytes == null ? null : new java.io.ByteArrayInputStream(bytes);
        }).orElse(Hierarchy.RESOLVER);
        final ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
        classes.forEach((name, bytes) ->
                assertEquals(List.of(), classFile.verify(bytes), () -> name + " of\n" + text));
    }
}
