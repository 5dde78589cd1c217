package org.braidlang.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;

/** What of a run a row of the table shows. */
enum Figure {
    /** Seconds from the start of the process to its end. */
    WHOLE("whole process"),
    /** Seconds of the best round, as the program itself has measured it. */
    ROUND("best round"),
    /** Nanoseconds of one turn in the best round, as the program itself has measured it. */
    TURN("one turn, best round"),
    /** Megabytes (2^20 bytes) of main memory, at the most. */
    MEMORY("memory");

    private final String title;

    Figure(final String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** This figure of a run, where it is known. */
    OptionalDouble of(final ProcessRun run) {
        return switch (this) {
            case WHOLE -> OptionalDouble.of(run.seconds());
            case ROUND, TURN -> run.took().stream().mapToDouble(Double::doubleValue).min();
            case MEMORY -> run.megabytes();
        };
    }

    /** A value with its unit, to three digits. */
    String show(final double value) {
        return switch (this) {
            case WHOLE, ROUND -> value >= 0.1 ? digits(value) + " s" : digits(value * 1e3) + " ms";
            case TURN -> digits(value) + " ns";
            case MEMORY -> digits(value) + " MB";
        };
    }

    /** A number to three digits, large ones without decimals. */
    static String digits(final double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        final int decimals = value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
