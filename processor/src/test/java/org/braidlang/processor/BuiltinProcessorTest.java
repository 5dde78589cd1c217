package org.braidlang.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the processor makes of annotated methods, and what it says of those that are wrong. */
class BuiltinProcessorTest {
    private static final String ANNOTATION = """
            package org.braidlang.runtime;
            public @interface Builtin { String value(); String doc() default ""; }
            """;

    @TempDir
    private Path directory;

    private String generated = "";

    @Test
    void aTableHasTheFunctionsOfTheClassAndTheMethodsOfEachType() throws IOException {
        assertEquals("", compile("""
                /** Doubles {@code x}. */
                @Builtin("twice(x, times=2)")
                static long twice(long x, long times) { return x * times; }
                @Builtin("str.shout()")
                static String shout(String self) { return self + "!"; }
                """));
        assertTrue(generated.contains("BuiltinFunction> FUNCTIONS = table("), generated);
        assertTrue(generated.contains("BuiltinFunction> STR = table("), generated);
        assertTrue(generated.contains("\"twice(x, times=2)\", \"Doubles x.\""), generated);
    }

    @Test
    void aCallWithoutOptionalArgumentsPassesTheirDefaults() throws IOException {
        assertEquals("", compile("""
                @Builtin("f(a, b=2, c='x', d=none, e=1.5, g=true)")
                static void f(Object a, long b, String c, Object d, double e, boolean g) { }
                """));
        assertTrue(
                generated.contains("Things.f(a, 2L, \"x\", org.braidlang.runtime.None.NONE, 1.5D, true);"), generated);
    }

    @Test
    void restTakesWhatIsLeftAndNamesNeedAName() throws IOException {
        assertEquals("", compile("""
                @Builtin("f(first, *rest, end='.')")
                static Object f(Object first, Object[] rest, String end) { return first; }
                """));
        assertTrue(generated.contains("Things.f(a, new Object[] {b, c}, \".\");"), generated);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "f(a)        | static void f() {}                       | has 1 parameters, but the Java method has 0",
        "f(a, a)     | static void f(Object a, Object b) {}     | 'a' stands twice",
        "f(a=1, b)   | static void f(long a, Object b) {}       | 'b' needs a default",
        "f(a=x)      | static void f(Object a) {}               | the default 'x' is no literal",
        "f(a='x')    | static void f(long a) {}                 | the default of 'a' is no long",
        "f(a=none)   | static void f(long a) {}                 | the default of 'a' is no long",
        "f(*a)       | static void f(Object a) {}               | java.lang.Object; use Object[]",
        "f(a)        | static void f(float a) {}                | 'a' cannot have the Java type float",
        "f(a         | static void f(Object a) {}               | expected ','",
        "f(a) b      | static void f(Object a) {}               | text after the ')'",
        "f(*a, *b)   | static void f(Object[] a, Object[] b) {} | a second '*'",
        "f()         | void f() {}                              | must be static and not private",
        "f()         | private static void f() {}               | must be static and not private",
        "str.f()     | static void f() {}                       | has 1 parameters with the receiver",
    })
    void aMistakeIsReported(final String signature, final String method, final String message) throws IOException {
        final String errors = compile("@Builtin(\"" + signature + "\") " + method);
        assertTrue(errors.contains(message), errors);
    }

    @Test
    void aNameStandsOnlyOnceInATable() throws IOException {
        final String errors = compile("""
                @Builtin("f()") static void f() { }
                @Builtin("f(a)") static void g(Object a) { }
                """);
        assertTrue(errors.contains("'f(a)' stands twice"), errors);
    }

    /** Runs the processor on a class {@code Things} with these members; gives the errors it reports. */
    private String compile(final String members) throws IOException {
        final Path annotation = write("org/braidlang/runtime/Builtin.java", ANNOTATION);
        final Path library = write("lib/Things.java", """
                package lib;
                import org.braidlang.runtime.Builtin;
                public class Things {
                """ + members + "}\n");
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
            final JavaCompiler.CompilationTask task = compiler.getTask(null, files, diagnostics,
                    List.of("-proc:only", "-d", directory.toString()), null,
                    files.getJavaFileObjects(annotation, library));
            task.setProcessors(List.of(new BuiltinProcessor()));
            task.call();
        }
        final Path table = directory.resolve("lib/ThingsTable.java");
        generated = Files.exists(table) ? Files.readString(table) : "";
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(null))
                .filter(message -> !message.contains("cannot find symbol") && !message.contains("does not exist"))
                .collect(Collectors.joining("\n"));
    }

    private Path write(final String name, final String text) throws IOException {
        final Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
