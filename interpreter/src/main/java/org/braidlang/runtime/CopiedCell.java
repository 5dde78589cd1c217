package org.braidlang.runtime;

import org.jspecify.annotations.Nullable;

/** A variable that was copied from another process. Only processes that run copied tasks ever load this class. */
public final class CopiedCell extends Cell {
    private @Nullable CopiedVariable variable;

    /** From now on, writes are reported: until then it is being filled. */
    public void copied(final CopiedVariable copied) {
        variable = copied;
    }

    @Override
    public void set(final Object value) {
        changed();
        super.set(value);
    }

    @Override
    public void set(final long value) {
        changed();
        super.set(value);
    }

    private void changed() {
        final CopiedVariable copied = variable;
        if (copied != null) {
            variable = null;
            copied.changed();
        }
    }
}
