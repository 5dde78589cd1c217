package org.braidlang.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Writes the blocks of one function, in order. After an instruction that ends a block nothing can be reached, and what
 * is emitted is dropped, until the next block is placed.
 */
final class FunctionBuilder {
    final Function function;
    private @Nullable Block current;
    private Block.@Nullable Loop loop;
    private @Nullable Block handler;
    private int blockCount;

    FunctionBuilder(final Function function) {
        this.function = function;
        place(block());
    }

    Register register(final String name) {
        final Register register = new Register(function.registers.size(), name);
        function.registers.add(register);
        return register;
    }

    Register temporary() {
        return register("");
    }

    boolean reachable() {
        return current != null;
    }

    void emit(final Instruction instruction) {
        if (current != null) {
            current.instructions.add(instruction);
        }
    }

    Register constant(final Object value) {
        final Register result = temporary();
        emit(new Instruction.Constant(result, value));
        return result;
    }

    void move(final Register to, final Register from) {
        emit(new Instruction.Move(to, from));
    }

    /** Emits an operation without a result. */
    void operate(final Operation operation, final Span span, final Register... operands) {
        emit(new Instruction.Operate(null, operation, List.of(operands), "", -1, span));
    }

    /** Emits an operation and gives the register of its result. */
    Register compute(final Operation operation, final Span span, final Register... operands) {
        return compute(operation, "", -1, span, operands);
    }

    Register compute(
            final Operation operation, final String text, final int number, final Span span,
            final Register... operands) {
        final Register result = temporary();
        emit(new Instruction.Operate(result, operation, List.of(operands), text, number, span));
        return result;
    }

    /** A new block, in the loop and under the handler that are open now; {@link #place} says where it stands. */
    Block block() {
        return new Block(blockCount++, loop, handler);
    }

    void place(final Block block) {
        if (current != null) {
            end(new Terminator.Jump(block));
        }
        function.blocks.add(block);
        current = block;
    }

    void end(final Terminator terminator) {
        if (current != null) {
            current.terminator = terminator;
            current = null;
        }
    }

    void jump(final Block target) {
        end(new Terminator.Jump(target));
    }

    /** Opens a loop and places its header. */
    Block openLoop() {
        final Block.Loop opened = new Block.Loop(loop);
        loop = opened;
        final Block header = block();
        opened.header = header;
        place(header);
        return header;
    }

    void closeLoop() {
        if (loop == null) {
            throw new IllegalStateException("no loop is open");
        }
        loop = loop.parent;
    }

    @Nullable Block handler() {
        return handler;
    }

    /** From here on errors go to {@code to}; gives the handler that was in force. */
    @Nullable Block handleWith(final @Nullable Block to) {
        final Block before = handler;
        handler = to;
        if (current != null) {
            place(block());
        }
        return before;
    }

    /** Drops what cannot be reached. */
    Function finish() {
        final Set<Block> reached = new HashSet<>();
        final Deque<Block> open = new ArrayDeque<>();
        open.add(function.blocks.getFirst());
        while (!open.isEmpty()) {
            final Block block = open.pop();
            if (reached.add(block)) {
                open.addAll(block.terminator().successors());
                if (block.handler != null) {
                    open.add(block.handler);
                }
            }
        }
        final List<Block> kept = new ArrayList<>(function.blocks);
        kept.retainAll(reached);
        function.blocks.clear();
        function.blocks.addAll(kept);
        return function;
    }
}
