package org.braidlang.runtime;

import java.util.function.Supplier;

/**
 * A variable that was copied from another process, with all that was reached through it: the first change is reported.
 * Any thread; where two make the first change at once, both may report it.
 */
public final class CopiedVariable {
    private final Supplier<String> name;
    private final String key;
    private final int site;
    private final LostWrites reports;
    private boolean reported;

    /**
     * @param name asked for at the first change: it may have to be fetched; empty if it is no variable after all
     * @param key tells variables of the same name apart
     * @param site the number of the place in the script where it is changed, if no code of the script does so; else -1
     */
    public CopiedVariable(
            final Supplier<String> name, final String key, final int site, final LostWrites reports) {
        this.name = name;
        this.key = key;
        this.site = site;
        this.reports = reports;
    }

    void changed() {
        if (!reported) {
            reported = true;
            final String told = name.get();
            if (!told.isEmpty()) {
                reports.written(this, told);
            }
        }
    }

    /** Tells variables of the same name apart. */
    public String key() {
        return key;
    }

    /** The number of the place where it is changed, if no code of the script does so; else -1. */
    public int site() {
        return site;
    }
}
