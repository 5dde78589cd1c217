package org.braidlang.stdlib;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.braidlang.runtime.Errors;

/** Dates as text, by the directives of C and Python: {@code %Y-%m-%d}. Names are English. */
final class DateFormat {
    private static final Locale NAMES = Locale.ENGLISH;

    private DateFormat() {}

    static String format(final String format, final ZonedDateTime time) {
        final StringBuilder text = new StringBuilder(format.length() * 2);
        for (int at = 0; at < format.length(); at++) {
            final char character = format.charAt(at);
            if (character != '%') {
                text.append(character);
            } else if (++at == format.length()) {
                throw Errors.valueError("the format ends with a single '%'; write '%%' for a percent sign");
            } else {
                directive(text, format.charAt(at), time);
            }
        }
        return text.toString();
    }

    private static void directive(final StringBuilder text, final char directive, final ZonedDateTime time) {
        final int weekday = time.getDayOfWeek().getValue() % 7;
        switch (directive) {
            case 'Y' -> text.append(time.getYear());
            case 'y' -> number(text, Math.floorMod(time.getYear(), 100), 2, '0');
            case 'm' -> number(text, time.getMonthValue(), 2, '0');
            case 'd' -> number(text, time.getDayOfMonth(), 2, '0');
            case 'e' -> number(text, time.getDayOfMonth(), 2, ' ');
            case 'j' -> number(text, time.getDayOfYear(), 3, '0');
            case 'H' -> number(text, time.getHour(), 2, '0');
            case 'I' -> number(text, (time.getHour() + 11) % 12 + 1, 2, '0');
            case 'M' -> number(text, time.getMinute(), 2, '0');
            case 'S' -> number(text, time.getSecond(), 2, '0');
            case 'p' -> text.append(time.getHour() < 12 ? "AM" : "PM");
            case 'a' -> text.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, NAMES));
            case 'A' -> text.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, NAMES));
            case 'b', 'h' -> text.append(time.getMonth().getDisplayName(TextStyle.SHORT, NAMES), 0, 3);
            case 'B' -> text.append(time.getMonth().getDisplayName(TextStyle.FULL, NAMES));
            case 'w' -> text.append(weekday);
            case 'u' -> text.append(time.getDayOfWeek().getValue());
            case 'U' -> number(text, (time.getDayOfYear() + 6 - weekday) / 7, 2, '0');
            case 'W' -> number(text, (time.getDayOfYear() + 6 - (weekday + 6) % 7) / 7, 2, '0');
            case 'Z' -> text.append(time.getZone().getDisplayName(TextStyle.SHORT, NAMES).replaceFirst("^Z$", "UTC"));
            case 'z' -> offset(text, time.getOffset().getTotalSeconds());
            case 's' -> text.append(time.toEpochSecond());
            case 'c' -> text.append(format("%a %b %e %H:%M:%S %Y", time));
            case 'D', 'x' -> text.append(format("%m/%d/%y", time));
            case 'F' -> text.append(format("%Y-%m-%d", time));
            case 'T', 'X' -> text.append(format("%H:%M:%S", time));
            case 'R' -> text.append(format("%H:%M", time));
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case '%' -> text.append('%');
            default -> throw Errors.valueError("unknown directive '%" + directive + "' in a date's format");
        }
    }

    private static void number(final StringBuilder text, final int number, final int width, final char fill) {
        final String digits = Integer.toString(number);
        text.repeat(fill, Math.max(0, width - digits.length())).append(digits);
    }

    private static void offset(final StringBuilder text, final int seconds) {
        text.append(seconds < 0 ? '-' : '+');
        number(text, Math.abs(seconds) / 3600, 2, '0');
        number(text, Math.abs(seconds) / 60 % 60, 2, '0');
    }
}
