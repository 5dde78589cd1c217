package org.braidlang.ir;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.braidlang.syntax.Expr.BinaryOperator;
import org.braidlang.syntax.Expr.ComparisonOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds sums and differences of machine integers that cannot overflow, because a comparison has gone before: behind
 * {@code i < n}, there is room for {@code i + 1}. A forward data flow over the blocks. What it knows of a register is the
 * interval between two literals or the ends of what a long can hold; nothing is concluded from results of arithmetic,
 * so that the intervals are few and the search for the fixed point ends.
 */
public final class IntBounds {
    private record Interval(long low, long high) {
        static final Interval ALL = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);

        /** What a record has by itself is linked when it is first used, which a short script would wait for. */
        @Override
        public boolean equals(final @Nullable Object other) {
            return other instanceof Interval interval && interval.low == low && interval.high == high;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(low) * 31 + Long.hashCode(high);
        }

        Interval hull(final Interval other) {
            return new Interval(Math.min(low, other.low), Math.max(high, other.high));
        }

        /** What is left of it; ALL where nothing is, because then the code is not reached. */
        Interval and(final long least, final long most) {
            final long from = Math.max(low, least);
            final long to = Math.min(high, most);
            return from <= to ? new Interval(from, to) : ALL;
        }
    }

    private final Function function;
    /** What holds at the start of each block that has been reached; a register that is not named can be anything. */
    private final Map<Block, Map<Register, Interval>> atStart = new HashMap<>();
    private final Deque<Block> open = new ArrayDeque<>();
    private final Set<Instruction> fitting = Collections.newSetFromMap(new IdentityHashMap<>());

    private IntBounds(final Function function) {
        this.function = function;
    }

    /**
     * The additions and subtractions of a function whose results fit a long in any case, if their operands are longs. In
     * a function without a loop, where a check costs nothing that matters, none are looked for.
     */
    public static Set<Instruction> fitting(final Function function) {
        if (!hasStepInLoop(function)) {
            return Set.of();
        }
        final IntBounds bounds = new IntBounds(function);
        bounds.solve();
        for (final Block block : function.blocks()) {
            bounds.through(block, bounds.atStart.getOrDefault(block, Map.of()), true);
        }
        return bounds.fitting;
    }

    private static boolean hasStepInLoop(final Function function) {
        for (final Block block : function.blocks()) {
            if (block.loop() != null) {
                for (final Instruction instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Arithmetic i && isStep(i)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isStep(final Instruction.Arithmetic i) {
        return i.operator() == BinaryOperator.ADD || i.operator() == BinaryOperator.SUBTRACT;
    }

    private void solve() {
        final Block first = function.blocks().getFirst();
        atStart.put(first, Map.of());
        open.add(first);
        while (!open.isEmpty()) {
            final Block block = open.remove();
            final Map<Register, Interval> after = through(block, atStart.get(block), false);
            switch (block.terminator()) {
                case Terminator.CompareBranch t -> {
                    flow(t.ifTrue(), compared(after, t.operator(), t.left(), t.right()));
                    final ComparisonOperator opposite = opposite(t.operator());
                    flow(t.ifFalse(), opposite == null ? after : compared(after, opposite, t.left(), t.right()));
                }
                case Terminator.RangeBranch t -> {
                    flow(t.body(), t.below()
                            ? compared(after, ComparisonOperator.LESS, t.counter(), t.end()) : after);
                    flow(t.exit(), after);
                }
                case Terminator.NextBranch t -> {
                    final Map<Register, Interval> taken = new HashMap<>(after);
                    taken.remove(t.item());
                    flow(t.body(), taken);
                    flow(t.exit(), taken);
                }
                case Terminator.Jump _, Terminator.Branch _, Terminator.EndBranch _, Terminator.Switch _,
                    Terminator.Return _, Terminator.Throw _ ->
                    block.terminator().successors().forEach(successor -> flow(successor, after));
            }
            if (block.handler() != null) {
                flow(block.handler(), Map.of());
            }
        }
    }

    private void flow(final Block to, final Map<Register, Interval> state) {
        final @Nullable Map<Register, Interval> before = atStart.get(to);
        final Map<Register, Interval> joined;
        if (before == null) {
            joined = state;
        } else {
            joined = new HashMap<>();
            before.forEach((register, interval) -> {
                final @Nullable Interval other = state.get(register);
                if (other != null) {
                    joined.put(register, interval.hull(other));
                }
            });
        }
        if (!joined.equals(before)) {
            atStart.put(to, joined);
            open.add(to);
        }
    }

    private Map<Register, Interval> through(
            final Block block, final Map<Register, Interval> start, final boolean solved) {
        final Map<Register, Interval> state = new HashMap<>(start);
        for (final Instruction instruction : block.instructions()) {
            final @Nullable Interval known = switch (instruction) {
                case Instruction.Constant(final Register _, final Long value) -> new Interval(value, value);
                case Instruction.Move(final Register _, final Register source) -> state.get(source);
                case Instruction.ToInt(final Register _, final Register counter) -> state.get(counter);
                case Instruction.Arithmetic i -> {
                    if (solved && isStep(i) && fits(state, i)) {
                        fitting.add(i);
                    }
                    yield null;
                }
                default -> null;
            };
            final Register result = instruction.result();
            if (result != null) {
                set(state, result, known);
            }
            if (instruction instanceof Instruction.Unpack unpack) {
                unpack.results().forEach(state::remove);
            }
        }
        return state;
    }

    private static void set(
            final Map<Register, Interval> state, final Register register, final @Nullable Interval interval) {
        if (interval == null || interval.equals(Interval.ALL)) {
            state.remove(register);
        } else {
            state.put(register, interval);
        }
    }

    private boolean fits(final Map<Register, Interval> state, final Instruction.Arithmetic i) {
        final Interval left = interval(state, i.left());
        final Interval right = interval(state, i.right());
        final boolean adds = i.operator() == BinaryOperator.ADD;
        return isLong(adds, left.low(), adds ? right.low() : right.high())
                && isLong(adds, left.high(), adds ? right.high() : right.low());
    }

    private static boolean isLong(final boolean adds, final long left, final long right) {
        final long result = adds ? left + right : left - right;
        return adds ? ((left ^ result) & (right ^ result)) >= 0 : ((left ^ right) & (left ^ result)) >= 0;
    }

    private Interval interval(final Map<Register, Interval> state, final Register register) {
        return function.literals().get(register) instanceof Long value ? new Interval(value, value)
                : state.getOrDefault(register, Interval.ALL);
    }

    /** What holds where the comparison of two machine integers does; nothing is learnt from other values. */
    private Map<Register, Interval> compared(
            final Map<Register, Interval> state, final ComparisonOperator operator, final Register left,
            final Register right) {
        if (!isMachineInt(left) || !isMachineInt(right)) {
            return state;
        }
        final Interval a = interval(state, left);
        final Interval b = interval(state, right);
        final Map<Register, Interval> learnt = new HashMap<>(state);
        switch (operator) {
            case LESS -> below(learnt, left, a, right, b, 1);
            case LESS_EQUAL -> below(learnt, left, a, right, b, 0);
            case GREATER -> below(learnt, right, b, left, a, 1);
            case GREATER_EQUAL -> below(learnt, right, b, left, a, 0);
            case EQUAL -> {
                set(learnt, left, a.and(b.low(), b.high()));
                set(learnt, right, b.and(a.low(), a.high()));
            }
            case NOT_EQUAL, IN, NOT_IN -> { }
        }
        return learnt;
    }

    private static void below(
            final Map<Register, Interval> learnt, final Register less, final Interval a, final Register more,
            final Interval b, final int gap) {
        set(learnt, less, a.and(Long.MIN_VALUE, Math.max(b.high(), Long.MIN_VALUE + gap) - gap));
        set(learnt, more, b.and(Math.min(a.low(), Long.MAX_VALUE - gap) + gap, Long.MAX_VALUE));
    }

    private boolean isMachineInt(final Register register) {
        return function.type(register).isInt() || function.type(register) == Type.RAW
                || function.literals().get(register) instanceof Long;
    }

    private static @Nullable ComparisonOperator opposite(final ComparisonOperator operator) {
        return switch (operator) {
            case LESS -> ComparisonOperator.GREATER_EQUAL;
            case LESS_EQUAL -> ComparisonOperator.GREATER;
            case GREATER -> ComparisonOperator.LESS_EQUAL;
            case GREATER_EQUAL -> ComparisonOperator.LESS;
            case NOT_EQUAL -> ComparisonOperator.EQUAL;
            case EQUAL, IN, NOT_IN -> null;
        };
    }
}
