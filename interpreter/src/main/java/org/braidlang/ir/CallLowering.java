package org.braidlang.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.braidlang.resolve.Variable;
import org.braidlang.source.Span;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.FunctionNode;
import org.jspecify.annotations.Nullable;

/** Lowers calls, and makes closures. */
final class CallLowering {
    private final FunctionLowering function;
    private final FunctionBuilder builder;

    CallLowering(final FunctionLowering function) {
        this.function = function;
        this.builder = function.builder;
    }

    /**
     * Lowers a call.
     *
     * @param wanted whether a coroutine that it gives is reported if nothing runs it
     */
    void call(final Expr.Call e, final Instruction.Call.Mode mode, final boolean wanted, final Register result) {
        if (!knownCall(e, wanted, result)) {
            final boolean watched = wanted && !isBuiltin(e.callee());
            call(e, mode, watched ? created(e, true) : Instruction.Created.NEVER, null, result);
        }
    }

    /** Lowers a call that a new task makes, under the model {@code on}; null for its spawner's. */
    void spawn(final Expr.Call e, final @Nullable String on, final Register result) {
        call(e, Instruction.Call.Mode.SPAWN, created(e, false), on, result);
    }

    private Instruction.Created created(final Expr.Call e, final boolean watched) {
        return new Instruction.Created(watched, function.program.site(function.scope, e.span()));
    }

    private void call(
            final Expr.Call e, final Instruction.Call.Mode mode, final Instruction.Created created,
            final @Nullable String on, final Register result) {
        final List<Expr> parts = new ArrayList<>();
        final @Nullable String method;
        if (e.callee() instanceof Expr.Attribute(final Span _, final Expr target, final String name, final Span _)) {
            parts.add(target);
            method = name;
        } else {
            parts.add(e.callee());
            method = null;
        }
        final List<String> names = new ArrayList<>();
        for (final Expr.Argument argument : e.arguments()) {
            parts.add(argument.value());
            if (argument.name() != null) {
                names.add(argument.name());
            }
        }
        final List<Register> registers = function.expressions.values(parts);
        builder.emit(new Instruction.Call(
                result, mode, registers.getFirst(), method, registers.subList(1, registers.size()), names, created, on,
                e.callee() instanceof Expr.Attribute attribute ? place(attribute, e.span()) : e.span()));
    }

    /** In a chain of several lines, what fails is shown in the line of its own name. */
    static Span place(final Expr.Attribute attribute, final Span whole) {
        return attribute.nameSpan().line() == whole.line() ? whole : attribute.nameSpan().to(whole);
    }

    /** Whether this names a built-in function, none of which gives a coroutine. */
    private boolean isBuiltin(final Expr callee) {
        return callee instanceof Expr.Name name && function.program.bindings().variable(name) == null;
    }

    /** Calls a function that is known at compile time directly; gives false where the call leaves out a default. */
    private boolean knownCall(final Expr.Call e, final boolean watched, final Register result) {
        if (!(e.callee() instanceof Expr.Name name)) {
            return false;
        }
        final Variable variable = function.program.bindings().variable(name);
        if (variable == null || variable.kind() != Variable.Kind.FUNCTION) {
            return false;
        }
        final FunctionNode node = function.program.bindings().function(variable);
        if (node == null || node.parameters().size() != e.arguments().size()) {
            return false;
        }
        final Function known = function.program.function(node);
        final @Nullable Register closure =
                known.captureCells().isEmpty() ? null : function.read(variable, name.span());
        final List<Register> values =
                function.expressions.values(e.arguments().stream().map(Expr.Argument::value).toList());
        final @Nullable Register[] arguments = new Register[values.size()];
        for (int i = 0; i < values.size(); i++) {
            final String argumentName = e.arguments().get(i).name();
            final int index = argumentName == null ? i : known.parameterNames().indexOf(argumentName);
            arguments[index] = values.get(i);
        }
        final boolean watch = watched && known.kind() == Function.Kind.COROUTINE;
        builder.emit(new Instruction.CallFunction(
                result, known, closure, Arrays.asList(arguments),
                watch ? created(e, true) : Instruction.Created.NEVER, e.span()));
        return true;
    }

    /** A closure of a function of the script, with its defaults. */
    Register closure(final FunctionNode node, final Span span) {
        final List<Register> defaults = new ArrayList<>();
        for (final FunctionNode.Parameter parameter : node.parameters()) {
            if (parameter.defaultValue() != null) {
                defaults.add(function.expressions.stable(parameter.defaultValue()));
            }
        }
        return closure(function.program.function(node), node, defaults, span);
    }

    /** A closure of the code that {@code node} opens a scope for. */
    Register closure(final Function known, final Object node, final List<Register> defaults, final Span span) {
        final List<Register> captures = new ArrayList<>();
        for (final Variable variable : function.program.captures(function.program.bindings().scope(node))) {
            captures.add(function.captured(variable, span));
        }
        final Register result = builder.temporary();
        builder.emit(new Instruction.MakeClosure(result, known, captures, defaults));
        return result;
    }
}
