package org.braidlang.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Drops the closures that nothing reads, with the top-level variables that would hold them. Most functions are only ever
 * called by their name, which needs neither; then the class of one that is never called is not even made.
 */
final class UnusedClosures {
    private final BitSet unread = new BitSet();

    private UnusedClosures(final BitSet candidates) {
        unread.or(candidates);
    }

    /**
     * Drops them in all functions of a program.
     *
     * @param globals the program's variables, by position
     * @param candidates the positions of those that hold functions and that nothing but these functions can read
     * @return the variables that are left, by their new positions
     */
    static List<Global> drop(
            final List<Function> functions, final List<Global> globals, final BitSet candidates) {
        final UnusedClosures program = new UnusedClosures(candidates);
        functions.forEach(program::find);
        functions.forEach(program::drop);
        return program.unread.isEmpty() ? globals : program.renumber(functions, globals);
    }

    private List<Global> renumber(final List<Function> functions, final List<Global> globals) {
        final List<Global> left = new ArrayList<>();
        final Global[] now = new Global[globals.size()];
        for (final Global global : globals) {
            if (!unread.get(global.position())) {
                final Global moved = global.at(left.size());
                now[global.position()] = moved;
                left.add(moved);
            }
        }
        for (final Function function : functions) {
            for (final Block block : function.blocks) {
                block.instructions.replaceAll(instruction -> switch (instruction) {
                    case Instruction.ReadGlobal i ->
                        new Instruction.ReadGlobal(i.result(), now[i.global().position()], i.checked(), i.span());
                    case Instruction.WriteGlobal i ->
                        new Instruction.WriteGlobal(now[i.global().position()], i.value(), i.span());
                    default -> instruction;
                });
            }
        }
        return left;
    }

    /** A variable stays if it is read, or if it is ever given anything but a closure made for it. */
    private void find(final Function function) {
        final Set<Register> closures = closures(function);
        for (final Block block : function.blocks) {
            for (final Instruction instruction : block.instructions) {
                if (instruction instanceof Instruction.ReadGlobal read) {
                    unread.clear(read.global().position());
                } else if (instruction instanceof Instruction.WriteGlobal write && !closures.contains(write.value())) {
                    unread.clear(write.global().position());
                }
            }
        }
    }

    private static Set<Register> closures(final Function function) {
        final Set<Register> closures = new HashSet<>();
        for (final Block block : function.blocks) {
            for (final Instruction instruction : block.instructions) {
                if (instruction instanceof Instruction.MakeClosure closure) {
                    closures.add(closure.result());
                }
            }
        }
        return closures;
    }

    private void drop(final Function function) {
        final Set<Register> closures = closures(function);
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
