package org.braidlang.stdlib;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.TaskFunctions;
import org.braidlang.concurrency.Wait;
import org.braidlang.runtime.Builtin;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Library;
import org.braidlang.runtime.None;
import org.braidlang.runtime.Types;

/** {@code time}: clocks, and dates as text. Seconds are floats, as everywhere in the language. */
public final class TimeModule implements Library {
    private static final double NANO = 1e-9;

    /** About the years that Java can tell apart. */
    private static final double MAX_SECONDS = 3e16;

    @Override
    public String name() {
        return "time";
    }

    @Override
    public Map<String, Object> members() {
        return Map.copyOf(TimeModuleTable.FUNCTIONS);
    }

    /** Seconds since the start of 1970 in UTC. */
    @Builtin("time()")
    static double time(final Task task) {
        return task.execution().clock().wallNanos() * NANO;
    }

    /** Nanoseconds since the start of 1970 in UTC, as an int. */
    @Builtin("time_ns()")
    static long timeNanos(final Task task) {
        return task.execution().clock().wallNanos();
    }

    /** Seconds of a clock that is never set back. */
    @Builtin("monotonic()")
    static double monotonic(final Task task) {
        return task.execution().clock().nanos() * NANO;
    }

    /** Nanoseconds of a clock that is never set back, as an int. */
    @Builtin("monotonic_ns()")
    static long monotonicNanos(final Task task) {
        return task.execution().clock().nanos();
    }

    /** Seconds of the most exact clock, for measuring. */
    @Builtin("perf_counter()")
    static double perfCounter(final Task task) {
        return task.execution().clock().nanos() * NANO;
    }

    /** Nanoseconds of the most exact clock, as an int. */
    @Builtin("perf_counter_ns()")
    static long perfCounterNanos(final Task task) {
        return task.execution().clock().nanos();
    }

    /** Seconds of processor time that this process has used. */
    @Builtin("process_time()")
    static double processTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() * NANO;
    }

    /** The date and time here, now or at these seconds since 1970. */
    @Builtin("localtime(secs=none)")
    static DateTime localtime(final Task task, final Object secs) {
        return new DateTime(instant(task, secs).atZone(ZoneId.systemDefault()));
    }

    /** The date and time in UTC, now or at these seconds since 1970. */
    @Builtin("gmtime(secs=none)")
    static DateTime gmtime(final Task task, final Object secs) {
        return new DateTime(instant(task, secs).atZone(ZoneOffset.UTC));
    }

    /** The seconds since 1970 of what localtime gives. */
    @Builtin("mktime(t)")
    static double mktime(final DateTime t) {
        return t.moment().toEpochSecond();
    }

    /** A date and time as text, as its format says: {@code "%Y-%m-%d %H:%M:%S"}. */
    @Builtin("strftime(format, t=none)")
    static String strftime(final Task task, final String format, final Object t) {
        return DateFormat.format(format, dateTime(task, t).moment());
    }

    /** A date and time as text: {@code Sun Jun 20 23:21:05 1993}. */
    @Builtin("asctime(t=none)")
    static String asctime(final Task task, final Object t) {
        return DateFormat.format("%a %b %e %H:%M:%S %Y", dateTime(task, t).moment());
    }

    /** These seconds since 1970 as text, as asctime writes the time here. */
    @Builtin("ctime(secs=none)")
    static String ctime(final Task task, final Object secs) {
        return asctime(task, localtime(task, secs));
    }

    /** Waits for a number of seconds, as the function of this name that needs no import. */
    @Builtin("sleep(secs)")
    static Wait sleep(final double secs) {
        return TaskFunctions.sleep(secs);
    }

    private static DateTime dateTime(final Task task, final Object value) {
        if (value == None.NONE) {
            return localtime(task, value);
        }
        if (value instanceof DateTime dateTime) {
            return dateTime;
        }
        throw Errors.typeError("expected what localtime() or gmtime() gives, not '" + Types.nameOf(value) + "'");
    }

    private static Instant instant(final Task task, final Object seconds) {
        if (seconds == None.NONE) {
            return Instant.ofEpochSecond(0, task.execution().clock().wallNanos());
        }
        final double number = Integers.real(seconds);
        if (!(Math.abs(number) < MAX_SECONDS)) {
            throw Errors.valueError("no date is so many seconds from 1970: " + number);
        }
        return Instant.ofEpochSecond((long) Math.floor(number));
    }
}
