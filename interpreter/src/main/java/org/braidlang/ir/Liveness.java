package org.braidlang.ir;

import java.util.BitSet;
import java.util.List;

/**
 * Which registers are live where: a backward data flow over the blocks. An instruction can leave for its block's
 * handler, so what is live there is live throughout the block.
 */
public final class Liveness {
    /** By the numbers of blocks: what is live at their start. */
    private final BitSet[] in;

    public Liveness(final Function function) {
        final List<Block> blocks = function.blocks();
        int numbers = 0;
        for (final Block block : blocks) {
            numbers = Math.max(numbers, block.index() + 1);
        }
        in = new BitSet[numbers];
        final BitSet[] assigned = new BitSet[numbers];
        for (final Block block : blocks) {
            in[block.index()] = new BitSet();
            assigned[block.index()] = new BitSet();
        }
        for (final Block block : blocks.reversed()) {
            final BitSet read = atEnd(block);
            assigned(block, assigned[block.index()]);
            for (final Instruction instruction : block.instructions().reversed()) {
                before(instruction, block, read);
            }
            in[block.index()] = read;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (final Block block : blocks.reversed()) {
                final BitSet live = new BitSet();
                addSuccessors(block, live);
                live.andNot(assigned[block.index()]);
                addHandler(block, live);
                live.or(in[block.index()]);
                changed |= !live.equals(in[block.index()]);
                in[block.index()] = live;
            }
        }
    }

    private static void assigned(final Block block, final BitSet assigned) {
        for (final Instruction instruction : block.instructions()) {
            final Register result = instruction.result();
            if (result != null) {
                assigned.set(result.index());
            }
            if (instruction instanceof Instruction.Unpack unpack) {
                unpack.results().forEach(each -> assigned.set(each.index()));
            }
        }
        if (block.terminator() instanceof Terminator.NextBranch next) {
            assigned.set(next.item().index());
        }
    }

    private void addSuccessors(final Block block, final BitSet live) {
        for (final Block successor : block.terminator().successors()) {
            live.or(in[successor.index()]);
        }
    }

    /** What is live before the block's terminator. */
    private BitSet atEnd(final Block block) {
        final BitSet live = new BitSet();
        addSuccessors(block, live);
        if (block.terminator() instanceof Terminator.NextBranch next) {
            live.clear(next.item().index());
        }
        for (final Register operand : block.terminator().operands()) {
            live.set(operand.index());
        }
        addHandler(block, live);
        return live;
    }

    private void addHandler(final Block block, final BitSet live) {
        if (block.handler() != null) {
            live.or(in[block.handler().index()]);
        }
    }

    private void before(final Instruction instruction, final Block block, final BitSet live) {
        final Register result = instruction.result();
        if (result != null) {
            live.clear(result.index());
        }
        if (instruction instanceof Instruction.Unpack unpack) {
            unpack.results().forEach(each -> live.clear(each.index()));
        }
        for (final Register operand : instruction.operands()) {
            live.set(operand.index());
        }
        addHandler(block, live);
    }

    /** What is live right after each instruction of a block, in their order; the results of each are not cleared. */
    public BitSet[] after(final Block block) {
        final List<Instruction> instructions = block.instructions();
        final BitSet[] after = new BitSet[instructions.size()];
        final BitSet live = atEnd(block);
        for (int i = instructions.size() - 1; i >= 0; i--) {
            after[i] = (BitSet) live.clone();
            before(instructions.get(i), block, live);
        }
        return after;
    }

    /** What is live at the start of a block. */
    public BitSet atStart(final Block block) {
        return (BitSet) in[block.index()].clone();
    }
}
