package org.braidlang.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations on the command line, written as in a script: {@code 500ms}, {@code 2s}, {@code 1.5}, {@code 2min}. */
final class Durations {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Duration.ofDays(36_500).toSeconds());

    private Durations() {}

    /**
     * Reads a duration above 0.
     *
     * @param option whose value it is, for the message
     */
    static Duration parse(final String option, final String text) throws UsageError {
        int end = text.length();
        while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        final BigDecimal unit = switch (text.substring(end)) {
            case "", "s" -> BigDecimal.ONE;
            case "ms" -> new BigDecimal("0.001");
            case "us" -> new BigDecimal("0.000001");
            case "min" -> BigDecimal.valueOf(60);
            case "h" -> BigDecimal.valueOf(3600);
            default -> BigDecimal.ZERO;
        };
        try {
            final BigDecimal seconds = new BigDecimal(text.substring(0, end)).multiply(unit).min(LONGEST);
            final Duration duration =
                    Duration.ofNanos(seconds.movePointRight(9).setScale(0, RoundingMode.CEILING).longValueExact());
            if (duration.isPositive()) {
                return duration;
            }
        } catch (final NumberFormatException fault) {
            // Said below.
        }
        throw new UsageError(option + " needs a duration such as 500ms, 2s, 1.5 or 2min, not '" + text + "'");
    }
}
