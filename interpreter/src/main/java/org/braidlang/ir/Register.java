package org.braidlang.ir;

import org.jspecify.annotations.Nullable;

/**
 * A virtual register of one function: a local variable or a temporary. Registers are numbered from 0 in the order in
 * which Lowering makes them.
 */
public record Register(int index, String name) {
    /** Registers are keys of sets in every compilation; what a record has by itself is linked when it is first used. */
    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public boolean equals(final @Nullable Object other) {
        return other instanceof Register register && register.index == index && register.name.equals(name);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "%" + index : "%" + index + ":" + name;
    }
}
