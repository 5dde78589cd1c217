package org.braidlang.syntax;

import java.util.List;
import org.braidlang.source.Span;

/** Statements in braces, a scope of its own. Its value is that of its last statement if that is an expression. */
public record Block(Span span, List<Stmt> statements) {}
