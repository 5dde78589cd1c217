package org.braidlang.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.resolve.FunctionScope;
import org.braidlang.resolve.Variable;
import org.braidlang.runtime.None;
import org.braidlang.source.Span;
import org.braidlang.syntax.Block;
import org.braidlang.syntax.Stmt;
import org.braidlang.syntax.Target;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the code of one function: what all parts of it share, that is its builder, its variables and the constructs
 * around the current place. Expressions, statements, calls, tasks and clean-ups are lowered by the classes beside it.
 */
final class FunctionLowering {
    final Lowering program;
    final FunctionScope scope;
    final FunctionBuilder builder;
    final ExpressionLowering expressions;
    final StatementLowering statements;
    final CallLowering calls;
    final TaskLowering tasks;
    final CleanupLowering cleanups;
    final LoopLowering loops;
    /** Loops and clean-ups around the current place, innermost first. */
    final Deque<Enclosing> enclosing = new ArrayDeque<>();
    private final Map<Variable, Storage> storage = new IdentityHashMap<>();
    private @Nullable Register returnValue;

    /** What a jump out of the current place leaves. */
    sealed interface Enclosing {
        record Loop(org.braidlang.ir.Block breakTo, org.braidlang.ir.Block continueTo) implements Enclosing {}

        /** A few steps to take before leaving. */
        record Steps(Runnable emit, org.braidlang.ir.@Nullable Block handler) implements Enclosing {}

        /** A finally block, which stands once; a selector says how it goes on. */
        record Finally(org.braidlang.ir.Block entry, Register selector, List<Runnable> exits) implements Enclosing {}
    }

    FunctionLowering(final Lowering program, final FunctionScope scope, final Function function) {
        this.program = program;
        this.scope = scope;
        this.builder = new FunctionBuilder(function);
        this.expressions = new ExpressionLowering(this);
        this.statements = new StatementLowering(this);
        this.calls = new CallLowering(this);
        this.tasks = new TaskLowering(this);
        this.cleanups = new CleanupLowering(this);
        this.loops = new LoopLowering(this);
        int index = 0;
        for (final Variable captured : program.captures(scope)) {
            final boolean cell = program.needsCell(captured);
            storage.put(captured, new Storage.InCapture(index++, cell));
            function.captureCells.add(cell);
            function.captureNames.add(captured.name());
        }
    }

    Register returnValue() {
        if (returnValue == null) {
            returnValue = builder.register("return");
        }
        return returnValue;
    }

    /** Binds the parameters, which must be declared before anything else. */
    void parameters(final List<Variable> variables) {
        for (final Variable variable : variables) {
            builder.function.parameters.add(builder.register(variable.name()));
        }
        for (int i = 0; i < variables.size(); i++) {
            final Register register = builder.function.parameters.get(i);
            if (program.needsCell(variables.get(i))) {
                declare(variables.get(i), register);
            } else {
                storage.put(variables.get(i), new Storage.InRegister(register));
            }
        }
    }

    /** Gives a new variable its first value. */
    void declare(final Variable variable, final Register value) {
        if (storageOf(variable) instanceof Storage.InCell(final Register cell) && !openedWithBlock(variable)) {
            builder.emit(new Instruction.NewCell(cell, false));
        }
        write(variable, value, variable.declaration());
    }

    private static boolean openedWithBlock(final Variable variable) {
        return switch (variable.kind()) {
            case LET, VAR, SHARED_VAR, FUNCTION, MODULE, SCRIPT_MODULE -> true;
            case PARAMETER, LOOP, CATCH, WITH -> false;
        };
    }

    private Storage storageOf(final Variable variable) {
        return storage.computeIfAbsent(variable, v -> {
            final Global global = program.global(v);
            if (global != null) {
                return new Storage.InGlobal(global);
            }
            final Register register = builder.register(v.name());
            return program.needsCell(v) ? new Storage.InCell(register) : new Storage.InRegister(register);
        });
    }

    /** The register that holds the variable's value now; for a variable that lives in a register, that one. */
    Register read(final Variable variable, final Span span) {
        final boolean checked = variable.readEarly();
        return switch (storageOf(variable)) {
            case Storage.InRegister(final Register register) -> register;
            case Storage.InCell(final Register cell) -> readCell(cell, variable, checked, span);
            case Storage.InCapture(final int index, final boolean cell) -> {
                final Register captured = capture(index);
                yield cell ? readCell(captured, variable, checked, span) : captured;
            }
            case Storage.InGlobal(final Global global) -> {
                final Register result = builder.temporary();
                builder.emit(new Instruction.ReadGlobal(result, global, checked, span));
                yield result;
            }
        };
    }

    private Register readCell(final Register cell, final Variable variable, final boolean checked, final Span span) {
        final Register result = builder.temporary();
        builder.emit(new Instruction.ReadCell(result, cell, variable.name(), checked, span));
        return result;
    }

    private Register capture(final int index) {
        final Register result = builder.temporary();
        builder.emit(new Instruction.Capture(result, index));
        return result;
    }

    /** Whether reading this variable gives a register that a later assignment would change. */
    boolean isAssignableRegister(final Variable variable) {
        return variable.assignedLater() && storageOf(variable) instanceof Storage.InRegister;
    }

    /** Gives a variable a value, at {@code span}. */
    void write(final Variable variable, final Register value, final Span span) {
        switch (storageOf(variable)) {
            case Storage.InRegister(final Register register) -> builder.move(register, value);
            case Storage.InCell(final Register cell) -> builder.emit(new Instruction.WriteCell(cell, value, span));
            case Storage.InCapture(final int index, final boolean cell) ->
                builder.emit(new Instruction.WriteCell(capture(index), value, span));
            case Storage.InGlobal(final Global global) ->
                builder.emit(new Instruction.WriteGlobal(global, value, span));
        }
    }

    /** The register of a variable that lives in one, so that a computation can write it at once; else null. */
    @Nullable Register registerOf(final Variable variable) {
        return storageOf(variable) instanceof Storage.InRegister(final Register register) ? register : null;
    }

    /** What a closure of {@code inner} takes along of a variable: its cell, or its value. */
    Register captured(final Variable variable, final Span span) {
        return switch (storageOf(variable)) {
            case Storage.InCell(final Register cell) -> cell;
            case Storage.InCapture(final int index, final boolean _) -> capture(index);
            case Storage.InRegister(final Register register) -> register;
            case Storage.InGlobal _ -> throw new IllegalStateException("not captured: " + variable);
        };
    }

    /** Lowers a block for its effects. */
    void effects(final Block block) {
        statements.open(block.statements());
        block.statements().forEach(statements::lower);
    }

    /** Lowers a block and gives its value to {@code result}; none if its last statement is no expression. */
    void value(final Block block, final Register result) {
        final List<Stmt> all = block.statements();
        statements.open(all);
        if (!all.isEmpty() && all.getLast() instanceof Stmt.ExpressionStatement(final Span _, final var expression)) {
            all.subList(0, all.size() - 1).forEach(statements::lower);
            expressions.into(expression, result);
        } else {
            all.forEach(statements::lower);
            builder.emit(new Instruction.Constant(result, None.NONE));
        }
    }

    /** Allocates the cells of what a block declares, so that functions which exist before can capture them. */
    void openCell(final Variable variable) {
        if (storageOf(variable) instanceof Storage.InCell(final Register cell)) {
            builder.emit(new Instruction.NewCell(cell, variable.isShared()));
        }
    }

    Register none() {
        return builder.constant(None.NONE);
    }

    /** The variable that a name of a declaration stands for. */
    Variable declared(final Object node) {
        final Variable variable = program.bindings().variable(node);
        if (variable == null) {
            throw new IllegalStateException("declares nothing: " + node);
        }
        return variable;
    }

    /** Gives new variables their values: a loop's, a comprehension's, a declaration's. */
    void declareTarget(final Target target, final Register value) {
        switch (target) {
            case Target.Name name -> declare(declared(name), value);
            case Target.Tuple tuple -> {
                final List<Register> parts = unpack(tuple, value);
                for (int i = 0; i < parts.size(); i++) {
                    declareTarget(tuple.items().get(i), parts.get(i));
                }
            }
            case Target.Index _, Target.Slice _, Target.Attribute _ ->
                throw new IllegalStateException("declares no name: " + target);
        }
    }

    List<Register> unpack(final Target.Tuple tuple, final Register value) {
        final List<Register> parts = new ArrayList<>();
        tuple.items().forEach(_ -> parts.add(builder.temporary()));
        builder.emit(new Instruction.Unpack(List.copyOf(parts), value, tuple.span()));
        return parts;
    }
}
