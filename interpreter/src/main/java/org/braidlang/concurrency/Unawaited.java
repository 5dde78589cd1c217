package org.braidlang.concurrency;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the coroutines that one place of the script made and that have not been run. Safe for any thread. */
final class Unawaited {
    private final String function;
    private final int site;
    private final AtomicLong count = new AtomicLong();

    Unawaited(final String function, final int site) {
        this.function = function;
        this.site = site;
    }

    void created() {
        count.incrementAndGet();
    }

    void awaited() {
        count.decrementAndGet();
    }

    boolean isAny() {
        return count.get() > 0;
    }

    String function() {
        return function;
    }

    int site() {
        return site;
    }
}
