package org.braidlang.syntax;

import java.util.List;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A function: declared ({@code fn name(…)}) or an expression, whose name is {@code <fn>}. Its {@code header} is the
 * span from {@code fn} or {@code async} to the closing parenthesis.
 */
public record FunctionNode(
        Span span, Span header, String name, Span nameSpan, boolean async, List<Parameter> parameters, Body body) {

    public record Parameter(Span span, String name, @Nullable Expr defaultValue) {}

    public sealed interface Body {
        /** {@code => expression}. */
        record Expression(Expr value) implements Body {}

        record Statements(Block block) implements Body {}
    }
}
