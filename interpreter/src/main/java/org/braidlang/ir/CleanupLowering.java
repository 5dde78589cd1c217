package org.braidlang.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.braidlang.ir.FunctionLowering.Enclosing;
import org.braidlang.source.Span;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.Stmt;
import org.jspecify.annotations.Nullable;

/**
 * Lowers what must be left in order: {@code try}, {@code with}, {@code lock} and {@code timeout}, and the jumps out of
 * them. A finally block stands once; each way into it first sets a selector, which says how to go on at its end.
 */
final class CleanupLowering {
    private static final long GO_ON = 0;
    private static final long RAISE = 1;

    private final FunctionLowering function;
    private final FunctionBuilder builder;
    /** The errors that the catch blocks around the current place handle, innermost first. */
    private final Deque<Register> handled = new ArrayDeque<>();

    CleanupLowering(final FunctionLowering function) {
        this.function = function;
        this.builder = function.builder;
    }

    /** The error that a bare raise raises again. */
    Register handled() {
        return handled.getFirst();
    }

    void leaveLoop(final boolean isBreak) {
        leave(function.enclosing, isBreak, false);
    }

    void leaveFunction() {
        leave(function.enclosing, false, true);
    }

    /**
     * Emits a jump out of the current place, through everything in {@code around} up to the innermost loop, or through
     * all of it.
     */
    private void leave(final Deque<Enclosing> around, final boolean isBreak, final boolean returns) {
        final @Nullable Block handler = builder.handler();
        leaveThrough(new ArrayDeque<>(around), isBreak, returns);
        builder.handleWith(handler);
    }

    private void leaveThrough(final Deque<Enclosing> open, final boolean isBreak, final boolean returns) {
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Enclosing.Loop loop -> {
                    if (!returns) {
                        builder.jump(isBreak ? loop.breakTo() : loop.continueTo());
                        return;
                    }
                }
                case Enclosing.Steps steps -> {
                    builder.handleWith(steps.handler());
                    steps.emit().run();
                }
                case Enclosing.Finally last -> {
                    builder.emit(new Instruction.RawConstant(last.selector(), RAISE + 1 + last.exits().size()));
                    last.exits().add(() -> leave(open, isBreak, returns));
                    builder.jump(last.entry());
                    return;
                }
            }
        }
        // A `continue` outside of any loop ends the item of a parallel for.
        builder.end(new Terminator.Return(returns ? function.returnValue() : function.none()));
    }

    void tryExpression(final Expr.Try e, final @Nullable Register result) {
        final org.braidlang.syntax.Block last = e.finallyBlock();
        if (last == null) {
            catching(e, result);
        } else {
            withFinally(() -> catching(e, result), e.span(), () -> function.effects(last));
        }
    }

    private void catching(final Expr.Try e, final @Nullable Register result) {
        if (e.catches().isEmpty()) {
            checkedBody(e.body(), result, "try");
            return;
        }
        final Block handler = builder.block();
        final Block done = builder.block();
        final @Nullable Block before = builder.handleWith(handler);
        checkedBody(e.body(), result, "try");
        builder.handleWith(before);
        builder.jump(done);
        builder.place(handler);
        final Register error = builder.register("error");
        builder.emit(new Instruction.Caught(error));
        for (final Expr.Catch clause : e.catches()) {
            final Block body = builder.block();
            final Block next = builder.block();
            if (clause.kind() == null) {
                final Register cancelled = builder.compute(Operation.IS_CANCELLED, clause.span(), error);
                builder.end(new Terminator.Branch(cancelled, next, body));
            } else {
                final Register kind = function.expressions.value(clause.kind());
                final Register matches = builder.compute(Operation.MATCHES, clause.kind().span(), error, kind);
                builder.end(new Terminator.Branch(matches, body, next));
            }
            builder.place(body);
            catchBody(clause, error, result);
            builder.jump(done);
            builder.place(next);
        }
        builder.end(new Terminator.Throw(error));
        builder.place(done);
    }

    /** An error that is raised in a catch block has the one that it handles as its cause. */
    private void catchBody(final Expr.Catch clause, final Register error, final @Nullable Register result) {
        final Block handler = builder.block();
        final Block done = builder.block();
        final @Nullable Block before = builder.handleWith(handler);
        if (clause.name() != null) {
            function.declareTarget(
                    clause.name(), builder.compute(Operation.ERROR_VALUE, clause.span(), error));
        }
        handled.push(error);
        checkedBody(clause.body(), result, "try");
        handled.pop();
        builder.handleWith(before);
        builder.jump(done);
        builder.place(handler);
        final Register raised = builder.temporary();
        builder.emit(new Instruction.Caught(raised));
        builder.end(new Terminator.Throw(builder.compute(Operation.DURING, clause.span(), raised, error)));
        builder.place(done);
    }

    /** Runs {@code body}, then {@code last} whatever happened; an error in the latter has an earlier one as its cause. */
    private void withFinally(final Runnable body, final Span span, final Runnable last) {
        final Register selector = builder.register("go on");
        final Register error = builder.register("error");
        final Block failed = builder.block();
        final Block entry = builder.block();
        final Enclosing.Finally around = new Enclosing.Finally(entry, selector, new ArrayList<>());
        final @Nullable Block before = builder.handleWith(failed);
        function.enclosing.push(around);
        body.run();
        function.enclosing.pop();
        builder.handleWith(before);
        builder.emit(new Instruction.RawConstant(selector, GO_ON));
        builder.jump(entry);

        builder.place(failed);
        builder.emit(new Instruction.Caught(error));
        builder.emit(new Instruction.RawConstant(selector, RAISE));
        builder.jump(entry);

        final Block failedAgain = builder.block();
        builder.place(entry);
        builder.operate(Operation.ENTER_FINALLY, span);
        builder.handleWith(failedAgain);
        last.run();
        builder.handleWith(before);
        builder.operate(Operation.LEAVE_FINALLY, span);

        final List<Block> targets = new ArrayList<>();
        final Block goOn = builder.block();
        final Block raise = builder.block();
        targets.add(goOn);
        targets.add(raise);
        around.exits().forEach(_ -> targets.add(builder.block()));
        final boolean reached = builder.reachable();
        builder.end(new Terminator.Switch(selector, targets));

        builder.place(failedAgain);
        final Register second = builder.temporary();
        builder.emit(new Instruction.Caught(second));
        builder.operate(Operation.LEAVE_FINALLY, span);
        final Block fresh = builder.block();
        final Block during = builder.block();
        final List<Block> ways = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            ways.add(i == RAISE ? during : fresh);
        }
        builder.end(new Terminator.Switch(selector, ways));
        builder.place(fresh);
        builder.end(new Terminator.Throw(second));
        builder.place(during);
        builder.end(new Terminator.Throw(builder.compute(Operation.DURING, span, second, error)));

        for (int i = 0; i < around.exits().size(); i++) {
            builder.place(targets.get(i + 2));
            around.exits().get(i).run();
        }
        builder.place(raise);
        builder.end(new Terminator.Throw(error));
        if (reached) {
            builder.place(goOn);
        }
    }

    void with(final Expr.With e, final @Nullable Register result) {
        final Register resource = builder.register("resource");
        builder.move(resource, builder.compute(
                Operation.ENTER_WITH, e.resource().span(), function.expressions.value(e.resource())));
        withFinally(() -> {
            if (e.target() != null) {
                function.declareTarget(e.target(), resource);
            }
            checkedBody(e.body(), result, "with");
        }, e.span(), () -> builder.operate(Operation.CLOSE, e.span(), resource));
    }

    void lock(final Expr.Lock e, final @Nullable Register result) {
        final Register lock = builder.register("lock");
        builder.move(lock, function.expressions.value(e.lock()));
        final Span span = e.span();
        if (function.scope.canWait()) {
            function.tasks.suspend(Instruction.Suspend.Kind.LOCK, List.of(lock), e.lock().span());
        } else {
            builder.emit(new Instruction.Operate(
                    null, Operation.LOCK_BLOCKING, List.of(lock), "",
                    function.program.site(function.scope, e.lock().span()), e.lock().span()));
        }
        withSteps(
                () -> checkedBody(e.body(), result, "lock"),
                () -> builder.operate(Operation.UNLOCK, span, lock),
                error -> {
                    builder.operate(Operation.UNLOCK, span, lock);
                    return error;
                });
    }

    void timeout(final Expr.Timeout e, final @Nullable Register result) {
        final Register scope = builder.register("timeout");
        builder.emit(new Instruction.Operate(
                scope, Operation.TIMEOUT_ENTER, List.of(function.expressions.value(e.duration())), "",
                function.program.site(function.scope, e.span()), e.duration().span()));
        withSteps(
                () -> checkedBody(e.body(), result, "timeout"),
                () -> builder.operate(Operation.TIMEOUT_ENDED, e.span(), scope),
                error -> builder.compute(Operation.TIMEOUT_FAILED, e.span(), scope, error));
    }

    /** Runs {@code body} and then a few steps: {@code ended}, or {@code failed}, which gives the error to raise. */
    private void withSteps(
            final Runnable body, final Runnable ended, final java.util.function.UnaryOperator<Register> failed) {
        final Block handler = builder.block();
        final Block done = builder.block();
        final @Nullable Block before = builder.handleWith(handler);
        function.enclosing.push(new Enclosing.Steps(ended, before));
        body.run();
        function.enclosing.pop();
        builder.handleWith(before);
        if (builder.reachable()) {
            ended.run();
        }
        builder.jump(done);
        builder.place(handler);
        final Register error = builder.temporary();
        builder.emit(new Instruction.Caught(error));
        builder.end(new Terminator.Throw(failed.apply(error)));
        builder.place(done);
    }

    /**
     * Lowers a body that must not give a coroutine, which would run outside of it.
     */
    private void checkedBody(
            final org.braidlang.syntax.Block body, final @Nullable Register result, final String construct) {
        final boolean mayBeCoroutine = !body.statements().isEmpty()
                && body.statements().getLast() instanceof Stmt.ExpressionStatement(final Span _, final Expr last)
                && switch (last) {
                    case Expr.Call _, Expr.Name _, Expr.Index _, Expr.Attribute _, Expr.If _, Expr.And _, Expr.Or _ ->
                        true;
                    default -> false;
                };
        if (!mayBeCoroutine) {
            function.expressions.body(body, result);
            return;
        }
        final Register value = result == null ? builder.temporary() : result;
        function.value(body, value);
        builder.emit(new Instruction.Operate(
                null, Operation.NO_COROUTINE, List.of(value), construct, -1,
                body.statements().getLast().span()));
    }
}
