package org.braidlang.ir;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Drops the closures that nothing reads. Most functions are only ever called by their name, which needs none; then the
 * class of one that is never called is not even made.
 */
final class UnusedClosures {
    private final BitSet unread = new BitSet();

    private UnusedClosures(final Set<Global> candidates) {
        candidates.forEach(global -> unread.set(global.position()));
    }

    /**
     * Drops them in all functions of a program.
     *
     * @param candidates the variables that hold functions and that nothing but these functions can read
     */
    static void drop(final List<Function> functions, final Set<Global> candidates) {
        final UnusedClosures program = new UnusedClosures(candidates);
        for (final Function function : functions) {
            for (final Block block : function.blocks) {
                for (final Instruction instruction : block.instructions) {
                    if (instruction instanceof Instruction.ReadGlobal read) {
                        program.unread.clear(read.global().position());
                    }
                }
            }
        }
        functions.forEach(program::drop);
    }

    private void drop(final Function function) {
        final Set<Register> closures = new HashSet<>();
        for (final Block block : function.blocks) {
            for (final Instruction instruction : block.instructions) {
                if (instruction instanceof Instruction.MakeClosure closure) {
                    closures.add(closure.result());
                }
            }
        }
        if (closures.isEmpty()) {
            return;
        }
        final BitSet before = read(function);
        for (final Block block : function.blocks) {
            block.instructions.removeIf(instruction ->
                    instruction instanceof Instruction.WriteGlobal write
                            && unread.get(write.global().position()) && closures.contains(write.value())
                    || instruction instanceof Instruction.Move move
                            && !before.get(move.result().index()) && closures.contains(move.source()));
        }
        final BitSet after = read(function);
        for (final Block block : function.blocks) {
            block.instructions.removeIf(instruction ->
                    instruction instanceof Instruction.MakeClosure closure && !after.get(closure.result().index()));
        }
    }

    /** The registers that are read anywhere. */
    private static BitSet read(final Function function) {
        final BitSet read = new BitSet();
        for (final Block block : function.blocks) {
            for (final Instruction instruction : block.instructions) {
                instruction.operands().forEach(operand -> read.set(operand.index()));
            }
            block.terminator().operands().forEach(operand -> read.set(operand.index()));
        }
        return read;
    }
}
