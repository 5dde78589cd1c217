package org.braidlang.resolve;

import java.util.List;
import org.braidlang.problems.Problem;
import org.braidlang.syntax.Script;

/** Finds out what the names of a script mean, and everything that is wrong with it apart from its syntax. */
public final class Resolver {
    private Resolver() {}

    /** @throws Problem.Failure with all problems of the script (at most 20), in the order of its text */
    public static Bindings resolve(final Script script, final BuiltinNames builtins) throws Problem.Failure {
        final Names names = new Names(builtins);
        final Scope top = names.open(null, script, FunctionScope.Kind.SCRIPT, "<script>", Scope.Boundary.NONE);
        new StatementResolver(names)
                .statements(script.statements(), new Place(top, new Flow(Flow.Kind.SCRIPT, null), null));
        final List<Problem> problems = names.problems();
        if (!problems.isEmpty()) {
            throw new Problem.Failure(problems);
        }
        return names.bindings;
    }
}
