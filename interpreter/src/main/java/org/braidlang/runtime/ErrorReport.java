package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.concurrency.Origin;
import org.braidlang.concurrency.Task;
import org.braidlang.problems.SourceFrame;
import org.braidlang.runtime.Program.Location;
import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Words an error that nobody caught: a trace in lines of the script, as in Python with the most recent call last, then
 * kind and message, then in short what caused it and what else failed.
 */
public final class ErrorReport {
    private static final int MOST_STEPS = 40;
    private static final int MOST_RELATED = 10;

    private final StringBuilder text = new StringBuilder();
    private final Program program;
    private final Style style;

    private ErrorReport(final Program program, final boolean colour) {
        this.program = program;
        this.style = new Style(colour);
    }

    /**
     * The report, of several lines, with a line end after the last one.
     *
     * @param task the task that ended with the error, or null where that does not matter
     * @param program finds the places where the error's trace does not know its own program
     * @param colour whether to use ANSI colours
     */
    public static String render(
            final ErrorValue error, final @Nullable Task task, final Program program, final boolean colour) {
        final ErrorReport report = new ErrorReport(program, colour);
        report.trace(error.trace(), task == null ? null : task.origin());
        report.title(error);
        report.causes(error);
        report.others(error);
        return report.text.toString();
    }

    /** The report of a task that failed while nobody awaited it, with the line of its spawn; empty if it has not. */
    public static String unseen(final Task task, final Program program, final boolean colour) {
        final ScriptError error = task.error();
        if (error == null) {
            return "";
        }
        final Origin origin = task.origin();
        final StringBuilder head = new StringBuilder("Task '").append(task.name()).append('\'');
        if (origin != null) {
            final Span span = program.site(origin.site()).span();
            head.append(", spawned at ").append(span.file().name()).append(':').append(span.line()).append(',');
        }
        return head.append(" failed, and nobody awaited it:\n")
                .append(render(error.value(), task, program, colour)).toString();
    }

    private void trace(final @Nullable ScriptTrace trace, final @Nullable Origin origin) {
        if (trace == null) {
            return;
        }
        final List<TraceSteps.Step> steps = TraceSteps.of(trace, origin, programOf(trace));
        if (steps.isEmpty()) {
            return;
        }
        line(style.dim("Trace (most recent call last):"));
        for (int i = 0; i < steps.size(); i++) {
            final int last = steps.size() - MOST_STEPS / 2;
            if (i == MOST_STEPS / 2 && i < last) {
                line("  " + style.dim("… " + (last - i) + " more steps"));
                i = last;
            }
            step(steps.get(i));
        }
    }

    private void step(final TraceSteps.Step step) {
        switch (step) {
            case TraceSteps.Step.Call(final Location place) -> place(place, "");
            case TraceSteps.Step.Awaited(final Location place) -> place(place, ", awaited");
            case TraceSteps.Step.Spawned(final Location place) -> place(place, ", started a task");
            case TraceSteps.Step.Repeated(final long calls, final List<String> functions) ->
                line("  " + style.dim("… " + calls + (calls == 1 ? " more call" : " more calls")
                        + (functions.isEmpty() ? "" : " of " + String.join(", ", functions))));
        }
    }

    private void place(final Location place, final String how) {
        final Span span = place.span();
        line("  " + style.place(span.file().name() + ":" + span.line()) + ", in " + place.function() + how);
        final SourceFrame frame = SourceFrame.unindented(span);
        line("      " + frame.source().stripTrailing());
        final int from = frame.carets().indexOf('^');
        line("      " + frame.carets().substring(0, from) + style.caret(frame.carets().substring(from)));
    }

    private void title(final ErrorValue error) {
        line(titleOf(error));
    }

    private String titleOf(final ErrorValue error) {
        return style.kind(error.kind().name()) + (error.message().isEmpty() ? "" : ": " + error.message());
    }

    private void causes(final ErrorValue error) {
        final List<ErrorValue> told = new ArrayList<>(List.of(error));
        for (ErrorValue cause = error.cause(); cause != null; cause = cause.cause()) {
            if (told.size() > MOST_RELATED || told.stream().anyMatch(cause::equals)) {
                return;
            }
            told.add(cause);
            line("caused by: " + brief(cause));
        }
    }

    private void others(final ErrorValue error) {
        final List<ErrorValue> others = error.others();
        if (others.isEmpty()) {
            return;
        }
        line("and " + others.size() + (others.size() == 1 ? " more error:" : " more errors:"));
        // Tasks that do the same mostly fail in the same way.
        final Map<String, Integer> times = new LinkedHashMap<>();
        others.forEach(other -> times.merge(brief(other), 1, Integer::sum));
        int told = 0;
        for (final Map.Entry<String, Integer> other : times.entrySet()) {
            if (told++ == MOST_RELATED) {
                line("  " + style.dim("…"));
                return;
            }
            line("  " + other.getKey() + (other.getValue() == 1 ? "" : ", " + other.getValue() + " times"));
        }
    }

    /** An error in one line, with the first of its message. */
    private String brief(final ErrorValue error) {
        final String title = titleOf(error);
        final int end = title.indexOf('\n');
        if (end < 0) {
            return title + where(error);
        }
        final String first = title.substring(0, end);
        return (first.endsWith(":") ? first.substring(0, end - 1) : first) + " …" + where(error);
    }

    /** Where an error was raised: {@code  (script.braid:3, in f)}. */
    private String where(final ErrorValue error) {
        final ScriptTrace trace = error.trace();
        if (trace == null) {
            return "";
        }
        for (final ScriptTrace.Frame frame : trace.frames()) {
            final Location place = TraceSteps.locate(frame, programOf(trace));
            if (place != null) {
                return style.dim(" (" + place.span().file().name() + ":" + place.span().line() + ", in "
                        + place.function() + ")");
            }
        }
        return "";
    }

    private Program programOf(final ScriptTrace trace) {
        return trace.program() == null ? program : trace.program();
    }

    private void line(final String line) {
        text.append(line).append('\n');
    }

    /** Colours, or none. */
    private record Style(boolean colour) {
        String dim(final String text) {
            return in("2", text);
        }

        String place(final String text) {
            return in("36", text);
        }

        String caret(final String text) {
            return in("31", text);
        }

        String kind(final String text) {
            return in("1;31", text);
        }

        private String in(final String code, final String text) {
            return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
        }
    }
}
