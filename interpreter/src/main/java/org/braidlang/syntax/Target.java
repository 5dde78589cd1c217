package org.braidlang.syntax;

import java.util.List;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** What a declaration, an assignment or a loop gives a value to. Declarations and loops hold only names and tuples. */
public sealed interface Target {
    Span span();

    record Name(Span span, String name) implements Target {}

    record Tuple(Span span, List<Target> items) implements Target {}

    record Index(Span span, Expr target, Expr index) implements Target {}

    record Slice(Span span, Expr target, @Nullable Expr from, @Nullable Expr to, boolean inclusive) implements Target {}

    record Attribute(Span span, Expr target, String name, Span nameSpan) implements Target {}
}
