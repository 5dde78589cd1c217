package org.braidlang.resolve;

import org.braidlang.syntax.FunctionNode;
import org.jspecify.annotations.Nullable;

/**
 * Where in the script the Resolver is.
 *
 * @param function the innermost function around it
 */
record Place(Scope scope, Flow flow, @Nullable FunctionNode function) {
    Place in(final Scope inner) {
        return new Place(inner, flow, function);
    }

    Place within(final Flow.Kind kind) {
        return new Place(scope, new Flow(kind, flow), function);
    }

    Place within(final FunctionNode inner) {
        return new Place(scope, new Flow(Flow.Kind.FUNCTION, flow), inner);
    }

    boolean isTopLevel() {
        return scope.parent == null;
    }
}
