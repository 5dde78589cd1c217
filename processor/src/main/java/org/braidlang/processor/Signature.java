package org.braidlang.processor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code @Builtin} says about a function.
 *
 * @param owner the type whose method it is, or ""
 */
record Signature(String owner, String name, List<Parameter> parameters) {
    /**
     * @param fallback the value when it is left out, or null where it must be given
     * @param kind how arguments reach it
     */
    record Parameter(String name, @Nullable Literal fallback, Kind kind) {
        boolean isCollected() {
            return kind == Kind.REST || kind == Kind.NAMED;
        }
    }

    /**
     * PLAIN parameters take an argument by position or name, BY_NAME ones by name only, REST takes all other positional
     * arguments, NAMED all others that are passed by name.
     */
    enum Kind { PLAIN, BY_NAME, REST, NAMED }

    /** What is wrong with a signature. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        Fault(final String message) {
            super(message);
        }
    }

    boolean isMethod() {
        return !owner.isEmpty();
    }
}
