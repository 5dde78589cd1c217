package org.braidlang.processor;

import java.util.List;

/**
 * An annotated method that was found to be right.
 *
 * @param text the signature as it was written
 * @param parameters with the receiver, if it is a method, as the first
 * @param types the Java types of {@code parameters}
 * @param withTask whether the Java method also wants the task, before all else
 */
record BuiltinMethod(
        Signature signature, String text, String doc, String javaName, List<Signature.Parameter> parameters,
        List<JavaType> types, JavaType result, boolean withTask) {
    /** Where the parameter of this kind stands, of which there is at most one, or -1. */
    int place(final Signature.Kind kind) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    /** How many leading parameters can be passed by position. */
    int positional() {
        int count = 0;
        while (count < parameters.size() && parameters.get(count).kind() == Signature.Kind.PLAIN) {
            count++;
        }
        return count;
    }

    /** Whether a call with this number of positional arguments, and none by name, fits. */
    boolean takes(final int arguments) {
        if (arguments > positional() && place(Signature.Kind.REST) < 0) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            final Signature.Parameter parameter = parameters.get(i);
            final boolean given = i < arguments && i < positional();
            if (!given && !parameter.isCollected() && parameter.fallback() == null) {
                return false;
            }
        }
        return true;
    }
}
