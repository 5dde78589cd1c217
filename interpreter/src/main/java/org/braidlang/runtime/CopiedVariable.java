package org.braidlang.runtime;

import java.util.function.Supplier;

/**
 * A variable that was copied from another process, with all that was reached through it: the first change is reported.
 * Any thread; where two make the first change at once, both may report it.
 */
public final class CopiedVariable {
    private final Supplier<String> name;
    private final LostWrites reports;
    private boolean reported;

    /** @param name asked for at the first change: it may have to be fetched */
    public CopiedVariable(final Supplier<String> name, final LostWrites reports) {
        this.name = name;
        this.reports = reports;
    }

    void changed() {
        if (!reported) {
            reported = true;
            reports.written(name.get());
        }
    }
}
