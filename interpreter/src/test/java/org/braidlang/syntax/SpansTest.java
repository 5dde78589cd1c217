package org.braidlang.syntax;

import static org.braidlang.syntax.ParserTest.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.source.Span;
import org.junit.jupiter.api.Test;

/** The span of a node covers its text. */
class SpansTest {
    /** What the spans inside of a record say, the record's own first. */
    private static List<String> spans(final Object node) {
        final List<String> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    private static void collect(final Object value, final List<String> found) {
        switch (value) {
            case Span span -> found.add(span.text());
            case List<?> list -> list.forEach(item -> collect(item, found));
            case Record node -> {
                for (final var component : node.getClass().getRecordComponents()) {
                    try {
                        component.getAccessor().setAccessible(true);
                        final Object part = component.getAccessor().invoke(node);
                        if (part != null) {
                            collect(part, found);
                        }
                    } catch (final ReflectiveOperationException impossible) {
                        throw new AssertionError(impossible);
                    }
                }
            }
            default -> { }
        }
    }

    private static void check(final String script, final String... spans) {
        assertEquals(List.of(spans), spans(parse(script).statements().getFirst()));
    }

    @Test
    void parenthesesBelongToWhatIsAround() {
        check(" (a + b) * c ;", "(a + b) * c", "(a + b) * c", "*", "a + b", "+", "a", "b", "c");
        check("(f)(x).y[0]", "(f)(x).y[0]", "(f)(x).y[0]", "(f)(x).y", "(f)(x)", "f", "x", "x", "y", "0");
    }

    @Test
    void operators() {
        check("-a ** 2", "-a ** 2", "-a ** 2", "a ** 2", "**", "a", "2");
        check("a < (b) not  in c", "a < (b) not  in c", "a < (b) not  in c", "a", "<", "b", "not  in", "c");
        check("await spawn f() on loop", "await spawn f() on loop", "await spawn f() on loop",
                "spawn f() on loop", "f()", "f", "loop");
    }

    @Test
    void statementsAndFunctions() {
        check("async fn f(a, b = 1) { a } # comment", "async fn f(a, b = 1) { a }", "async fn f(a, b = 1) { a }",
                "async fn f(a, b = 1)", "f", "a", "b = 1", "1", "{ a }", "a", "a");
        check("let a, (b, c) = 1, 2", "let a, (b, c) = 1, 2", "a, (b, c)", "a", "(b, c)", "b", "c", "1, 2", "1", "2");
        check("x += 1", "x += 1", "x", "+=", "1");
        check("try { } catch K as e { }", "try { } catch K as e { }", "try { } catch K as e { }", "{ }",
                "catch K as e { }", "K", "e", "{ }");
    }

    @Test
    void fieldsOfInterpolations() {
        check("f\"é😀 {x + f'{y}'!r:>{w}} \"", "f\"é😀 {x + f'{y}'!r:>{w}} \"", "f\"é😀 {x + f'{y}'!r:>{w}} \"",
                "{x + f'{y}'!r:>{w}}", "x + f'{y}'", "+", "x", "f'{y}'", "{y}", "y", "{w}", "w");
    }
}
