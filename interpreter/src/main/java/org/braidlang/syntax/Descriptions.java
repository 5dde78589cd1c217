package org.braidlang.syntax;

/** How messages call an expression that stands where it cannot. */
final class Descriptions {
    private Descriptions() {}

    static String of(final Expr expression) {
        return switch (expression) {
            case Expr.NoneLiteral _ -> "none";
            case Expr.BoolLiteral literal -> literal.value() ? "true" : "false";
            case Expr.IntLiteral _, Expr.FloatLiteral _ -> "a number";
            case Expr.StringLiteral _, Expr.Interpolation _ -> "a string";
            case Expr.BytesLiteral _ -> "bytes";
            case Expr.Name name -> "'" + name.name() + "'";
            case Expr.ListDisplay _ -> "a list";
            case Expr.TupleDisplay _ -> "a tuple";
            case Expr.SetDisplay _ -> "a set";
            case Expr.DictDisplay _ -> "a dict";
            case Expr.Comprehension _, Expr.DictComprehension _ -> "a comprehension";
            case Expr.Unary _, Expr.Binary _, Expr.And _, Expr.Or _ -> "the result of an operator";
            case Expr.Comparison _ -> "a comparison";
            case Expr.Range _ -> "a range";
            case Expr.Call _ -> "the result of a call";
            case Expr.Index _, Expr.Slice _ -> "an item";
            case Expr.Attribute _ -> "an attribute";
            case Expr.Lambda _ -> "a function";
            case Expr.Await _ -> "the result of 'await'";
            case Expr.Spawn _, Expr.SpawnBlock _ -> "the result of 'spawn'";
            case Expr.ParallelBlock _, Expr.ParallelFor _ -> "the result of 'parallel'";
            case Expr.If _ -> "the result of 'if'";
            case Expr.Try _ -> "the result of 'try'";
            case Expr.With _ -> "the result of 'with'";
            case Expr.Lock _ -> "the result of 'lock'";
            case Expr.Timeout _ -> "the result of 'timeout'";
        };
    }
}
