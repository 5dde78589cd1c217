package org.braidlang.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.braidlang.source.Span;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.Stmt;
import org.braidlang.syntax.Target;
import org.jspecify.annotations.Nullable;

/** Lowers loops and what is made of them: comprehensions, generators and sums. Ranges become counters. */
final class LoopLowering {
    private final FunctionLowering function;
    private final FunctionBuilder builder;

    LoopLowering(final FunctionLowering function) {
        this.function = function;
        this.builder = function.builder;
    }

    void whileLoop(final Stmt.While s) {
        final Block exit = builder.block();
        final Block header = builder.openLoop();
        builder.emit(new Instruction.Poll(s.condition().span()));
        final Block body = builder.block();
        function.expressions.condition(s.condition(), body, exit);
        builder.place(body);
        function.enclosing.push(new FunctionLowering.Enclosing.Loop(exit, header));
        function.effects(s.body());
        function.enclosing.pop();
        builder.jump(header);
        builder.closeLoop();
        builder.place(exit);
    }

    void forLoop(final Stmt.For s) {
        if (s.awaits()) {
            awaitingLoop(s);
        } else {
            over(s.iterable(), s.span(), item -> {
                function.declareTarget(s.target(), item);
                function.effects(s.body());
            });
        }
    }

    private void awaitingLoop(final Stmt.For s) {
        final Register iterator = builder.temporary();
        builder.move(iterator, builder.compute(
                Operation.AWAIT_ITERATOR, s.iterable().span(), function.expressions.value(s.iterable())));
        final Block exit = builder.block();
        final Block header = builder.openLoop();
        builder.emit(new Instruction.Poll(s.iterable().span()));
        final Block body = builder.block();
        final Register item = function.tasks.suspend(
                Instruction.Suspend.Kind.AWAIT_NEXT, List.of(iterator), s.iterable().span());
        builder.end(new Terminator.EndBranch(item, body, exit));
        builder.place(body);
        function.enclosing.push(new FunctionLowering.Enclosing.Loop(exit, header));
        function.declareTarget(s.target(), item);
        function.effects(s.body());
        function.enclosing.pop();
        builder.jump(header);
        builder.closeLoop();
        builder.place(exit);
    }

    /** A loop over an iterable; {@code body} is given the register of the item. */
    private void over(final Expr iterable, final Span span, final Consumer<Register> body) {
        final @Nullable RangeParts range = rangeParts(iterable);
        if (range != null) {
            overRange(range, iterable.span(), body);
        } else {
            final Register items = function.expressions.value(iterable);
            overIteration(builder.compute(Operation.ITERATE, iterable.span(), items), iterable.span(), body);
        }
    }

    private void overIteration(final Register iteration, final Span span, final Consumer<Register> body) {
        final Block exit = builder.block();
        final Block header = builder.openLoop();
        builder.emit(new Instruction.Poll(span));
        final Block start = builder.block();
        final Register item = builder.temporary();
        builder.end(new Terminator.NextBranch(item, iteration, start, exit, span));
        builder.place(start);
        function.enclosing.push(new FunctionLowering.Enclosing.Loop(exit, header));
        body.accept(builder.compute(Operation.ITEM, span, item));
        function.enclosing.pop();
        builder.jump(header);
        builder.closeLoop();
        builder.place(exit);
    }

    private record RangeParts(@Nullable Expr from, Expr to, @Nullable Expr step, boolean inclusive) {}

    private @Nullable RangeParts rangeParts(final Expr iterable) {
        if (iterable instanceof Expr.Range(final Span _, final Expr from, final Expr to, final boolean inclusive)) {
            return new RangeParts(from, to, null, inclusive);
        }
        if (iterable instanceof Expr.Call call && isBuiltin(call.callee(), "range")
                && call.arguments().stream().allMatch(argument -> argument.name() == null)) {
            final List<Expr> values = call.arguments().stream().map(Expr.Argument::value).toList();
            return switch (values.size()) {
                case 1 -> new RangeParts(null, values.get(0), null, false);
                case 2 -> new RangeParts(values.get(0), values.get(1), null, false);
                case 3 -> new RangeParts(values.get(0), values.get(1), values.get(2), false);
                default -> null;
            };
        }
        return null;
    }

    boolean isBuiltin(final Expr callee, final String wanted) {
        return callee instanceof Expr.Name name && name.name().equals(wanted)
                && function.program.bindings().variable(name) == null;
    }

    private void overRange(final RangeParts range, final Span span, final Consumer<Register> body) {
        final List<Expr> parts = new ArrayList<>();
        parts.add(range.from() == null ? new Expr.IntLiteral(span, java.math.BigInteger.ZERO) : range.from());
        parts.add(range.to());
        if (range.step() != null) {
            parts.add(range.step());
        }
        final List<Register> values = function.expressions.values(parts);
        final Register counter = builder.register("counter");
        builder.move(counter, builder.compute(Operation.RANGE_BOUND, span, values.get(0)));
        final Register end = builder.register("end");
        final Register to = builder.compute(
                range.inclusive() ? Operation.RANGE_BOUND_AFTER : Operation.RANGE_BOUND, span, values.get(1));
        final Register step;
        if (range.step() == null) {
            step = builder.constant(1L);
            builder.move(end, to);
        } else {
            step = builder.compute(Operation.RANGE_STEP, span, values.get(2));
            builder.move(end, builder.compute(Operation.RANGE_END, span, counter, to, step));
        }
        final Block exit = builder.block();
        final Block header = builder.openLoop();
        builder.emit(new Instruction.Poll(span));
        final Block start = builder.block();
        builder.end(new Terminator.RangeBranch(counter, end, range.step() == null, start, exit));
        builder.place(start);
        final Register item = builder.temporary();
        builder.emit(new Instruction.ToInt(item, counter));
        // The counter goes on last, so that it and the item are one value in the body, also for the JVM.
        final Block next = builder.block();
        function.enclosing.push(new FunctionLowering.Enclosing.Loop(exit, next));
        body.accept(item);
        function.enclosing.pop();
        builder.place(next);
        builder.emit(new Instruction.Advance(counter, counter, step));
        builder.jump(header);
        builder.closeLoop();
        builder.place(exit);
    }

    void comprehension(final Expr.Comprehension e, final Register result) {
        switch (e.kind()) {
            case LIST -> collecting(Instruction.Aggregate.Kind.LIST, e.clauses(), e.span(), result, collection ->
                    builder.operate(
                            Operation.LIST_APPEND, e.element().span(), collection,
                            function.expressions.value(e.element())));
            case SET -> collecting(Instruction.Aggregate.Kind.SET, e.clauses(), e.span(), result, collection ->
                    builder.operate(
                            Operation.SET_ADD, e.element().span(), collection,
                            function.expressions.value(e.element())));
            case GENERATOR -> generator(e, result);
        }
    }

    void dictComprehension(final Expr.DictComprehension e, final Register result) {
        collecting(Instruction.Aggregate.Kind.DICT, e.clauses(), e.span(), result, collection -> {
            final List<Register> entry = function.expressions.values(List.of(e.key(), e.value()));
            builder.operate(Operation.DICT_PUT, e.key().span(), collection, entry.get(0), entry.get(1));
        });
    }

    private void collecting(
            final Instruction.Aggregate.Kind kind, final List<Expr.Clause> clauses, final Span span,
            final Register result, final Consumer<Register> add) {
        final Register collection = builder.temporary();
        builder.emit(new Instruction.Aggregate(collection, kind, List.of(), span));
        clauses(clauses, () -> add.accept(collection));
        builder.move(result, collection);
    }

    /** The nested loops and conditions of a comprehension, around {@code body}. */
    private void clauses(final List<Expr.Clause> clauses, final Runnable body) {
        if (clauses.isEmpty()) {
            body.run();
            return;
        }
        final List<Expr.Clause> rest = clauses.subList(1, clauses.size());
        switch (clauses.getFirst()) {
            case Expr.Clause.For(final Span span, final Target target, final Expr iterable) ->
                over(iterable, span, item -> {
                    function.declareTarget(target, item);
                    clauses(rest, body);
                });
            case Expr.Clause.If(final Span _, final Expr condition) -> {
                final Block then = builder.block();
                final Block done = builder.block();
                function.expressions.condition(condition, then, done);
                builder.place(then);
                clauses(rest, body);
                builder.place(done);
            }
        }
    }

    /** A generator's first iterable is evaluated where it is made; the rest runs as its items are asked for. */
    private void generator(final Expr.Comprehension e, final Register result) {
        final Expr.Clause.For first = (Expr.Clause.For) e.clauses().getFirst();
        final Register items = function.expressions.value(first.iterable());
        final Function lowered = function.program.generator(e, (inner, source) -> {
            final Register iteration = inner.builder.compute(Operation.ITERATE, first.iterable().span(), source);
            inner.loops.overIteration(iteration, first.iterable().span(), item -> {
                inner.declareTarget(first.target(), item);
                inner.loops.clauses(e.clauses().subList(1, e.clauses().size()), () -> inner.builder.emit(
                        new Instruction.Yield(inner.expressions.value(e.element()), e.element().span())));
            });
            inner.builder.end(new Terminator.Return(inner.none()));
        });
        final Register closure = function.calls.closure(lowered, e, List.of(), e.span());
        builder.emit(new Instruction.CallFunction(
                result, lowered, closure, List.of(items), Instruction.Created.NEVER, e.span()));
    }

    /**
     * {@code sum(e for …)} as a plain loop.
     *
     * @return false where the call is another
     */
    boolean sum(final Expr.Call call, final Register result) {
        if (!isBuiltin(call.callee(), "sum") || call.arguments().size() != 1
                || !(call.arguments().getFirst().value() instanceof Expr.Comprehension e)
                || e.kind() != Expr.Comprehension.Kind.GENERATOR) {
            return false;
        }
        final Register sum = builder.compute(Operation.NEW_SUM, e.span());
        clauses(e.clauses(), () -> builder.operate(
                Operation.ADD_TO_SUM, e.element().span(), sum, function.expressions.value(e.element())));
        builder.emit(new Instruction.Operate(result, Operation.SUM_TOTAL, List.of(sum), "", -1, e.span()));
        return true;
    }

}
