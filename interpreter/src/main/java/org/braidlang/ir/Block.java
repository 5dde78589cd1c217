package org.braidlang.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instructions that run one after the other, and a terminator. Filled in by Lowering. Every loop is entered through its
 * header alone.
 */
public final class Block {
    final int index;
    final @Nullable Loop loop;
    final @Nullable Block handler;
    final List<Instruction> instructions = new ArrayList<>();
    @Nullable Terminator terminator;

    Block(final int index, final @Nullable Loop loop, final @Nullable Block handler) {
        this.index = index;
        this.loop = loop;
        this.handler = handler;
    }

    public int index() {
        return index;
    }

    /** The innermost loop that it belongs to. */
    public @Nullable Loop loop() {
        return loop;
    }

    /** Where an error of its instructions goes; null leaves the function. */
    public @Nullable Block handler() {
        return handler;
    }

    public List<Instruction> instructions() {
        return instructions;
    }

    public Terminator terminator() {
        if (terminator == null) {
            throw new IllegalStateException("block " + index + " has no end");
        }
        return terminator;
    }

    @Override
    public String toString() {
        return "b" + index;
    }

    /** A loop: its parent, and the block through which it is entered. Compared by identity. */
    public static final class Loop {
        final @Nullable Loop parent;
        @Nullable Block header;

        Loop(final @Nullable Loop parent) {
            this.parent = parent;
        }

        public @Nullable Loop parent() {
            return parent;
        }

        public Block header() {
            if (header == null) {
                throw new IllegalStateException("a loop without a header");
            }
            return header;
        }
    }
}
