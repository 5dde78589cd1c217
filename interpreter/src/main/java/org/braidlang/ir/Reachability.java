package org.braidlang.ir;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Which top-level variables a function can read or write, itself or in functions that it calls or makes. Those of
 * functions that it finds in variables belong to these values.
 */
public final class Reachability {
    private Reachability() {}

    /** The positions of the variables, in order. */
    public static int[] globals(final Function function) {
        final BitSet positions = new BitSet();
        final Set<Function> seen = new HashSet<>();
        final Deque<Function> open = new ArrayDeque<>();
        seen.add(function);
        open.add(function);
        while (!open.isEmpty()) {
            for (final Block block : open.remove().blocks()) {
                for (final Instruction instruction : block.instructions()) {
                    switch (instruction) {
                        case Instruction.ReadGlobal i -> positions.set(i.global().position());
                        case Instruction.WriteGlobal i -> positions.set(i.global().position());
                        case Instruction.CallFunction i -> visit(i.function(), seen, open);
                        case Instruction.MakeClosure i -> visit(i.function(), seen, open);
                        default -> { }
                    }
                }
            }
        }
        return positions.stream().toArray();
    }

    private static void visit(final Function function, final Set<Function> seen, final Deque<Function> open) {
        if (seen.add(function)) {
            open.add(function);
        }
    }
}
