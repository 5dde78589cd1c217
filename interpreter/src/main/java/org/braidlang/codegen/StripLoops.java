package org.braidlang.codegen;

import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.braidlang.ir.Block;
import org.braidlang.ir.Function;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.Register;
import org.braidlang.ir.Terminator;
import org.braidlang.syntax.Expr.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The loops of a typed form that only compute. They run in strips: an inner loop of some turns without a poll, and an
 * outer one that polls. The JVM optimises the inner one as it would if nobody could stop it, and what a task does that
 * has been asked for its turn stays out of it. Loops that reach elements or sums gain nothing by it.
 */
final class StripLoops {
    /** With at most 10 ns a turn, a strip takes some 10 µs: nobody waits for that. */
    private static final int TURNS = 1024;

    /**
     * How far a turn takes the count of turns: a number by whose multiples nobody counts. The JVM computes variables
     * that grow by multiples of it from the count, which costs twice the time where a loop is compiled while it runs. It
     * does not unroll loops whose count takes steps above 64.
     */
    private static final int STEP = 61;

    /**
     * One such loop.
     *
     * @param range how the header ends, where the loop counts anyway; null where its turns are counted
     * @param inner where the inner loop starts; the header's label is where the outer one does
     * @param local STEP for each turn so far, or where the counter ends the strip
     */
    private record Strip(Terminator.@Nullable RangeBranch range, Label inner, int local) {}

    private final MethodEmitter method;
    private final CodeBuilder code;
    private final Slots slots;
    private final Map<Block, Strip> byHeader = new HashMap<>();

    StripLoops(final MethodEmitter method) {
        this.method = method;
        this.code = method.code;
        this.slots = method.slots;
        if (method.form == MethodEmitter.Form.TYPED) {
            find(method.function);
        }
    }

    private void find(final Function function) {
        final Set<Block.Loop> others = new HashSet<>();
        final Set<Block.Loop> loops = new HashSet<>();
        for (final Block block : function.blocks()) {
            final Block.@Nullable Loop loop = block.loop();
            if (loop != null) {
                loops.add(loop);
                for (Block.Loop outer = loop.parent(); outer != null; outer = outer.parent()) {
                    others.add(outer);
                }
                if (!isQuick(block, loop.header())) {
                    others.add(loop);
                }
            }
        }
        loops.removeAll(others);
        for (final Block.Loop loop : loops) {
            final Terminator.@Nullable RangeBranch range =
                    loop.header().terminator() instanceof Terminator.RangeBranch branch && branch.below() ? branch : null;
            byHeader.put(loop.header(), new Strip(
                    range, code.newLabel(), code.allocateLocal(range == null ? TypeKind.INT : TypeKind.LONG)));
        }
    }

    private boolean isQuick(final Block block, final Block header) {
        final List<Instruction> instructions = block.instructions();
        if (block == header && !(instructions.getFirst() instanceof Instruction.Poll)) {
            return false;
        }
        for (int i = block == header ? 1 : 0; i < instructions.size(); i++) {
            if (!isQuick(instructions.get(i))) {
                return false;
            }
        }
        return switch (block.terminator()) {
            case Terminator.Jump _ -> true;
            case Terminator.RangeBranch t -> t.body() != header;
            case Terminator.Branch t -> slots.kind(t.condition()) == Slots.Kind.BOOL && isNone(t, header);
            case Terminator.CompareBranch t -> areNumbers(t.left(), t.right()) && isNone(t, header);
            case Terminator.Return _, Terminator.Throw _ -> true;
            case Terminator.Switch _, Terminator.NextBranch _, Terminator.EndBranch _ -> false;
        };
    }

    private static boolean isNone(final Terminator terminator, final Block header) {
        return !terminator.successors().contains(header);
    }

    private boolean isQuick(final Instruction instruction) {
        return switch (instruction) {
            case Instruction.Constant _, Instruction.RawConstant _, Instruction.Move _, Instruction.ToInt _,
                Instruction.Advance _ -> true;
            case Instruction.Arithmetic i -> areNumbers(i.result(), i.left(), i.right())
                    && i.operator() != BinaryOperator.POWER;
            case Instruction.Negate i -> areNumbers(i.result(), i.operand());
            case Instruction.Compare i -> areNumbers(i.left(), i.right());
            case Instruction.Not i -> slots.kind(i.operand()) == Slots.Kind.BOOL;
            default -> false;
        };
    }

    private boolean areNumbers(final Register... registers) {
        for (final Register register : registers) {
            if (!slots.isDouble(register)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this block is the header of a loop in strips; its first instruction is the poll. */
    boolean isHeader(final Block block) {
        return byHeader.containsKey(block);
    }

    /** After the header's poll: starts a strip. */
    void open(final Block header) {
        final Strip strip = byHeader.get(header);
        if (strip.range() != null) {
            final Terminator.RangeBranch range = strip.range();
            slots.push(range.counter());
            slots.push(range.end());
            code.lcmp().ifge(method.label(range.exit()));
            slots.push(range.counter());
            slots.push(range.end());
            code.loadConstant((long) TURNS);
            code.invokestatic(
                    RuntimeSymbols.RANGE_LOOPS, "strip", MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_long));
            code.lstore(strip.local()).labelBinding(strip.inner());
        } else {
            code.iconst_0().istore(strip.local()).labelBinding(strip.inner());
            code.iload(strip.local()).loadConstant(TURNS * STEP).if_icmpge(method.label(header));
        }
    }

    /** Emits the end of the header of a range's loop; gives false for any other block. */
    boolean branch(final Block block) {
        final @Nullable Strip strip = byHeader.get(block);
        if (strip == null || strip.range() == null) {
            return false;
        }
        slots.push(strip.range().counter());
        code.lload(strip.local()).lcmp().iflt(method.label(strip.range().body()));
        code.goto_(method.label(block));
        return true;
    }

    /** Emits a jump from inside a loop in strips to its next turn; gives false for any other jump. */
    boolean nextTurn(final Block from, final Block to) {
        final @Nullable Strip strip = byHeader.get(to);
        if (strip == null || from.loop() != to.loop()) {
            return false;
        }
        if (strip.range() == null) {
            code.iinc(strip.local(), STEP);
        }
        code.goto_(strip.inner());
        return true;
    }
}
