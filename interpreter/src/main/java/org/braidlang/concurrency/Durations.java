package org.braidlang.concurrency;

import java.util.Locale;

/** Words durations as scripts write them. */
public final class Durations {
    private Durations() {}

    /** {@code 1.5s}, {@code 200ms}, {@code 50us}. */
    public static String text(final double seconds) {
        if (seconds == 0 || Math.abs(seconds) >= 1) {
            return number(seconds) + "s";
        }
        return Math.abs(seconds) >= 1e-3 ? number(seconds * 1e3) + "ms" : number(seconds * 1e6) + "us";
    }

    private static String number(final double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value).replaceFirst("\\.?0+$", "");
    }
}
