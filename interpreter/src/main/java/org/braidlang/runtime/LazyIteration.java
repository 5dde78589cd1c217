package org.braidlang.runtime;

/** The lazy sequences that built-in functions give: {@code map}, {@code zip} and the like. */
abstract class LazyIteration extends Iteration {
    private final String typeName;

    LazyIteration(final String typeName) {
        this.typeName = typeName;
    }

    /** As {@code type()} shows it. */
    final String typeName() {
        return typeName;
    }

    @Override
    public final String toString() {
        return "<" + typeName + " object>";
    }
}
