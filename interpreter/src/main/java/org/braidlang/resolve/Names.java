package org.braidlang.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.braidlang.problems.FamiliarNames;
import org.braidlang.problems.NameProblem;
import org.braidlang.problems.Problem;
import org.braidlang.problems.Suggestions;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Declares and looks up names, and gathers the problems.
 *
 * <p>A name means the nearest declaration above it. Two kinds of code also see what stands below: a declared function
 * sees all names of the blocks around it, and any closure sees a later declaration where there is no earlier one.
 */
final class Names {
    private static final int MOST_PROBLEMS = 20;

    final Bindings bindings = new Bindings();
    final BuiltinNames builtins;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Unknown> unknown = new LinkedHashMap<>();

    /** Names whose lack has been told in another way, so that their uses are not told again. */
    private final Set<String> excused = new HashSet<>();

    /** Counts the scopes and declarations. */
    private int time;

    private record Unknown(@Nullable String suggestion, boolean module, List<Span> uses) {}

    Names(final BuiltinNames builtins) {
        this.builtins = builtins;
    }

    void report(final Problem problem) {
        problems.add(problem);
    }

    /** The variable that a declaring node has been bound to. */
    Variable variable(final Object node) {
        return Objects.requireNonNull(bindings.variable(node));
    }

    void excuse(final String name) {
        excused.add(name);
    }

    /** All problems in the order of the text. */
    List<Problem> problems() {
        unknown.keySet().removeAll(excused);
        unknown.forEach((name, found) -> problems.add(new NameProblem.UnknownName(found.uses.getFirst(), name,
                found.suggestion, found.module, List.copyOf(found.uses.subList(1, found.uses.size())))));
        unknown.clear();
        if (problems.isEmpty()) {
            return List.of();
        }
        return problems.stream().sorted(Comparator.comparingInt((Problem problem) -> problem.span().start()))
                .limit(MOST_PROBLEMS).toList();
    }

    /** A scope of the same activation. */
    Scope open(final Scope parent) {
        return new Scope(parent, parent.function, Scope.Boundary.NONE, ++time);
    }

    /** The outermost scope of an activation of its own; {@code node} is its key in the bindings. */
    Scope open(final @Nullable Scope parent, final Object node, final FunctionScope.Kind kind, final String name,
            final Scope.Boundary boundary) {
        final FunctionScope function = new FunctionScope(kind, name, parent == null ? null : parent.function);
        bindings.open(node, function);
        return new Scope(parent, function, boundary, ++time);
    }

    /** Declares a variable from here on. */
    void declare(final Scope scope, final Object node, final String name, final Span span,
            final Variable.Kind kind) {
        declared(scope, announce(scope, node, name, span, kind));
    }

    /** Adds a variable whose declaration stands further down; {@link #declared} says when that is passed. */
    Variable announce(final Scope scope, final Object node, final String name, final Span span,
            final Variable.Kind kind) {
        final Variable variable = new Variable(name, kind, span, scope.function);
        variable.global = scope.parent == null;
        scope.function.variables.add(variable);
        bindings.bind(node, variable);
        final Variable first = scope.announce(variable);
        if (first != null && !name.equals("_")) {
            report(kind == Variable.Kind.PARAMETER
                    ? new NameProblem.RepeatedParameter(span, name, first.declaration())
                    : new NameProblem.DeclaredTwice(span, name, first.declaration(), assignable(first)));
        }
        return variable;
    }

    void declared(final Scope scope, final Variable variable) {
        scope.declared(variable, ++time);
    }

    /** The variable exists as soon as its scope does. */
    void hoisted(final Scope scope, final Variable variable) {
        variable.hoisted = true;
        scope.declared(variable, scope.opened);
    }

    /** Binds a use of a name that is only read. */
    void read(final Scope scope, final Object node, final String name, final Span span) {
        final Variable variable = find(scope, name);
        if (variable != null) {
            use(scope, node, variable, span);
        } else if (!builtins.known(name)) {
            // A built-in name that is only near is no better than what the name is known to mean elsewhere.
            unknown.computeIfAbsent(name, absent -> new Unknown(
                    Suggestions.closest(name, visible(scope, FamiliarNames.advice(name) == null)),
                    builtins.modules().contains(name), new ArrayList<>())).uses.add(span);
        }
    }

    /** Binds an assignment to a name; {@code symbol} is {@code =}, {@code +=} … */
    void assign(final Scope scope, final Object node, final String name, final Span span, final String symbol) {
        final Variable variable = find(scope, name);
        if (variable != null) {
            if (assignable(variable)) {
                variable.assignedLater = true;
            } else {
                report(new NameProblem.CannotBeAssigned(span, name, declared(variable.kind()),
                        variable.declaration()));
            }
            use(scope, node, variable, span);
        } else if (excused.add(name)) {
            final boolean builtIn = builtins.known(name);
            report(new NameProblem.AssignedUndeclared(span, name, symbol, builtIn,
                    builtIn ? null : Suggestions.closest(name, visible(scope, false))));
        }
    }

    /** The variable that a name means here, or null where it is built in or unknown. Says nothing. */
    @Nullable Variable find(final Scope from, final String name) {
        boolean inClosure = false;
        boolean inFunction = false;
        for (Scope scope = from; scope != null; scope = scope.parent) {
            final Variable variable = scope.get(name);
            if (variable != null && (!scope.isPending(variable) || inFunction
                    || variable.kind() == Variable.Kind.FUNCTION || inClosure && scope.recursive == variable)) {
                return variable;
            }
            inClosure |= scope.boundary != Scope.Boundary.NONE;
            inFunction |= scope.boundary == Scope.Boundary.FUNCTION;
        }
        return builtins.known(name) ? null : findLater(from, name);
    }

    private static @Nullable Variable findLater(final Scope from, final String name) {
        for (Scope scope = from; scope != null; scope = scope.parent) {
            final Variable variable = scope.get(name);
            if (variable != null) {
                return variable;
            }
        }
        return null;
    }

    private void use(final Scope from, final Object node, final Variable variable, final Span span) {
        bindings.bind(node, variable);
        boolean inClosure = false;
        // A closure made where it stands is later than what is declared by then; a declared function exists as soon
        // as its block does.
        int exists = Integer.MAX_VALUE;
        Scope scope = from;
        while (scope.get(variable.name()) != variable) {
            final Scope parent = Objects.requireNonNull(scope.parent);
            inClosure |= scope.boundary != Scope.Boundary.NONE;
            if (scope.boundary == Scope.Boundary.FUNCTION) {
                exists = parent.opened;
            }
            scope = parent;
        }
        if (!scope.isPending(variable)) {
            variable.readEarly |= exists < variable.declaredAt;
        } else if (inClosure) {
            variable.readEarly = true;
        } else {
            report(new NameProblem.UsedBeforeDeclaration(
                    span, variable.name(), variable.declaration(), variable.kind() == Variable.Kind.FUNCTION));
        }
        for (FunctionScope function = from.function; function != variable.owner();
                function = Objects.requireNonNull(function.parent())) {
            variable.captured = true;
            if (!variable.global()) {
                function.captures.add(variable);
            }
        }
    }

    private static boolean assignable(final Variable variable) {
        return switch (variable.kind()) {
            case VAR, SHARED_VAR, PARAMETER -> true;
            case LET, FUNCTION, LOOP, CATCH, WITH, MODULE, SCRIPT_MODULE -> false;
        };
    }

    private static NameProblem.CannotBeAssigned.Declared declared(final Variable.Kind kind) {
        return switch (kind) {
            case LOOP -> NameProblem.CannotBeAssigned.Declared.LOOP;
            case CATCH -> NameProblem.CannotBeAssigned.Declared.CATCH;
            case WITH -> NameProblem.CannotBeAssigned.Declared.WITH;
            case FUNCTION -> NameProblem.CannotBeAssigned.Declared.FUNCTION;
            case MODULE, SCRIPT_MODULE -> NameProblem.CannotBeAssigned.Declared.MODULE;
            case LET, VAR, SHARED_VAR, PARAMETER -> NameProblem.CannotBeAssigned.Declared.LET;
        };
    }

    private Collection<String> visible(final Scope from, final boolean withBuiltins) {
        final Set<String> names = new LinkedHashSet<>();
        for (Scope scope = from; scope != null; scope = scope.parent) {
            names.addAll(scope.names());
        }
        if (withBuiltins) {
            names.addAll(builtins.all());
        }
        return names;
    }
}
