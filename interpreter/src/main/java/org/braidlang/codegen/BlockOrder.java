package org.braidlang.codegen;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.ir.Block;
import org.braidlang.ir.Terminator;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the blocks of a function stand in its methods. The header of a {@code while} loop, which decides
 * whether there is another turn, stands behind the loop's other blocks: the jump back is then the one that depends on the
 * condition. A JVM that compiles a loop while it runs enters it at the target of that jump, and makes a counted loop of
 * what it finds there only if the condition comes last; otherwise the first call of a long loop takes up to three times
 * as long. Of loops over a range it makes counted ones anyway, and faster ones if the header comes first.
 */
final class BlockOrder {
    private BlockOrder() {}

    static List<Block> of(final List<Block> blocks) {
        final List<Block> order = new ArrayList<>(blocks);
        for (final Block block : blocks) {
            final Block.Loop loop = block.loop();
            if (loop != null && loop.header() == block && decides(block)) {
                int last = order.indexOf(block);
                for (int i = last + 1; i < order.size(); i++) {
                    last = isIn(order.get(i), loop) ? i : last;
                }
                order.remove(block);
                order.add(last, block);
            }
        }
        return order;
    }

    private static boolean decides(final Block header) {
        return switch (header.terminator()) {
            case Terminator.Branch t -> isIn(t.ifTrue(), header.loop()) != isIn(t.ifFalse(), header.loop());
            case Terminator.CompareBranch t -> isIn(t.ifTrue(), header.loop()) != isIn(t.ifFalse(), header.loop());
            case Terminator.RangeBranch _, Terminator.NextBranch _, Terminator.EndBranch _, Terminator.Jump _,
                    Terminator.Switch _, Terminator.Return _, Terminator.Throw _ -> false;
        };
    }

    private static boolean isIn(final Block block, final Block.@Nullable Loop wanted) {
        for (Block.Loop loop = block.loop(); loop != null; loop = loop.parent()) {
            if (loop == wanted) {
                return true;
            }
        }
        return false;
    }
}
