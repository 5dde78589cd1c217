package org.braidlang.syntax;

import java.math.BigInteger;
import java.util.List;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** An expression of a script. Passes switch over the records; side tables key nodes by identity. */
public sealed interface Expr {
    Span span();

    record NoneLiteral(Span span) implements Expr {}

    record BoolLiteral(Span span, boolean value) implements Expr {}

    record IntLiteral(Span span, BigInteger value) implements Expr {}

    /** Also durations, in seconds: {@code 200ms} is {@code 0.2}. */
    record FloatLiteral(Span span, double value) implements Expr {}

    record StringLiteral(Span span, String value) implements Expr {}

    /** The bytes as a string of characters 0 to 255, so that the record is immutable. */
    record BytesLiteral(Span span, String latin1) implements Expr {}

    /** {@code f"…"}. */
    record Interpolation(Span span, List<Piece> pieces) implements Expr {}

    /** A part of an f-string, or of a nested format specification. */
    sealed interface Piece {
        record Text(String text) implements Piece {}

        /**
         * {@code {value!conversion:spec}}; {@code label} is the source text up to and including {@code =} in
         * {@code {value=}}; conversion is 'r', 's', 'a' or 0.
         */
        record Field(Span span, @Nullable String label, Expr value, char conversion, List<Piece> spec)
                implements Piece {}
    }

    record Name(Span span, String name) implements Expr {}

    record ListDisplay(Span span, List<Expr> items) implements Expr {}

    record TupleDisplay(Span span, List<Expr> items) implements Expr {}

    record SetDisplay(Span span, List<Expr> items) implements Expr {}

    record DictDisplay(Span span, List<Entry> entries) implements Expr {}

    record Entry(Expr key, Expr value) {}

    /** {@code [e for …]}, {@code {e for …}} or, as a sole argument, a lazy generator. */
    record Comprehension(Span span, Kind kind, Expr element, List<Clause> clauses) implements Expr {
        public enum Kind { LIST, SET, GENERATOR }
    }

    record DictComprehension(Span span, Expr key, Expr value, List<Clause> clauses) implements Expr {}

    sealed interface Clause {
        record For(Span span, Target target, Expr iterable) implements Clause {}

        record If(Span span, Expr condition) implements Clause {}
    }

    record Unary(Span span, UnaryOperator operator, Expr operand) implements Expr {}

    enum UnaryOperator { NEGATE, POSITIVE, INVERT, NOT }

    /** Arithmetic and bits; {@code operatorSpan} is where the operator stands. */
    record Binary(Span span, BinaryOperator operator, Span operatorSpan, Expr left, Expr right) implements Expr {}

    enum BinaryOperator {
        ADD("+"), SUBTRACT("-"), MULTIPLY("*"), DIVIDE("/"), FLOOR_DIVIDE("//"), MODULO("%"), POWER("**"),
        BIT_AND("&"), BIT_OR("|"), BIT_XOR("^"), SHIFT_LEFT("<<"), SHIFT_RIGHT(">>");

        private final String symbol;

        BinaryOperator(final String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    record And(Span span, Expr left, Expr right) implements Expr {}

    record Or(Span span, Expr left, Expr right) implements Expr {}

    /** {@code first op operand op operand …}; each operand is evaluated once. */
    record Comparison(Span span, Expr first, List<Link> links) implements Expr {}

    record Link(Span operatorSpan, ComparisonOperator operator, Expr operand) {}

    enum ComparisonOperator { EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN }

    /** {@code from..to}, {@code from..=to}. */
    record Range(Span span, Expr from, Expr to, boolean inclusive) implements Expr {}

    record Call(Span span, Expr callee, List<Argument> arguments) implements Expr {}

    /** Positional where {@code name} is null; positional ones come first. */
    record Argument(Span span, @Nullable String name, Expr value) {}

    record Index(Span span, Expr target, Expr index) implements Expr {}

    /** {@code target[from..to]}. */
    record Slice(Span span, Expr target, @Nullable Expr from, @Nullable Expr to, boolean inclusive) implements Expr {}

    record Attribute(Span span, Expr target, String name, Span nameSpan) implements Expr {}

    /** {@code fn(x) => …} and its like. */
    record Lambda(Span span, FunctionNode function) implements Expr {}

    record Await(Span span, Expr operand) implements Expr {}

    /** {@code spawn call} or {@code spawn coroutine}. */
    record Spawn(Span span, Expr operand, @Nullable On on) implements Expr {}

    record SpawnBlock(Span span, Block body, @Nullable On on) implements Expr {}

    /** The {@code on model} of a spawn, a parallel or a test; the model is the word that was written. */
    record On(Span span, String model) {}

    /** {@code parallel(options) { s1; s2 }}: each statement is a branch, in a block of its own. */
    record ParallelBlock(Span span, ParallelOptions options, List<Block> branches) implements Expr {}

    record ParallelFor(Span span, ParallelOptions options, Target target, Expr iterable, Block body) implements Expr {}

    record ParallelOptions(@Nullable Expr limit, @Nullable On on) {}

    record If(Span span, List<Branch> branches, @Nullable Block orElse) implements Expr {}

    record Branch(Expr condition, Block body) {}

    record Try(Span span, Block body, List<Catch> catches, @Nullable Block finallyBlock) implements Expr {}

    /** {@code catch kind as name}; a null kind catches all but CancelledError. {@code (A, B)} is a TupleDisplay. */
    record Catch(Span span, @Nullable Expr kind, Target.@Nullable Name name, Block body) {}

    record With(Span span, Expr resource, @Nullable Target target, Block body) implements Expr {}

    record Lock(Span span, Expr lock, Block body) implements Expr {}

    record Timeout(Span span, Expr duration, Block body) implements Expr {}
}
