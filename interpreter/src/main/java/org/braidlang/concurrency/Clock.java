package org.braidlang.concurrency;

import java.time.Instant;

/** Time as a run sees it. Safe for any thread. */
public interface Clock {
    /** Monotonic nanoseconds from an arbitrary origin. */
    long nanos();

    /**
     * Parks the calling thread until {@code deadline}, or until it is unparked with {@code LockSupport}, or for no
     * reason. A deadline of Long.MAX_VALUE never comes.
     */
    void park(Object blocker, long deadline);

    /** Nanoseconds since the start of 1970 in UTC, as the machine's calendar clock has it. */
    default long wallNanos() {
        final Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** The time from now until then, at most 292 years, so that adding it to the clock cannot overflow. */
    static long nanos(final double seconds) {
        return seconds > 0 ? (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 2) : 0;
    }
}
