package org.braidlang.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.braidlang.resolve.Bindings;
import org.braidlang.resolve.FunctionScope;
import org.braidlang.resolve.Variable;
import org.braidlang.runtime.Program.Location;
import org.braidlang.source.Span;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.FunctionNode;
import org.braidlang.syntax.Script;
import org.braidlang.syntax.Stmt;
import org.braidlang.syntax.Target;
import org.jspecify.annotations.Nullable;

/**
 * Makes functions over registers of a program's scripts. Scripts are lowered in the order of their imports, the main one
 * last. Used by one thread.
 */
public final class Lowering {
    /** A top level with more statements than this is split, so that no method outgrows what the JVM compiles. */
    private static final int STATEMENTS_A_PIECE = 40;

    private final List<Function> functions = new ArrayList<>();
    private final List<Location> sites = new ArrayList<>();
    private final Map<Variable, Global> globals = new IdentityHashMap<>();
    private final List<Global> globalList = new ArrayList<>();
    private final List<Imported> importedScripts = new ArrayList<>();
    private final Map<FunctionNode, Function> lowered = new IdentityHashMap<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private @Nullable Bindings bindings;
    private @Nullable Script script;

    /** A script that another one imports: its number, the function that is its top level, and what it declares. */
    public record Imported(int index, Function main, Map<String, Global> exports) {}

    /** What the scripts that a script imports have become, by the import statement. */
    private Map<Stmt.ImportScript, Imported> imports = Map.of();

    /** All that was lowered. */
    public record Result(
            Function main, List<Function> functions, List<Global> globals, List<Location> sites,
            List<Imported> imported) {}

    /** Lowers a script that others import. */
    public Imported imported(
            final Script script, final Bindings bindings, final Map<Stmt.ImportScript, Imported> imports) {
        final Function main = topLevel(script, bindings, imports, true);
        final Map<String, Global> exports = new LinkedHashMap<>();
        for (final Variable variable : bindings.scope(script).variables()) {
            final Global global = globals.get(variable);
            if (global != null) {
                exports.put(variable.name(), global);
            }
        }
        final Imported result = new Imported(importedScripts.size(), main, exports);
        importedScripts.add(result);
        return result;
    }

    /** Lowers the script that is run, after all that it imports. */
    public Result main(final Script script, final Bindings bindings, final Map<Stmt.ImportScript, Imported> imports) {
        final Function main = topLevel(script, bindings, imports, false);
        final BitSet named = new BitSet();
        for (final Variable variable : bindings.scope(script).variables()) {
            final Global global = globals.get(variable);
            if (global != null && variable.kind() == Variable.Kind.FUNCTION) {
                named.set(global.position());
            }
        }
        final List<Global> left = UnusedClosures.drop(functions, globalList, named);
        return new Result(main, functions, left, sites, importedScripts);
    }

    private Function topLevel(
            final Script script, final Bindings bindings, final Map<Stmt.ImportScript, Imported> imports,
            final boolean exported) {
        this.script = script;
        this.bindings = bindings;
        this.imports = imports;
        final FunctionScope scope = bindings.scope(script);
        final boolean split = script.statements().size() > STATEMENTS_A_PIECE;
        for (final Variable variable : scope.variables()) {
            if (variable.global() && (split || exported || variable.captured())) {
                addGlobal(variable);
            }
        }
        final Function main = newFunction("<script>", Function.Kind.COROUTINE, List.of(), 0);
        final FunctionLowering lowering = new FunctionLowering(this, scope, main);
        if (split) {
            final List<Consumer<FunctionLowering>> steps = new ArrayList<>();
            StatementLowering.hoisted(script.statements(), bindings).forEach(
                    declaration -> steps.add(inner -> inner.statements.declare(declaration)));
            script.statements().forEach(statement -> steps.add(inner -> inner.statements.lower(statement)));
            inPieces(scope, steps, lowering);
        } else {
            lowering.statements.open(script.statements());
            for (final Stmt statement : script.statements()) {
                lowering.statements.lower(statement);
            }
        }
        lowering.builder.end(new Terminator.Return(lowering.none()));
        lowering.builder.finish();
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        return main;
    }

    /**
     * Lowers the steps of a long top level: coroutines that the top level awaits one after the other hold a part of them
     * each, or a part of such parts. All variables of the top level are globals.
     */
    private void inPieces(
            final FunctionScope scope, final List<Consumer<FunctionLowering>> steps, final FunctionLowering whole) {
        List<Consumer<FunctionLowering>> level = steps;
        while (level.size() > STATEMENTS_A_PIECE) {
            final List<Consumer<FunctionLowering>> pieces = new ArrayList<>();
            for (int i = 0; i < level.size(); i += STATEMENTS_A_PIECE) {
                final var part = level.subList(i, Math.min(i + STATEMENTS_A_PIECE, level.size()));
                pieces.add(outer -> piece(scope, part, outer));
            }
            level = pieces;
        }
        level.forEach(step -> step.accept(whole));
    }

    private void piece(
            final FunctionScope scope, final List<Consumer<FunctionLowering>> steps, final FunctionLowering outer) {
        final Function function = newFunction("<script>", Function.Kind.COROUTINE, List.of(), 0);
        final FunctionLowering lowering = new FunctionLowering(this, scope, function);
        steps.forEach(step -> step.accept(lowering));
        lowering.builder.end(new Terminator.Return(lowering.none()));
        lowering.builder.finish();
        final Register coroutine = outer.builder.temporary();
        outer.builder.emit(new Instruction.CallFunction(
                coroutine, function, null, List.of(), Instruction.Created.NEVER, null));
        outer.builder.emit(new Instruction.Suspend(
                outer.builder.temporary(), Instruction.Suspend.Kind.AWAIT, List.of(coroutine), null, -1, null));
    }

    private void addGlobal(final Variable variable) {
        final boolean cell = switch (variable.kind()) {
            case VAR, SHARED_VAR -> true;
            case LET, FUNCTION, MODULE, SCRIPT_MODULE, PARAMETER, LOOP, CATCH, WITH -> false;
        };
        final int position = globalList.size();
        final Global global = new Global(
                position, variable.name(), cell || position >= Global.MOST_FIELDS, variable.isShared());
        globals.put(variable, global);
        globalList.add(global);
    }

    Bindings bindings() {
        if (bindings == null) {
            throw new IllegalStateException("nothing is being lowered");
        }
        return bindings;
    }

    Imported imported(final Stmt.ImportScript statement) {
        return Objects.requireNonNull(imports.get(statement));
    }

    /** The variables of enclosing functions that a scope's closure takes along, in a fixed order. */
    Collection<Variable> captures(final FunctionScope scope) {
        return scope.captures();
    }

    @Nullable Global global(final Variable variable) {
        return globals.get(variable);
    }

    /** Whether a variable that is no global lives in a cell: closures share it, and it can change, or it is shared. */
    boolean needsCell(final Variable variable) {
        return !globals.containsKey(variable) && (variable.isShared() || variable.captured()
                && (variable.assignedLater() || variable.readEarly() || variable.kind() == Variable.Kind.FUNCTION));
    }

    int site(final FunctionScope scope, final Span span) {
        sites.add(new Location(scope.name(), span));
        return sites.size() - 1;
    }

    private Function newFunction(
            final String name, final Function.Kind kind, final List<String> parameters, final int required) {
        if (script == null) {
            throw new IllegalStateException("nothing is being lowered");
        }
        final Function function =
                new Function(name, functions.size(), kind, script.file(), parameters, required);
        functions.add(function);
        return function;
    }

    /** The function that a declaration or an expression makes. Its body is lowered later: calls may chain far. */
    Function function(final FunctionNode node) {
        final Function known = lowered.get(node);
        if (known != null) {
            return known;
        }
        final List<String> names = node.parameters().stream().map(FunctionNode.Parameter::name).toList();
        final int required = (int) node.parameters().stream().filter(p -> p.defaultValue() == null).count();
        final Function function = newFunction(
                node.name(), node.async() ? Function.Kind.COROUTINE : Function.Kind.PLAIN, names, required);
        lowered.put(node, function);
        final FunctionScope scope = bindings().scope(node);
        final FunctionLowering lowering = new FunctionLowering(this, scope, function);
        waiting.add(() -> body(node, lowering));
        return function;
    }

    private static void body(final FunctionNode node, final FunctionLowering lowering) {
        lowering.parameters(node.parameters().stream().map(lowering::declared).toList());
        switch (node.body()) {
            case FunctionNode.Body.Expression(final Expr value) ->
                lowering.builder.end(new Terminator.Return(lowering.expressions.value(value)));
            case FunctionNode.Body.Statements(final var block) -> {
                lowering.effects(block);
                lowering.builder.end(new Terminator.Return(lowering.none()));
            }
        }
        lowering.builder.finish();
    }

    /** A function without parameters that makes a part of something large. */
    Function piece(final java.util.function.Function<FunctionLowering, Register> body) {
        final FunctionScope scope = bindings().scope(Objects.requireNonNull(script));
        final Function function = newFunction(scope.name(), Function.Kind.PLAIN, List.of(), 0);
        final FunctionLowering lowering = new FunctionLowering(this, scope, function);
        lowering.builder.end(new Terminator.Return(body.apply(lowering)));
        lowering.builder.finish();
        return function;
    }

    /** The body of a task that is given nothing. */
    Function taskBody(final Object node, final Consumer<FunctionLowering> body) {
        final FunctionScope scope = bindings().scope(node);
        final Function function = newFunction(scope.name(), Function.Kind.COROUTINE, List.of(), 0);
        final FunctionLowering lowering = new FunctionLowering(this, scope, function);
        body.accept(lowering);
        lowering.builder.finish();
        return function;
    }

    /** The body of a task that is given an item. */
    Function itemBody(final Expr.ParallelFor node, final BiConsumer<FunctionLowering, Register> body) {
        final String name = node.target() instanceof Target.Name target ? target.name() : "item";
        return withItem(node, name, Function.Kind.COROUTINE, body);
    }

    /** A generator, which is given what its first clause iterates over. */
    Function generator(final Expr.Comprehension node, final BiConsumer<FunctionLowering, Register> body) {
        return withItem(node, "source", Function.Kind.GENERATOR, body);
    }

    private Function withItem(
            final Object node, final String parameter, final Function.Kind kind,
            final BiConsumer<FunctionLowering, Register> body) {
        final FunctionScope scope = bindings().scope(node);
        final Function function = newFunction(scope.name(), kind, List.of(parameter), 1);
        final FunctionLowering lowering = new FunctionLowering(this, scope, function);
        final Register item = lowering.builder.register(parameter);
        function.parameters.add(item);
        body.accept(lowering, item);
        lowering.builder.finish();
        return function;
    }
}
