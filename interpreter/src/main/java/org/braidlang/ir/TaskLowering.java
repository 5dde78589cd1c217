package org.braidlang.ir;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.source.Span;
import org.braidlang.syntax.Block;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.Stmt;
import org.jspecify.annotations.Nullable;

/** Lowers what makes tasks and waits for them. */
final class TaskLowering {
    private final FunctionLowering function;
    private final FunctionBuilder builder;

    TaskLowering(final FunctionLowering function) {
        this.function = function;
        this.builder = function.builder;
    }

    /** Emits a step that may suspend, and gives the register of its result. */
    Register suspend(final Instruction.Suspend.Kind kind, final List<Register> operands, final Span span) {
        final Register result = builder.temporary();
        suspend(kind, operands, null, span, result);
        return result;
    }

    private void suspend(
            final Instruction.Suspend.Kind kind, final List<Register> operands, final Expr.@Nullable On on,
            final Span span, final Register result) {
        builder.emit(new Instruction.Suspend(
                result, kind, operands, word(on), function.program.site(function.scope, span), span));
    }

    private static @Nullable String word(final Expr.@Nullable On on) {
        return on == null ? null : on.model();
    }

    void await(final Expr.Await e, final Register result) {
        final Register awaited;
        if (e.operand() instanceof Expr.Call call) {
            awaited = builder.temporary();
            function.calls.call(call, Instruction.Call.Mode.START, false, awaited);
        } else {
            awaited = function.expressions.value(e.operand());
        }
        suspend(Instruction.Suspend.Kind.AWAIT, List.of(awaited), null, e.span(), result);
    }

    void spawn(final Expr.Spawn e, final Register result) {
        if (e.operand() instanceof Expr.Call call) {
            function.calls.spawn(call, word(e.on()), result);
        } else {
            final Register coroutine = function.expressions.value(e.operand());
            builder.emit(new Instruction.Operate(
                    result, Operation.SPAWN_COROUTINE, List.of(coroutine), e.on() == null ? "" : e.on().model(),
                    function.program.site(function.scope, e.span()), e.span()));
        }
    }

    void spawnBlock(final Expr.SpawnBlock e, final Register result) {
        final Register body = closure(e, e.body(), e.span());
        builder.emit(new Instruction.Call(
                result, Instruction.Call.Mode.SPAWN, body, null, List.of(), List.of(),
                new Instruction.Created(false, function.program.site(function.scope, e.span())), word(e.on()),
                e.span()));
    }

    void parallel(final Expr.ParallelBlock e, final Register result) {
        final List<Register> operands = new ArrayList<>();
        operands.add(limit(e.options()));
        for (final Block branch : e.branches()) {
            operands.add(closure(branch, branch, branch.span()));
        }
        suspend(Instruction.Suspend.Kind.PARALLEL, List.copyOf(operands), e.options().on(), e.span(), result);
    }

    void parallelFor(final Expr.ParallelFor e, final Register result) {
        final Register limit = limit(e.options());
        final Register items = function.expressions.stable(e.iterable());
        final Register body = closureOfParallelFor(e);
        suspend(Instruction.Suspend.Kind.PARALLEL_FOR, List.of(limit, items, body), e.options().on(), e.span(), result);
    }

    private Register limit(final Expr.ParallelOptions options) {
        return options.limit() == null ? function.none() : function.expressions.stable(options.limit());
    }

    /** A closure without parameters that runs a task's body. */
    private Register closure(final Object node, final Block body, final Span span) {
        final Function lowered = function.program.taskBody(node, inner -> taskValue(inner, body));
        return function.calls.closure(lowered, node, List.of(), span);
    }

    private Register closureOfParallelFor(final Expr.ParallelFor e) {
        final Function lowered = function.program.itemBody(e, (inner, item) -> {
            inner.declareTarget(e.target(), item);
            taskValue(inner, e.body());
        });
        return function.calls.closure(lowered, e, List.of(), e.span());
    }

    /**
     * Returns the value of a task's body. A call that gives it is not watched: whoever started the task runs the
     * coroutine that it may give.
     */
    private static void taskValue(final FunctionLowering inner, final Block body) {
        final List<Stmt> all = body.statements();
        inner.statements.open(all);
        final @Nullable Stmt last = all.isEmpty() ? null : all.getLast();
        if (last instanceof Stmt.ExpressionStatement(final Span _, final Expr.Call call)) {
            all.subList(0, all.size() - 1).forEach(inner.statements::lower);
            final Register result = inner.builder.temporary();
            inner.calls.call(call, Instruction.Call.Mode.CALL, false, result);
            inner.builder.end(new Terminator.Return(result));
        } else {
            final Register result = inner.builder.temporary();
            if (last instanceof Stmt.ExpressionStatement(final Span _, final Expr expression)) {
                all.subList(0, all.size() - 1).forEach(inner.statements::lower);
                inner.expressions.into(expression, result);
            } else {
                all.forEach(inner.statements::lower);
                inner.builder.move(result, inner.none());
            }
            inner.builder.end(new Terminator.Return(result));
        }
    }
}
