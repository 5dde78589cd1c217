package org.braidlang.syntax;

import java.util.List;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** A statement of a script. */
public sealed interface Stmt {
    Span span();

    /** {@code let target = value}, {@code var target = value}, {@code shared var name = value}. */
    record Declaration(Span span, Kind kind, Target target, Expr value) implements Stmt {
        public enum Kind { LET, VAR, SHARED_VAR }
    }

    /** {@code a = b = value} has two targets, assigned from left to right. */
    record Assignment(Span span, List<Target> targets, Expr value) implements Stmt {}

    /** {@code target op= value}; the target is no tuple. */
    record AugmentedAssignment(
            Span span, Target target, Expr.BinaryOperator operator, Span operatorSpan, Expr value) implements Stmt {}

    record ExpressionStatement(Span span, Expr expression) implements Stmt {}

    record FunctionDeclaration(Span span, FunctionNode function) implements Stmt {}

    record While(Span span, Expr condition, Block body) implements Stmt {}

    /** {@code for target in iterable { }}; {@code awaits} for {@code for await}. */
    record For(Span span, boolean awaits, Target target, Expr iterable, Block body) implements Stmt {}

    record Break(Span span) implements Stmt {}

    record Continue(Span span) implements Stmt {}

    record Return(Span span, @Nullable Expr value) implements Stmt {}

    record Raise(Span span, @Nullable Expr error) implements Stmt {}

    record Assert(Span span, Expr condition, @Nullable Expr message) implements Stmt {}

    /** {@code import math as m}; {@code name} is where the module is bound (its own name if there is no `as`). */
    record ImportModule(Span span, String module, Span moduleSpan, Target.Name name) implements Stmt {}

    /** {@code import "./tools.braid" as tools}. */
    record ImportScript(Span span, String path, Span pathSpan, Target.Name name) implements Stmt {}

    record Test(Span span, String name, List<Expr.On> models, Block body) implements Stmt {}
}
