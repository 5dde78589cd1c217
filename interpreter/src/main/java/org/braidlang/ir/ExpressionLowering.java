package org.braidlang.ir;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.braidlang.resolve.Variable;
import org.braidlang.runtime.Bytes;
import org.braidlang.runtime.None;
import org.braidlang.source.Span;
import org.braidlang.syntax.Expr;
import org.jspecify.annotations.Nullable;

/**
 * Lowers expressions. Operands are evaluated from left to right; a variable that lives in a register is used from there
 * unless what is evaluated after it could assign it.
 */
final class ExpressionLowering {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final FunctionLowering function;
    private final FunctionBuilder builder;

    ExpressionLowering(final FunctionLowering function) {
        this.function = function;
        this.builder = function.builder;
    }

    /** Lowers for the value; the register may be a variable's own. */
    Register value(final Expr expression) {
        if (expression instanceof Expr.Name name) {
            final Variable variable = function.program.bindings().variable(name);
            if (variable != null) {
                return function.read(variable, name.span());
            }
        }
        final Register result = builder.temporary();
        into(expression, result);
        return result;
    }

    /** As {@link #value}, in a register that no later assignment changes. */
    Register stable(final Expr expression) {
        final Register value = value(expression);
        if (expression instanceof Expr.Name name) {
            final Variable variable = function.program.bindings().variable(name);
            if (variable != null && function.isAssignableRegister(variable)) {
                return copy(value);
            }
        }
        return value;
    }

    /** Evaluates all, so that each keeps the value that it had; {@code after} are evaluated later by the caller. */
    List<Register> values(final List<? extends Expr> expressions, final Expr... after) {
        final int count = expressions.size();
        final boolean[] mayChange = new boolean[count];
        boolean later = List.of(after).stream().anyMatch(ExpressionLowering::mayAssign);
        for (int i = count - 1; i >= 0; i--) {
            mayChange[i] = later;
            later = later || mayAssign(expressions.get(i));
        }
        final List<Register> registers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            registers.add(mayChange[i] ? stable(expressions.get(i)) : value(expressions.get(i)));
        }
        return registers;
    }

    /** A register that keeps the value of a variable that was read before {@code next} is evaluated. */
    Register keep(final Register read, final Variable variable, final Expr next) {
        return function.isAssignableRegister(variable) && mayAssign(next) ? copy(read) : read;
    }

    private Register copy(final Register value) {
        final Register copy = builder.temporary();
        builder.move(copy, value);
        return copy;
    }

    /** Whether evaluating it could assign a variable of this function: only a block in it can. */
    private static boolean mayAssign(final Expr expression) {
        return switch (expression) {
            case Expr.NoneLiteral _, Expr.BoolLiteral _, Expr.IntLiteral _, Expr.FloatLiteral _,
                Expr.StringLiteral _, Expr.BytesLiteral _, Expr.Name _, Expr.Lambda _ -> false;
            case Expr.Unary e -> mayAssign(e.operand());
            case Expr.Binary e -> mayAssign(e.left()) || mayAssign(e.right());
            case Expr.Attribute e -> mayAssign(e.target());
            case Expr.Index e -> mayAssign(e.target()) || mayAssign(e.index());
            case Expr.Call e -> mayAssign(e.callee()) || e.arguments().stream().anyMatch(a -> mayAssign(a.value()));
            case Expr.Interpolation _, Expr.ListDisplay _, Expr.TupleDisplay _, Expr.SetDisplay _, Expr.DictDisplay _,
                Expr.Comprehension _, Expr.DictComprehension _, Expr.And _, Expr.Or _, Expr.Comparison _, Expr.Range _,
                Expr.Slice _, Expr.Await _, Expr.Spawn _, Expr.SpawnBlock _, Expr.ParallelBlock _,
                Expr.ParallelFor _, Expr.If _, Expr.Try _, Expr.With _, Expr.Lock _, Expr.Timeout _ -> true;
        };
    }

    /** Lowers for the effects alone. */
    void effect(final Expr expression) {
        switch (expression) {
            case Expr.If e -> ifExpression(e, null);
            case Expr.Try e -> function.cleanups.tryExpression(e, null);
            case Expr.With e -> function.cleanups.with(e, null);
            case Expr.Lock e -> function.cleanups.lock(e, null);
            case Expr.Timeout e -> function.cleanups.timeout(e, null);
            case Expr.Name _, Expr.NoneLiteral _, Expr.BoolLiteral _, Expr.IntLiteral _, Expr.FloatLiteral _,
                Expr.StringLiteral _, Expr.BytesLiteral _, Expr.Interpolation _, Expr.ListDisplay _,
                Expr.TupleDisplay _, Expr.SetDisplay _, Expr.DictDisplay _, Expr.Comprehension _,
                Expr.DictComprehension _, Expr.Unary _, Expr.Binary _, Expr.And _, Expr.Or _, Expr.Comparison _,
                Expr.Range _, Expr.Call _, Expr.Index _, Expr.Slice _, Expr.Attribute _, Expr.Lambda _, Expr.Await _,
                Expr.Spawn _, Expr.SpawnBlock _, Expr.ParallelBlock _, Expr.ParallelFor _ -> value(expression);
        }
    }

    /** Lowers so that {@code result} holds the value. */
    void into(final Expr expression, final Register result) {
        switch (expression) {
            case Expr.NoneLiteral _ -> constant(result, None.NONE);
            case Expr.BoolLiteral(final Span _, final boolean value) -> constant(result, value);
            case Expr.IntLiteral(final Span _, final BigInteger value) -> constant(result, integer(value));
            case Expr.FloatLiteral(final Span _, final double value) -> constant(result, value);
            case Expr.StringLiteral(final Span _, final String value) -> constant(result, value);
            case Expr.BytesLiteral(final Span _, final String latin1) ->
                constant(result, Bytes.of(latin1.getBytes(StandardCharsets.ISO_8859_1)));
            case Expr.Interpolation e -> interpolation(e.pieces(), e.span(), result);
            case Expr.Name e -> name(e, result);
            case Expr.ListDisplay e -> aggregate(Instruction.Aggregate.Kind.LIST, e.items(), e.span(), result);
            case Expr.TupleDisplay e -> aggregate(Instruction.Aggregate.Kind.TUPLE, e.items(), e.span(), result);
            case Expr.SetDisplay e -> aggregate(Instruction.Aggregate.Kind.SET, e.items(), e.span(), result);
            case Expr.DictDisplay e -> {
                final List<Expr> items = new ArrayList<>();
                e.entries().forEach(entry -> {
                    items.add(entry.key());
                    items.add(entry.value());
                });
                aggregate(Instruction.Aggregate.Kind.DICT, items, e.span(), result);
            }
            case Expr.Comprehension e -> function.loops.comprehension(e, result);
            case Expr.DictComprehension e -> function.loops.dictComprehension(e, result);
            case Expr.Unary e -> unary(e, result);
            case Expr.Binary e -> binary(e, result);
            case Expr.And e -> shortcut(e.left(), e.right(), true, result);
            case Expr.Or e -> shortcut(e.left(), e.right(), false, result);
            case Expr.Comparison e -> comparison(e, result);
            case Expr.Range e -> {
                final List<Register> both = values(List.of(e.from(), e.to()));
                operate(result, e.inclusive() ? Operation.RANGE_INCLUSIVE : Operation.RANGE, e.span(), both);
            }
            case Expr.Call e -> {
                if (!function.loops.sum(e, result)) {
                    function.calls.call(e, Instruction.Call.Mode.CALL, true, result);
                }
            }
            case Expr.Index e ->
                operate(result, Operation.INDEX, e.span(), values(List.of(e.target(), e.index())));
            case Expr.Slice e -> operate(
                    result, e.inclusive() ? Operation.SLICE_INCLUSIVE : Operation.SLICE, e.span(),
                    sliceParts(e.target(), e.from(), e.to()));
            case Expr.Attribute e -> builder.emit(new Instruction.Operate(
                    result, Operation.GET_ATTRIBUTE, List.of(value(e.target())), e.name(), -1,
                    CallLowering.place(e, e.span())));
            case Expr.Lambda e -> builder.move(result, function.calls.closure(e.function(), e.span()));
            case Expr.Await e -> function.tasks.await(e, result);
            case Expr.Spawn e -> function.tasks.spawn(e, result);
            case Expr.SpawnBlock e -> function.tasks.spawnBlock(e, result);
            case Expr.ParallelBlock e -> function.tasks.parallel(e, result);
            case Expr.ParallelFor e -> function.tasks.parallelFor(e, result);
            case Expr.If e -> ifExpression(e, result);
            case Expr.Try e -> function.cleanups.tryExpression(e, result);
            case Expr.With e -> function.cleanups.with(e, result);
            case Expr.Lock e -> function.cleanups.lock(e, result);
            case Expr.Timeout e -> function.cleanups.timeout(e, result);
        }
    }

    private void constant(final Register result, final Object value) {
        builder.emit(new Instruction.Constant(result, value));
    }

    private static Object integer(final BigInteger value) {
        return value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0 ? (Object) value.longValue() : value;
    }

    private void operate(
            final Register result, final Operation operation, final Span span, final List<Register> operands) {
        builder.emit(new Instruction.Operate(result, operation, operands, "", -1, span));
    }

    private void name(final Expr.Name e, final Register result) {
        final Variable variable = function.program.bindings().variable(e);
        if (variable == null) {
            builder.emit(new Instruction.Builtin(result, e.name()));
        } else {
            builder.move(result, function.read(variable, e.span()));
        }
    }

    private void aggregate(
            final Instruction.Aggregate.Kind kind, final List<Expr> items, final Span span, final Register result) {
        if (LargeLiterals.are(items)) {
            LargeLiterals.lower(function, kind, items, span, result);
        } else {
            builder.emit(new Instruction.Aggregate(result, kind, values(items), span));
        }
    }

    List<Register> sliceParts(final Expr target, final @Nullable Expr from, final @Nullable Expr to) {
        final Expr none = new Expr.NoneLiteral(target.span());
        return values(List.of(target, from == null ? none : from, to == null ? none : to));
    }

    private void interpolation(final List<Expr.Piece> pieces, final Span span, final Register result) {
        final List<Register> parts = new ArrayList<>();
        for (final Expr.Piece piece : pieces) {
            switch (piece) {
                case Expr.Piece.Text(final String text) -> parts.add(builder.constant(text));
                case Expr.Piece.Field field -> {
                    if (field.label() != null) {
                        parts.add(builder.constant(field.label()));
                    }
                    parts.add(field(field));
                }
            }
        }
        if (parts.isEmpty()) {
            constant(result, "");
        } else {
            builder.emit(new Instruction.Aggregate(
                    result, Instruction.Aggregate.Kind.CONCATENATION, List.copyOf(parts), span));
        }
    }

    private Register field(final Expr.Piece.Field field) {
        final Register value = value(field.value());
        final char conversion = field.conversion() == 0 && field.label() != null && field.spec().isEmpty()
                ? 'r' : field.conversion();
        if (field.spec().isEmpty()) {
            return builder.compute(
                    switch (conversion) {
                        case 'r' -> Operation.REPR;
                        case 'a' -> Operation.ASCII;
                        default -> Operation.STRING;
                    }, field.span(), value);
        }
        final Register spec = builder.temporary();
        interpolation(field.spec(), field.span(), spec);
        return builder.compute(Operation.FORMAT, "", conversion, field.span(), value, spec);
    }

    private void unary(final Expr.Unary e, final Register result) {
        if (e.operator() == Expr.UnaryOperator.NEGATE && e.operand() instanceof Expr.IntLiteral literal) {
            constant(result, integer(literal.value().negate()));
            return;
        }
        final Register operand = value(e.operand());
        switch (e.operator()) {
            case NEGATE -> builder.emit(new Instruction.Negate(result, operand, e.span()));
            case POSITIVE -> operate(result, Operation.POSITIVE, e.span(), List.of(operand));
            case INVERT -> operate(result, Operation.INVERT, e.span(), List.of(operand));
            case NOT -> builder.emit(new Instruction.Not(result, operand));
        }
    }

    /** Walks down a chain of left operands, which can be long, without recursion. */
    private void binary(final Expr.Binary outer, final Register result) {
        final List<Expr.Binary> chain = new ArrayList<>();
        Expr left = outer;
        while (left instanceof Expr.Binary inner) {
            chain.add(inner);
            left = inner.left();
        }
        Register value = mayAssign(chain.getLast().right()) ? stable(left) : value(left);
        for (final Expr.Binary e : chain.reversed()) {
            final Register right = value(e.right());
            final Register into = e == outer ? result : builder.temporary();
            builder.emit(new Instruction.Arithmetic(into, e.operator(), false, value, right, e.span()));
            value = into;
        }
    }

    private void shortcut(final Expr left, final Expr right, final boolean and, final Register result) {
        final Register first = value(left);
        final Register held = builder.temporary();
        builder.move(held, first);
        final Block more = builder.block();
        final Block done = builder.block();
        builder.end(new Terminator.Branch(held, and ? more : done, and ? done : more));
        builder.place(more);
        into(right, held);
        builder.place(done);
        builder.move(result, held);
    }

    private void comparison(final Expr.Comparison e, final Register result) {
        if (e.links().size() == 1) {
            final Expr.Link link = e.links().getFirst();
            final List<Register> both = values(List.of(e.first(), link.operand()));
            compare(link, both.get(0), both.get(1), e.span(), result);
            return;
        }
        final Register held = builder.temporary();
        final Block done = builder.block();
        Register left = stable(e.first());
        for (int i = 0; i < e.links().size(); i++) {
            final Expr.Link link = e.links().get(i);
            final Register right = stable(link.operand());
            compare(link, left, right, e.span(), held);
            if (i < e.links().size() - 1) {
                final Block next = builder.block();
                builder.end(new Terminator.Branch(held, next, done));
                builder.place(next);
            }
            left = right;
        }
        builder.place(done);
        builder.move(result, held);
    }

    private void compare(
            final Expr.Link link, final Register left, final Register right, final Span span, final Register result) {
        switch (link.operator()) {
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
                builder.emit(new Instruction.Compare(result, link.operator(), left, right, span));
            case IN -> operate(result, Operation.CONTAINS, span, List.of(right, left));
            case NOT_IN -> builder.emit(new Instruction.Not(
                    result, builder.compute(Operation.CONTAINS, span, right, left)));
        }
    }

    /** Ends the block with a jump on one comparison. */
    void compareBranch(
            final Expr.Link link, final Register left, final Register right, final Span span, final Block ifTrue,
            final Block ifFalse) {
        switch (link.operator()) {
            case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
                builder.end(new Terminator.CompareBranch(link.operator(), left, right, ifTrue, ifFalse, span));
            case IN, NOT_IN -> {
                final Register result = builder.temporary();
                compare(link, left, right, span, result);
                builder.end(new Terminator.Branch(result, ifTrue, ifFalse));
            }
        }
    }

    /** Ends the block with a jump on the truth of an expression, without making a bool of it. */
    void condition(final Expr expression, final Block ifTrue, final Block ifFalse) {
        switch (expression) {
            case Expr.Comparison(final Span span, final Expr first, final List<Expr.Link> links)
                    when links.size() == 1 -> {
                final List<Register> both = values(List.of(first, links.getFirst().operand()));
                compareBranch(links.getFirst(), both.get(0), both.get(1), span, ifTrue, ifFalse);
            }
            case Expr.And(final Span _, final Expr left, final Expr right) -> {
                final Block more = builder.block();
                condition(left, more, ifFalse);
                builder.place(more);
                condition(right, ifTrue, ifFalse);
            }
            case Expr.Or(final Span _, final Expr left, final Expr right) -> {
                final Block more = builder.block();
                condition(left, ifTrue, more);
                builder.place(more);
                condition(right, ifTrue, ifFalse);
            }
            case Expr.Unary(final Span _, final Expr.UnaryOperator operator, final Expr operand)
                    when operator == Expr.UnaryOperator.NOT -> condition(operand, ifFalse, ifTrue);
            case Expr.BoolLiteral(final Span _, final boolean value) -> builder.jump(value ? ifTrue : ifFalse);
            default -> builder.end(new Terminator.Branch(value(expression), ifTrue, ifFalse));
        }
    }

    private void ifExpression(final Expr.If e, final @Nullable Register result) {
        final Block done = builder.block();
        for (final Expr.Branch branch : e.branches()) {
            final Block then = builder.block();
            final Block next = builder.block();
            condition(branch.condition(), then, next);
            builder.place(then);
            body(branch.body(), result);
            builder.jump(done);
            builder.place(next);
        }
        if (e.orElse() != null) {
            body(e.orElse(), result);
        } else if (result != null) {
            constant(result, None.NONE);
        }
        builder.place(done);
    }

    /** A block whose value is wanted, or not. */
    void body(final org.braidlang.syntax.Block block, final @Nullable Register result) {
        if (result == null) {
            function.effects(block);
        } else {
            function.value(block, result);
        }
    }
}
