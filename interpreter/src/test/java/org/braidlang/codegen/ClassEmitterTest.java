package org.braidlang.codegen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.braidlang.ir.Lowering;
import org.braidlang.ir.Types;
import org.braidlang.problems.Problem;
import org.braidlang.resolve.BuiltinNames;
import org.braidlang.resolve.Resolver;
import org.braidlang.source.SourceFile;
import org.braidlang.syntax.Parser;
import org.braidlang.syntax.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes a program becomes, and what is in them only when it is asked for. */
class ClassEmitterTest {
    /** So many that the top level is split. */
    private static final String LONG = "\nvar n = 0" + "\nn += 1".repeat(50);

    private static ClassEmitter emitter(final String text) throws Problem.Failure {
        final Script script = Parser.parse(new SourceFile("test.braid", text));
        final Lowering.Result lowered =
                new Lowering().main(script, Resolver.resolve(script, new EveryName()), Map.of());
        Types.infer(lowered.functions());
        return new ClassEmitter(lowered);
    }

    /** Knows whatever a script does not declare. */
    private record EveryName() implements BuiltinNames {
        @Override
        public boolean known(final String name) {
            return true;
        }

        @Override
        public Collection<String> all() {
            return List.of();
        }

        @Override
        public Collection<String> modules() {
            return List.of();
        }
    }

    private static ClassModel read(final byte[] bytes) {
        return ClassFile.of().parse(Objects.requireNonNull(bytes));
    }

    /** An error's place is looked up in a table that belongs to a class of its own: both must have the same code. */
    @Test
    void aTableOfPlacesMovesNoCode() throws Problem.Failure {
        final ClassEmitter emitter = emitter("""
                fn f(xs, n) {
                    var t = 0
                    for i in 0..n { try { t += xs[i] * 3 // (n - i) } catch ValueError { t = g(t, "x") } }
                    return f"{t} {n:>5}"
                }
                fn g(a, b) => a + b
                async fn h(m) {
                    lock m { for x in m { await sleep(x); assert x < 3, "large" } }
                    return [y for y in m]
                }
                print(f([1], 1), await h([k * 2 for k in 0..3]))
                """);
        int places = 0;
        for (final String name : emitter.classNames()) {
            final List<MethodModel> plain = read(emitter.emit(name)).methods();
            final List<MethodModel> full = read(emitter.emitWithPlaces(name)).methods();
            assertEquals(plain.size(), full.size());
            for (int i = 0; i < plain.size(); i++) {
                final CodeAttribute code = plain.get(i).findAttribute(Attributes.code()).orElseThrow();
                final CodeAttribute same = full.get(i).findAttribute(Attributes.code()).orElseThrow();
                assertEquals(plain.get(i).methodName().stringValue(), full.get(i).methodName().stringValue());
                assertArrayEquals(code.codeArray(), same.codeArray(), name + "." + plain.get(i).methodName());
                assertTrue(code.findAttribute(Attributes.characterRangeTable()).isEmpty());
                places += same.findAttribute(Attributes.characterRangeTable())
                        .map(table -> table.characterRangeTable().size()).orElse(0);
            }
        }
        assertTrue(places > 20, "places: " + places);
    }

    private static boolean hasClosures(final String text) throws Problem.Failure {
        final ClassEmitter emitter = emitter(text);
        for (final String name : emitter.classNames()) {
            if (name.startsWith("braid.f$") && !name.endsWith("$activation") && !name.endsWith("$general")
                    && !read(emitter.emit(name)).superclass().orElseThrow().asInternalName()
                            .equals("java/lang/Object")) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "fn f(a) => a + 1\nprint(f(1))",
        "async fn f(a) => a + 1\nprint(await f(1))",
        "fn f(a) => if a > 0 { f(a - 1) } else { g(a) }\nfn g(a) => f(a)",
        "fn f(a = 1) => a\nprint(f(2))",
        "fn f(a) => a + 1"})
    void aFunctionThatIsOnlyCalledByItsNameIsNoValue(final String text) throws Problem.Failure {
        assertEquals(false, hasClosures(text));
        assertEquals(false, hasClosures(text + LONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "fn f(a) => a + 1\nprint(f)",
        "fn f(a) => a + 1\nfn g() => f\nprint(g()(1))",
        "fn f(a = 1) => a\nprint(f())",
        "async fn f(a) => a + 1\nlet g = fn() { print(f) }\ng()",
        "fn f(a) => a + 1\nlet t = spawn f(1)",
        "fn f(a) => a + 1\nlet g = f\nprint(g(1))"})
    void aFunctionThatIsReadIsAValue(final String text) throws Problem.Failure {
        assertEquals(true, hasClosures(text));
        assertEquals(true, hasClosures(text + LONG));
    }
}
