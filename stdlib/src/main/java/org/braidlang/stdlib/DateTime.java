package org.braidlang.stdlib;

import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Instance;
import org.jspecify.annotations.Nullable;

/** What {@code time.localtime} gives: Python's struct_time. Immutable. */
final class DateTime implements Instance {
    private static final List<String> NAMES = List.of(
            "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst");

    private final ZonedDateTime moment;

    DateTime(final ZonedDateTime moment) {
        this.moment = moment;
    }

    ZonedDateTime moment() {
        return moment;
    }

    @Override
    public String typeName() {
        return "struct_time";
    }

    @Override
    public Map<String, BuiltinFunction> methods() {
        return Map.of();
    }

    @Override
    public @Nullable Object attribute(final String name) {
        return switch (name) {
            case "tm_year" -> (long) moment.getYear();
            case "tm_mon" -> (long) moment.getMonthValue();
            case "tm_mday" -> (long) moment.getDayOfMonth();
            case "tm_hour" -> (long) moment.getHour();
            case "tm_min" -> (long) moment.getMinute();
            case "tm_sec" -> (long) moment.getSecond();
            case "tm_wday" -> moment.getDayOfWeek().getValue() - 1L;
            case "tm_yday" -> (long) moment.getDayOfYear();
            case "tm_isdst" -> moment.getZone().getRules().isDaylightSavings(moment.toInstant()) ? 1L : 0L;
            default -> null;
        };
    }

    @Override
    public Collection<String> attributeNames() {
        return NAMES;
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder("time.struct_time(");
        for (int i = 0; i < NAMES.size(); i++) {
            text.append(i > 0 ? ", " : "").append(NAMES.get(i)).append('=').append(attribute(NAMES.get(i)));
        }
        return text.append(')').toString();
    }
}
