package org.braidlang.ir;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which registers are live where: a backward data flow over the blocks. An instruction can leave for its block's
 * handler, so what is live there is live throughout the block.
 */
public final class Liveness {
    private final Map<Block, BitSet> liveIn = new HashMap<>();

    public Liveness(final Function function) {
        final List<Block> blocks = function.blocks();
        blocks.forEach(block -> liveIn.put(block, new BitSet()));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (final Block block : blocks.reversed()) {
                final BitSet live = atEnd(block);
                final List<Instruction> instructions = block.instructions();
                for (final Instruction instruction : instructions.reversed()) {
                    before(instruction, block, live);
                }
                if (!live.equals(liveIn.get(block))) {
                    liveIn.put(block, live);
                    changed = true;
                }
            }
        }
    }

    /** What is live before the block's terminator. */
    private BitSet atEnd(final Block block) {
        final BitSet live = new BitSet();
        for (final Block successor : block.terminator().successors()) {
            live.or(in(successor));
        }
        if (block.terminator() instanceof Terminator.NextBranch next) {
            live.clear(next.item().index());
        }
        block.terminator().operands().forEach(operand -> live.set(operand.index()));
        addHandler(block, live);
        return live;
    }

    private BitSet in(final Block block) {
        final BitSet live = liveIn.get(block);
        return live == null ? new BitSet() : live;
    }

    private void addHandler(final Block block, final BitSet live) {
        if (block.handler() != null) {
            live.or(in(block.handler()));
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
        instruction.operands().forEach(operand -> live.set(operand.index()));
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
        return (BitSet) in(block).clone();
    }
}
