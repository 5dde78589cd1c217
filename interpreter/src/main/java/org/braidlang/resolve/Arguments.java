package org.braidlang.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.braidlang.problems.ArgumentProblem;
import org.braidlang.problems.ArgumentProblem.Shape;
import org.braidlang.problems.Suggestions;
import org.braidlang.syntax.Expr;
import org.braidlang.syntax.FunctionNode;
import org.braidlang.syntax.FunctionNode.Parameter;

/** Checks the arguments of a call whose function is known. */
final class Arguments {
    private Arguments() {}

    /** Reports what is wrong with a call, one problem a call. */
    static void check(final Expr.Call call, final String name, final FunctionNode function, final Names names) {
        final List<Parameter> parameters = function.parameters();
        final Shape shape = new Shape(name, parameters.stream().map(Arguments::written).toList(),
                (int) parameters.stream().filter(parameter -> parameter.defaultValue() == null).count(),
                function.header());
        final Set<String> given = new HashSet<>();
        int position = 0;
        for (final Expr.Argument argument : call.arguments()) {
            if (argument.name() == null) {
                if (position == parameters.size()) {
                    final int count = (int) call.arguments().stream().filter(each -> each.name() == null).count();
                    names.report(new ArgumentProblem.TooManyArguments(argument.span(), shape, count));
                    return;
                }
                given.add(parameters.get(position).name());
                position++;
            } else if (parameters.stream().noneMatch(parameter -> parameter.name().equals(argument.name()))) {
                names.report(new ArgumentProblem.UnknownArgument(argument.span(), shape, argument.name(),
                        Suggestions.closest(argument.name(), parameters.stream().map(Parameter::name).toList())));
                return;
            } else if (!given.add(argument.name())) {
                names.report(new ArgumentProblem.RepeatedArgument(argument.span(), shape, argument.name()));
                return;
            }
        }
        final List<String> missing = parameters.stream()
                .filter(parameter -> parameter.defaultValue() == null && !given.contains(parameter.name()))
                .map(Parameter::name).toList();
        if (!missing.isEmpty()) {
            names.report(new ArgumentProblem.MissingArguments(
                    call.span(), shape, missing, call.arguments().size()));
        }
    }

    private static String written(final Parameter parameter) {
        return parameter.defaultValue() == null ? parameter.name()
                : parameter.name() + "=" + parameter.defaultValue().span().text();
    }
}
