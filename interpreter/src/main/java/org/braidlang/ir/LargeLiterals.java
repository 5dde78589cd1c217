package org.braidlang.ir;

import java.util.List;
import org.braidlang.source.Span;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.Expr.BinaryOperator;

/**
 * Lowers long displays of literals, such as a table of data in a script, in pieces: each is made by a function of its
 * own, because one JVM method holds only some thousand.
 */
final class LargeLiterals {
    private static final int ITEMS_A_PIECE = 500;

    private LargeLiterals() {}

    /** Whether a display is so long, and of such items, that it is made in pieces. */
    static boolean are(final List<Expr> items) {
        return items.size() > ITEMS_A_PIECE && items.stream().allMatch(LargeLiterals::isLiteral);
    }

    private static boolean isLiteral(final Expr item) {
        return switch (item) {
            case Expr.NoneLiteral _, Expr.BoolLiteral _, Expr.IntLiteral _, Expr.FloatLiteral _,
                Expr.StringLiteral _, Expr.BytesLiteral _ -> true;
            case Expr.Unary unary -> isLiteral(unary.operand());
            case Expr.ListDisplay display -> areLiterals(display.items());
            case Expr.TupleDisplay display -> areLiterals(display.items());
            case Expr.SetDisplay display -> areLiterals(display.items());
            case Expr.DictDisplay display -> display.entries().size() <= ITEMS_A_PIECE && display.entries().stream()
                    .allMatch(entry -> isLiteral(entry.key()) && isLiteral(entry.value()));
            default -> false;
        };
    }

    private static boolean areLiterals(final List<Expr> items) {
        return items.size() <= ITEMS_A_PIECE && items.stream().allMatch(LargeLiterals::isLiteral);
    }

    /** Emits a display of {@code items}, a dict's keys and values in turn. */
    static void lower(
            final FunctionLowering function, final Instruction.Aggregate.Kind kind, final List<Expr> items,
            final Span span, final Register result) {
        final FunctionBuilder builder = function.builder;
        final Register whole = builder.register("whole");
        builder.emit(new Instruction.Aggregate(whole, kind, List.of(), span));
        for (int start = 0; start < items.size(); start += ITEMS_A_PIECE) {
            final List<Expr> some = items.subList(start, Math.min(start + ITEMS_A_PIECE, items.size()));
            final Function made = function.program.piece(inner -> {
                final Register part = inner.builder.temporary();
                inner.builder.emit(
                        new Instruction.Aggregate(part, kind, inner.expressions.values(some), span));
                return part;
            });
            final Register part = builder.temporary();
            builder.emit(new Instruction.CallFunction(
                    part, made, null, List.of(), Instruction.Created.NEVER, span));
            final BinaryOperator join = switch (kind) {
                case LIST, TUPLE, CONCATENATION -> BinaryOperator.ADD;
                case SET, DICT -> BinaryOperator.BIT_OR;
            };
            builder.emit(new Instruction.Arithmetic(whole, join, true, whole, part, span));
        }
        builder.move(result, whole);
    }
}
