package org.braidlang.ir;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.source.Span;
import org.braidlang.syntax.Expr.ComparisonOperator;

/** How a block ends. */
public sealed interface Terminator {
    List<Register> operands();

    List<Block> successors();

    record Jump(Block target) implements Terminator {
        @Override
        public List<Register> operands() {
            return List.of();
        }

        @Override
        public List<Block> successors() {
            return List.of(target);
        }
    }

    record Branch(Register condition, Block ifTrue, Block ifFalse) implements Terminator {
        @Override
        public List<Register> operands() {
            return List.of(condition);
        }

        @Override
        public List<Block> successors() {
            return List.of(ifTrue, ifFalse);
        }
    }

    record CompareBranch(
            ComparisonOperator operator, Register left, Register right, Block ifTrue, Block ifFalse, Span span)
            implements Terminator {
        @Override
        public List<Register> operands() {
            return List.of(left, right);
        }

        @Override
        public List<Block> successors() {
            return List.of(ifTrue, ifFalse);
        }
    }

    /** Goes on while a RAW counter has not reached its end: is below it, or, with steps other than 1, is not it. */
    record RangeBranch(Register counter, Register end, boolean below, Block body, Block exit) implements Terminator {
        @Override
        public List<Register> operands() {
            return List.of(counter, end);
        }

        @Override
        public List<Block> successors() {
            return List.of(body, exit);
        }
    }

    /** Takes the next item of an iteration into {@code item} and goes to the body, or leaves at its end. */
    record NextBranch(Register item, Register iteration, Block body, Block exit, Span span) implements Terminator {
        @Override
        public List<Register> operands() {
            return List.of(iteration);
        }

        @Override
        public List<Block> successors() {
            return List.of(body, exit);
        }
    }

    /** Leaves where an item that was waited for is the end of what it came from. */
    record EndBranch(Register item, Block body, Block exit) implements Terminator {
        @Override
        public List<Register> operands() {
            return List.of(item);
        }

        @Override
        public List<Block> successors() {
            return List.of(body, exit);
        }
    }

    /** Goes to the target that a RAW selector numbers. */
    record Switch(Register selector, List<Block> targets) implements Terminator {
        @Override
        public List<Register> operands() {
            return List.of(selector);
        }

        @Override
        public List<Block> successors() {
            return new ArrayList<>(targets);
        }
    }

    record Return(Register value) implements Terminator {
        @Override
        public List<Register> operands() {
            return List.of(value);
        }

        @Override
        public List<Block> successors() {
            return List.of();
        }
    }

    /** Throws an ERROR. */
    record Throw(Register error) implements Terminator {
        @Override
        public List<Register> operands() {
            return List.of(error);
        }

        @Override
        public List<Block> successors() {
            return List.of();
        }
    }
}
