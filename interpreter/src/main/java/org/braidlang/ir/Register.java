package org.braidlang.ir;

/**
 * A virtual register of one function: a local variable or a temporary. Registers are numbered from 0 in the order in
 * which Lowering makes them.
 */
public record Register(int index, String name) {
    @Override
    public String toString() {
        return name.isEmpty() ? "%" + index : "%" + index + ":" + name;
    }
}
