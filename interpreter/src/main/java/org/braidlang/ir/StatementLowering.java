package org.braidlang.ir;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.resolve.Bindings;
import org.braidlang.resolve.Variable;
import org.braidlang.source.Span;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.Stmt;
import org.braidlang.syntax.Target;
import org.jspecify.annotations.Nullable;

/** Lowers statements. */
final class StatementLowering {
    private final FunctionLowering function;
    private final FunctionBuilder builder;

    StatementLowering(final FunctionLowering function) {
        this.function = function;
        this.builder = function.builder;
    }

    /** At the start of a block: makes the cells of its variables, then its functions, which are visible in all of it. */
    void open(final List<Stmt> statements) {
        for (final Stmt statement : statements) {
            switch (statement) {
                case Stmt.Declaration declaration -> openCells(declaration.target());
                case Stmt.FunctionDeclaration declaration ->
                    function.openCell(function.declared(declaration.function()));
                case Stmt.ImportModule module -> openCells(module.name());
                case Stmt.ImportScript script -> openCells(script.name());
                case Stmt.Assignment _, Stmt.AugmentedAssignment _, Stmt.ExpressionStatement _, Stmt.While _,
                    Stmt.For _, Stmt.Break _, Stmt.Continue _, Stmt.Return _, Stmt.Raise _, Stmt.Assert _,
                    Stmt.Test _ -> { }
            }
        }
        hoisted(statements, function.program.bindings()).forEach(this::declare);
    }

    /** The functions that exist as soon as their block does. */
    static List<Stmt.FunctionDeclaration> hoisted(final List<Stmt> statements, final Bindings bindings) {
        final List<Stmt.FunctionDeclaration> found = new ArrayList<>();
        for (final Stmt statement : statements) {
            if (statement instanceof Stmt.FunctionDeclaration declaration) {
                final Variable variable = bindings.variable(declaration.function());
                if (variable != null && variable.hoisted()) {
                    found.add(declaration);
                }
            }
        }
        return found;
    }

    void declare(final Stmt.FunctionDeclaration s) {
        function.declare(function.declared(s.function()), function.calls.closure(s.function(), s.span()));
    }

    private void openCells(final Target target) {
        switch (target) {
            case Target.Name name -> function.openCell(function.declared(name));
            case Target.Tuple tuple -> tuple.items().forEach(this::openCells);
            case Target.Index _, Target.Slice _, Target.Attribute _ -> { }
        }
    }

    void lower(final Stmt statement) {
        switch (statement) {
            case Stmt.Declaration s -> declaration(s);
            case Stmt.Assignment s -> assignment(s);
            case Stmt.AugmentedAssignment s -> augmented(s);
            case Stmt.ExpressionStatement s -> function.expressions.effect(s.expression());
            case Stmt.FunctionDeclaration s -> {
                if (!function.declared(s.function()).hoisted()) {
                    declare(s);
                }
            }
            case Stmt.While s -> function.loops.whileLoop(s);
            case Stmt.For s -> function.loops.forLoop(s);
            case Stmt.Break s -> function.cleanups.leaveLoop(true);
            case Stmt.Continue s -> function.cleanups.leaveLoop(false);
            case Stmt.Return s -> returns(s);
            case Stmt.Raise s -> raise(s);
            case Stmt.Assert s -> assertion(s);
            case Stmt.ImportModule s -> function.declare(
                    function.declared(s.name()),
                    builder.compute(Operation.MODULE, s.module(), -1, s.span()));
            case Stmt.ImportScript s -> importScript(s);
            case Stmt.Test _ -> { }
        }
    }

    private void declaration(final Stmt.Declaration s) {
        if (s.target() instanceof Target.Name name
                && function.registerOf(function.declared(name)) instanceof Register register) {
            function.expressions.into(s.value(), register);
        } else {
            function.declareTarget(s.target(), function.expressions.value(s.value()));
        }
    }

    private void assignment(final Stmt.Assignment s) {
        if (s.targets().size() == 1 && s.targets().getFirst() instanceof Target.Name name
                && function.registerOf(function.declared(name)) instanceof Register register) {
            final Register value = function.expressions.value(s.value());
            builder.move(register, value);
            return;
        }
        final Register value = function.expressions.stable(s.value());
        s.targets().forEach(target -> assign(target, value));
    }

    private void assign(final Target target, final Register value) {
        switch (target) {
            case Target.Name name -> function.write(function.declared(name), value, name.span());
            case Target.Tuple tuple -> {
                final List<Register> parts = function.unpack(tuple, value);
                for (int i = 0; i < parts.size(); i++) {
                    assign(tuple.items().get(i), parts.get(i));
                }
            }
            case Target.Index(final Span span, final Expr container, final Expr index) -> {
                final List<Register> both = function.expressions.values(List.of(container, index));
                builder.operate(Operation.SET_INDEX, span, both.get(0), both.get(1), value);
            }
            case Target.Slice slice -> {
                final List<Register> parts = function.expressions.sliceParts(slice.target(), slice.from(), slice.to());
                builder.operate(
                        slice.inclusive() ? Operation.SET_SLICE_INCLUSIVE : Operation.SET_SLICE, slice.span(),
                        parts.get(0), parts.get(1), parts.get(2), value);
            }
            case Target.Attribute(final Span span, final Expr object, final String name, final Span _) -> builder.emit(
                    new Instruction.Operate(
                            null, Operation.SET_ATTRIBUTE, List.of(function.expressions.value(object), value), name, -1,
                            span));
        }
    }

    private void augmented(final Stmt.AugmentedAssignment s) {
        switch (s.target()) {
            case Target.Name name -> {
                final Variable variable = function.declared(name);
                final Register before = function.expressions.keep(function.read(variable, name.span()), variable, s.value());
                final Register value = function.expressions.value(s.value());
                final Register register = function.registerOf(variable);
                final Register result = register != null ? register : builder.temporary();
                builder.emit(new Instruction.Arithmetic(result, s.operator(), true, before, value, s.span()));
                if (register == null) {
                    function.write(variable, result, name.span());
                }
            }
            case Target.Index(final Span span, final Expr container, final Expr index) -> {
                final List<Register> both = function.expressions.values(List.of(container, index), s.value());
                final Register before = builder.compute(Operation.INDEX, span, both.get(0), both.get(1));
                builder.operate(
                        Operation.SET_INDEX, s.span(), both.get(0), both.get(1), combined(s, before));
            }
            case Target.Slice slice -> {
                final List<Register> parts = function.expressions.sliceParts(slice.target(), slice.from(), slice.to());
                final Register before = builder.compute(
                        slice.inclusive() ? Operation.SLICE_INCLUSIVE : Operation.SLICE, slice.span(), parts.get(0),
                        parts.get(1), parts.get(2));
                builder.operate(
                        slice.inclusive() ? Operation.SET_SLICE_INCLUSIVE : Operation.SET_SLICE, s.span(),
                        parts.get(0), parts.get(1), parts.get(2), combined(s, before));
            }
            case Target.Attribute(final Span span, final Expr object, final String name, final Span _) -> {
                final Register target = function.expressions.values(List.of(object), s.value()).getFirst();
                final Register before = builder.compute(Operation.GET_ATTRIBUTE, name, -1, span, target);
                builder.emit(new Instruction.Operate(
                        null, Operation.SET_ATTRIBUTE, List.of(target, combined(s, before)), name, -1, s.span()));
            }
            case Target.Tuple _ -> throw new IllegalStateException("no tuple can be changed in place");
        }
    }

    private Register combined(final Stmt.AugmentedAssignment s, final Register before) {
        final Register result = builder.temporary();
        builder.emit(new Instruction.Arithmetic(
                result, s.operator(), true, before, function.expressions.value(s.value()), s.span()));
        return result;
    }

    private void returns(final Stmt.Return s) {
        final Expr value = s.value();
        if (function.enclosing.stream().noneMatch(e -> !(e instanceof FunctionLowering.Enclosing.Loop))) {
            builder.end(new Terminator.Return(value == null ? function.none() : function.expressions.value(value)));
            return;
        }
        final Register result = function.returnValue();
        if (value == null) {
            builder.move(result, function.none());
        } else {
            function.expressions.into(value, result);
        }
        function.cleanups.leaveFunction();
    }

    private void raise(final Stmt.Raise s) {
        final Expr error = s.error();
        if (error == null) {
            builder.end(new Terminator.Throw(function.cleanups.handled()));
            return;
        }
        final Register value = function.expressions.value(error);
        builder.end(new Terminator.Throw(builder.compute(Operation.RAISE, s.span(), value)));
    }

    private void assertion(final Stmt.Assert s) {
        final Block failed = builder.block();
        final Block passed = builder.block();
        final List<String> texts = new ArrayList<>();
        final List<Register> values = new ArrayList<>();
        if (s.condition() instanceof Expr.Comparison(final Span _, final Expr first, final List<Expr.Link> links)
                && links.size() == 1) {
            final Expr second = links.getFirst().operand();
            final List<Register> both = function.expressions.values(List.of(first, second));
            function.expressions.compareBranch(links.getFirst(), both.get(0), both.get(1), s.span(), passed, failed);
            show(first, both.get(0), texts, values);
            show(second, both.get(1), texts, values);
        } else {
            final Register value = function.expressions.value(s.condition());
            builder.end(new Terminator.Branch(value, passed, failed));
            show(s.condition(), value, texts, values);
        }
        builder.place(failed);
        final @Nullable Register message = s.message() == null ? null : function.expressions.value(s.message());
        final Register error = builder.temporary();
        builder.emit(new Instruction.AssertionFailed(
                error, s.condition().span().text(), texts, values, message, s.span()));
        builder.end(new Terminator.Throw(error));
        builder.place(passed);
    }

    private static void show(
            final Expr operand, final Register value, final List<String> texts, final List<Register> values) {
        final boolean literal = operand instanceof Expr.NoneLiteral || operand instanceof Expr.BoolLiteral
                || operand instanceof Expr.IntLiteral || operand instanceof Expr.FloatLiteral
                || operand instanceof Expr.StringLiteral;
        if (!literal) {
            texts.add(operand.span().text());
            values.add(value);
        }
    }

    /** The first import of a script runs its top level. */
    private void importScript(final Stmt.ImportScript s) {
        final Lowering.Imported imported = function.program.imported(s);
        final Block run = builder.block();
        final Block done = builder.block();
        builder.end(new Terminator.Branch(
                builder.compute(Operation.NEEDS_RUN, "", imported.index(), s.span()), run, done));
        builder.place(run);
        final Register coroutine = builder.temporary();
        builder.emit(new Instruction.CallFunction(
                coroutine, imported.main(), null, List.of(), Instruction.Created.NEVER, s.span()));
        function.tasks.suspend(Instruction.Suspend.Kind.AWAIT, List.of(coroutine), s.span());
        builder.place(done);
        function.declare(
                function.declared(s.name()),
                builder.compute(Operation.SCRIPT_MODULE, s.name().name(), imported.index(), s.span()));
    }
}
