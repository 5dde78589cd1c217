package org.braidlang.codegen;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.braidlang.ir.Block;
import org.braidlang.ir.Function;
import org.braidlang.ir.Instruction;
import org.braidlang.ir.IntBounds;
import org.braidlang.ir.Liveness;
import org.braidlang.ir.Operation;
import org.braidlang.ir.Register;
import org.braidlang.ir.Type;
import org.braidlang.ir.Types;
import org.jspecify.annotations.Nullable;

/**
 * Where a method can be entered other than at its start, and which registers are live there: a coroutine or generator
 * after each step that can suspend it, the general form of a function wherever the typed form can leave for it. Numbered
 * from 1, in the order of the code.
 *
 * <p>Steps that can be taken once more share the first point among them: what they had computed is then not kept for
 * the general form, so that the typed one holds fewer values throughout its loops.
 */
final class EntryPoints {
    /** A place before or after an instruction, and what is live there. */
    record Point(int number, Block block, int index, boolean after, BitSet live) {}

    private final List<Point> points = new ArrayList<>();
    private final Map<Instruction, Point> before = new IdentityHashMap<>();
    private final Map<Instruction, Point> after = new IdentityHashMap<>();
    private final Set<Block.Loop> loops = new HashSet<>();
    private final List<Register> live = new ArrayList<>();
    /** By the numbers of registers. */
    private final int[] positions;
    private final BitSet needed;

    EntryPoints(final Function function) {
        final Map<Register, Object> constants = function.literals();
        final Liveness liveness = new Liveness(function);
        final Set<Instruction> fitting =
                function.kind() == Function.Kind.PLAIN ? IntBounds.fitting(function) : Set.of();
        for (final Block block : function.blocks()) {
            BitSet @Nullable [] liveAfter = null;
            Point shared = null;
            for (int i = 0; i < block.instructions().size(); i++) {
                final Instruction instruction = block.instructions().get(i);
                final boolean leavesBefore = leavesBefore(function, instruction)
                        && !fitting.contains(instruction);
                final boolean leavesAfter = leavesAfter(function, instruction);
                if (liveAfter == null && (leavesBefore || leavesAfter)) {
                    liveAfter = liveness.after(block);
                }
                if (leavesBefore) {
                    if (shared == null) {
                        final BitSet here = i == 0 ? liveness.atStart(block) : liveAfter[i - 1];
                        shared = add(new Point(points.size() + 1, block, i, false, here));
                    }
                    before.put(instruction, shared);
                } else if (leavesAfter) {
                    final BitSet here = (BitSet) liveAfter[i].clone();
                    if (instruction instanceof Instruction.Suspend suspend) {
                        here.clear(suspend.result().index());
                    }
                    after.put(instruction, add(new Point(points.size() + 1, block, i, true, here)));
                }
                if (shared != null && !isRepeatable(function, instruction, shared)) {
                    shared = null;
                }
            }
        }
        final BitSet all = new BitSet();
        points.forEach(point -> all.or(point.live()));
        positions = new int[function.registers().size()];
        for (final Register register : function.registers()) {
            positions[register.index()] = -1;
            if (all.get(register.index()) && !constants.containsKey(register)) {
                positions[register.index()] = live.size();
                live.add(register);
            }
        }
        needed = liveness.atStart(function.blocks().getFirst());
        needed.or(all);
        loops.forEach(loop -> needed.or(liveness.atStart(loop.header())));
    }

    private Point add(final Point point) {
        points.add(point);
        for (Block.Loop loop = point.block().loop(); loop != null; loop = loop.parent()) {
            loops.add(loop);
        }
        return point;
    }

    /** Whether a step changes nothing but its result, which nobody needs who starts again at the point. */
    private static boolean isRepeatable(final Function function, final Instruction instruction, final Point point) {
        final boolean changesNothing = switch (instruction) {
            case Instruction.Constant _, Instruction.RawConstant _, Instruction.Move _, Instruction.ToInt _,
                Instruction.Advance _, Instruction.Compare _, Instruction.Negate _, Instruction.Not _,
                Instruction.Capture _, Instruction.ReadCell _, Instruction.ReadGlobal _, Instruction.Builtin _ -> true;
            case Instruction.Arithmetic i -> !i.inPlace() || function.type(i.result()) == Type.INT
                    || function.type(i.result()).isFloat();
            case Instruction.Operate i -> i.operation() == Operation.INDEX || i.operation() == Operation.ITEM;
            default -> false;
        };
        final Register result = instruction.result();
        return changesNothing && (result == null || !point.live().get(result.index()));
    }

    /** Whether the typed form can leave before this instruction, because its result may not fit, or is not as guessed. */
    private static boolean leavesBefore(final Function function, final Instruction instruction) {
        if (function.kind() != Function.Kind.PLAIN) {
            return false;
        }
        return switch (instruction) {
            case Instruction.Arithmetic i -> function.type(i.result()) == Type.INT && switch (i.operator()) {
                case ADD, SUBTRACT, MULTIPLY, FLOOR_DIVIDE, SHIFT_LEFT, POWER -> true;
                case MODULO, BIT_AND, BIT_OR, BIT_XOR, SHIFT_RIGHT, DIVIDE -> false;
            };
            case Instruction.Negate i -> function.type(i.result()) == Type.INT;
            case Instruction.Operate i -> i.result() != null && switch (i.operation()) {
                case INDEX, ITEM, SUM_TOTAL -> function.type(i.result()).isBoxedInGeneral();
                default -> false;
            };
            default -> false;
        };
    }

    /** Whether the method can be left, and entered again, after this instruction. */
    private static boolean leavesAfter(final Function function, final Instruction instruction) {
        return switch (instruction) {
            case Instruction.Suspend _, Instruction.Yield _ -> function.kind() != Function.Kind.PLAIN;
            case Instruction.CallFunction i -> function.kind() == Function.Kind.PLAIN
                    && function.type(i.result()) == Type.INT && Types.canCallTyped(function, i);
            default -> false;
        };
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    List<Point> all() {
        return points;
    }

    /** Where the typed form leaves that cannot do this instruction: there, or before what is then done once more. */
    @Nullable Point before(final Instruction instruction) {
        return before.get(instruction);
    }

    /** The point right before this instruction. */
    @Nullable Point at(final Instruction instruction) {
        final Point point = before.get(instruction);
        return point != null && point.block().instructions().get(point.index()) == instruction ? point : null;
    }

    @Nullable Point after(final Instruction instruction) {
        return after.get(instruction);
    }

    /** Whether a point lies in this loop. */
    boolean in(final Block.Loop loop) {
        return loops.contains(loop);
    }

    /** The registers that are live at any point, other than literals, in a fixed order. */
    List<Register> live() {
        return live;
    }

    /** The place of a register in {@link #live}, or -1. */
    int position(final Register register) {
        return positions[register.index()];
    }

    /**
     * Whether a register has to hold something from the start: it is read where no assignment precedes on some way, be
     * it only one that an error seems to take, or that leads through the header of a loop to an entry point in it.
     */
    boolean isNeededAtStart(final Register register) {
        return needed.get(register.index());
    }
}
