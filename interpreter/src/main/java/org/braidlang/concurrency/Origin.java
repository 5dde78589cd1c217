package org.braidlang.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * Where a task was started, and where the task that started it was, as far back as traces show. Tasks that were
 * started in the same place, one after the other, share one. Immutable.
 */
public final class Origin {
    /** Traces show the last 20 links; a chain is cut back to that many when it has twice as many. */
    private static final int LINKS = 20;

    private final int site;
    private final @Nullable Origin spawner;
    private final int length;

    private Origin(final int site, final @Nullable Origin spawner, final int length) {
        this.site = site;
        this.spawner = spawner;
        this.length = length;
    }

    static Origin of(final int site, final @Nullable Origin spawner) {
        if (spawner == null) {
            return new Origin(site, null, 1);
        }
        final Origin kept = spawner.length < 2 * LINKS ? spawner : spawner.last(LINKS);
        return new Origin(site, kept, kept.length + 1);
    }

    private Origin last(final int links) {
        return links == 1 || spawner == null
                ? new Origin(site, null, 1)
                : of(site, spawner.last(links - 1));
    }

    /** The number of the place of the spawn or parallel, for {@code Program.site}. */
    public int site() {
        return site;
    }

    /** Where the task that did it had been started; null for the script's top level, and where the chain was cut. */
    public @Nullable Origin spawner() {
        return spawner;
    }
}
