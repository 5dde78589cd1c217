package org.braidlang.benchmarks.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.braidlang.engine.Model;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the parts whose names match, one after the other, each in a Java of its own. */
public final class Parts {
    private Parts() {}

    /**
     * One part under one model.
     *
     * @param nanoseconds the mean of what one turn took
     * @param error half the width of the interval in which the mean lies with 99.9 % certainty; NaN if unknown
     */
    public record Figure(String part, String model, double nanoseconds, double error) {}

    private record Case(Class<?> group, String part, String model) {
        String name() {
            return (part + " " + model).toLowerCase(Locale.ROOT).replace('_', ' ').strip();
        }
    }

    /**
     * Measures.
     *
     * @param names found in the names of parts as the table shows them, such as {@code spawn await loop}
     * @param quick to see that they run, rather than for figures
     * @param progress is told each part before it starts
     */
    public static List<Figure> measure(final Pattern names, final boolean quick, final Consumer<String> progress)
            throws RunnerException {
        final List<Figure> figures = new ArrayList<>();
        for (final Case each : cases()) {
            if (names.matcher(each.name()).find()) {
                progress.accept(each.name());
                figures.add(measure(each, quick));
            }
        }
        return figures;
    }

    private static List<Case> cases() {
        final List<Case> cases = new ArrayList<>();
        for (final ComputingParts.Part part : ComputingParts.Part.values()) {
            cases.add(new Case(ComputingParts.class, part.name(), ""));
        }
        for (final TaskParts.Part part : TaskParts.Part.values()) {
            Arrays.stream(Model.values())
                    .filter(model -> model != Model.PROCESSES)
                    .forEach(model -> cases.add(new Case(TaskParts.class, part.name(), model.name())));
        }
        for (final WorkerParts.Part part : WorkerParts.Part.values()) {
            cases.add(new Case(WorkerParts.class, part.name(), ""));
        }
        return cases;
    }

    private static Figure measure(final Case each, final boolean quick) throws RunnerException {
        final ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Pattern.quote(each.group().getName() + ".turn"))
                .param("part", each.part())
                .forks(1)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 300 : 500))
                .measurementIterations(quick ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 300 : 500))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                // As the launcher starts Java; the last is for JMH itself.
                .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx2g", "-Xss16m", "-Djdk.trackAllThreads=false",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow");
        if (!each.model().isEmpty()) {
            options.param("model", each.model());
        }
        final Result<?> result = new Runner(options.build()).runSingle().getPrimaryResult();
        return new Figure(
                each.part().toLowerCase(Locale.ROOT).replace('_', ' '), each.model().toLowerCase(Locale.ROOT),
                result.getScore(), result.getScoreError());
    }
}
