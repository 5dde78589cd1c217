package org.braidlang.ir;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.braidlang.syntax.Expr.BinaryOperator;

/**
 * Finds the local variables that begin as a str and grow in a loop: {@code text += …}. Joined one by one, strs would take
 * a time that grows with the square of their number; such a variable may hold a text that is still growing, of which every
 * read but that of the sum itself makes a str.
 *
 * @param sums by which they grow
 * @param variables those variables
 * @param handedOn what holds such a variable's value for its sum alone: as it was before the right side was computed, or
 *     the sum until the variable is given it
 */
public record GrowingTexts(Set<Instruction> sums, Set<Register> variables, Set<Register> handedOn) {
    private static final GrowingTexts NONE = new GrowingTexts(Set.of(), Set.of(), Set.of());

    /** Those of a function. */
    public static GrowingTexts of(final Function function) {
        final Set<Register> begun = new HashSet<>();
        for (final Block block : function.blocks()) {
            for (final Instruction instruction : block.instructions()) {
                if (instruction instanceof Instruction.Constant(final Register result, final Object value)
                        && value instanceof String && !function.literals().containsKey(result)) {
                    begun.add(result);
                }
            }
        }
        if (begun.isEmpty()) {
            return NONE;
        }
        final GrowingTexts found = new GrowingTexts(
                Collections.newSetFromMap(new IdentityHashMap<>()), new HashSet<>(), new HashSet<>());
        for (final Block block : function.blocks()) {
            if (block.loop() != null) {
                found.find(function, block.instructions(), begun);
            }
        }
        return found;
    }

    private void find(final Function function, final List<Instruction> instructions, final Set<Register> begun) {
        for (int i = 0; i < instructions.size(); i++) {
            if (instructions.get(i) instanceof Instruction.Arithmetic sum && sum.operator() == BinaryOperator.ADD
                    && function.type(sum.result()) == Type.OBJECT) {
                final Instruction next = i + 1 < instructions.size() ? instructions.get(i + 1) : null;
                final boolean moved = next instanceof Instruction.Move move && move.source() == sum.result()
                        && isUsedOnce(function, sum.result());
                final Register variable = moved ? next.result() : sum.result();
                final boolean grows = sum.left() == variable || isMadeFrom(function, sum.left(), variable);
                if (grows && begun.contains(variable)) {
                    sums.add(sum);
                    variables.add(variable);
                    if (moved) {
                        handedOn.add(sum.result());
                    }
                    if (sum.left() != variable) {
                        handedOn.add(sum.left());
                    }
                }
            }
        }
    }

    /** Whether a register only ever holds what the variable has held, and is read once. */
    private static boolean isMadeFrom(final Function function, final Register register, final Register variable) {
        for (final Block block : function.blocks()) {
            for (final Instruction instruction : block.instructions()) {
                if (instruction.result() == register
                        && (!(instruction instanceof Instruction.Move move) || move.source() != variable)) {
                    return false;
                }
            }
        }
        return isUsedOnce(function, register);
    }

    /** Whether a register is written and read at one place each. */
    private static boolean isUsedOnce(final Function function, final Register register) {
        int writes = function.parameters().contains(register) ? 1 : 0;
        int reads = 0;
        for (final Block block : function.blocks()) {
            for (final Instruction instruction : block.instructions()) {
                writes += instruction.result() == register ? 1 : 0;
                if (instruction instanceof Instruction.Unpack unpack) {
                    writes += count(unpack.results(), register);
                }
                reads += count(instruction.operands(), register);
            }
            if (block.terminator() instanceof Terminator.NextBranch next) {
                writes += next.item() == register ? 1 : 0;
            }
            reads += count(block.terminator().operands(), register);
        }
        return writes == 1 && reads == 1;
    }

    private static int count(final List<Register> registers, final Register wanted) {
        int count = 0;
        for (final Register register : registers) {
            count += register == wanted ? 1 : 0;
        }
        return count;
    }

    /** Whether a register may hold a text that is still growing. */
    public boolean mayHold(final Register register) {
        return variables.contains(register) || handedOn.contains(register);
    }
}
