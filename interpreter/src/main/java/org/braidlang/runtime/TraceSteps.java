package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.braidlang.concurrency.Origin;
import org.braidlang.runtime.Program.Location;
import org.jspecify.annotations.Nullable;

/** A trace as people read it: outermost first, in places of the script, with long recursions folded. */
final class TraceSteps {
    /** A recursion may go through this many functions. */
    private static final int LONGEST_CYCLE = 4;

    /** Fewer repetitions than this are shown as they are. */
    private static final int FEWEST_FOLDED = 3;

    private static final int MOST_LINKS = 20;

    /** One step of the way to the error. */
    sealed interface Step {
        record Call(Location place) implements Step {}

        record Awaited(Location place) implements Step {}

        record Spawned(Location place) implements Step {}

        /** So many calls, of these functions if they are known. */
        record Repeated(long calls, List<String> functions) implements Step {}
    }

    private final List<Location> calls = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    /** The calls that the trace has not kept stand before this one. */
    private int gap;
    private final int omitted;

    private TraceSteps(final ScriptTrace trace, final Program program) {
        omitted = trace.omitted();
        gap = -1;
        for (int i = trace.frames().size() - 1; i >= 0; i--) {
            if (omitted > 0 && i == trace.omittedAfter() - 1) {
                gap = calls.size();
            }
            final Location place = locate(trace.frames().get(i), program);
            if (place != null) {
                calls.add(place);
            }
        }
    }

    /**
     * The links of a trace, which say how the error came up to the task that ended with it, then its calls.
     *
     * @param origin where that task was started
     */
    static List<Step> of(final ScriptTrace trace, final @Nullable Origin origin, final Program program) {
        final List<ScriptTrace.Link> links = new ArrayList<>(trace.links());
        for (Origin from = origin; from != null; from = from.spawner()) {
            final ScriptTrace.Link started = new ScriptTrace.Link.Spawned(from.site());
            if (from != origin || !links.contains(started)) {
                links.add(started);
            }
        }
        final List<Step> steps = new ArrayList<>();
        for (final ScriptTrace.Link link : links.subList(0, Math.min(links.size(), MOST_LINKS)).reversed()) {
            switch (link) {
                case ScriptTrace.Link.Awaited(final String className, final int pc) ->
                    addAwaited(steps, program.suspension(className, pc));
                case ScriptTrace.Link.Received(final ScriptTrace.Frame frame) ->
                    addAwaited(steps, locate(frame, program));
                case ScriptTrace.Link.Spawned(final int site) -> addSpawned(steps, program.site(site));
            }
        }
        steps.addAll(new TraceSteps(trace, program).fold());
        return Collections.unmodifiableList(steps);
    }

    private static void addAwaited(final List<Step> steps, final @Nullable Location place) {
        if (place != null) {
            steps.add(new Step.Awaited(place));
        }
    }

    /** A statement that starts tasks and waits for them is one step. */
    private static void addSpawned(final List<Step> steps, final Location place) {
        if (!steps.isEmpty() && steps.getLast() instanceof Step.Awaited(final Location last) && last.equals(place)) {
            steps.removeLast();
        }
        steps.add(new Step.Spawned(place));
    }

    static @Nullable Location locate(final ScriptTrace.Frame frame, final Program program) {
        return program.locate(frame.className(), frame.method(), frame.descriptor(), frame.bytecodeIndex());
    }

    private List<Step> fold() {
        int at = 0;
        while (at < calls.size()) {
            final int period = period(at);
            if (period == 0) {
                if (at == gap) {
                    steps.add(new Step.Repeated(omitted, List.of()));
                }
                steps.add(new Step.Call(calls.get(at)));
                at++;
            } else {
                at = cycle(at, period);
            }
        }
        return steps;
    }

    /** The length of the cycle of calls that begins at {@code from} and is worth folding, or 0. */
    private int period(final int from) {
        for (int period = 1; period <= LONGEST_CYCLE; period++) {
            if (end(from, period) - from >= period * (1 + FEWEST_FOLDED)) {
                return period;
            }
        }
        return 0;
    }

    /** Where the calls that repeat with this period end. What was left out of a longer cycle is not guessed. */
    private int end(final int from, final int period) {
        int end = from + period;
        while (end < calls.size() && calls.get(end).equals(calls.get(end - period))
                && (end != gap || period == 1)) {
            end++;
        }
        return end - (end - from) % period;
    }

    /** Shows one round of a cycle and counts the others. */
    private int cycle(final int from, final int period) {
        if (from == gap) {
            steps.add(new Step.Repeated(omitted, List.of()));
        }
        final int end = end(from, period);
        final List<String> functions = new ArrayList<>();
        for (final Location place : calls.subList(from, from + period)) {
            steps.add(new Step.Call(place));
            if (!functions.contains(place.function())) {
                functions.add(place.function());
            }
        }
        final long inside = from < gap && gap < end ? omitted : 0;
        steps.add(new Step.Repeated(end - from - period + inside, functions));
        return end;
    }
}
