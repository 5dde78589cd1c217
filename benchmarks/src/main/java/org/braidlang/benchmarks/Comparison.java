package org.braidlang.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs workloads in all languages by turns (A B A B), so that what the machine does meanwhile hits all alike. */
final class Comparison {
    private final Installation installation;
    private final boolean quick;
    private final int repetitions;
    private final Set<Language> languages;

    /** @param languages those that are compared, as far as they are installed and have a program for the work */
    Comparison(
            final Installation installation, final Set<Language> languages, final boolean quick, final int repetitions) {
        this.installation = installation;
        this.languages = languages;
        this.quick = quick;
        this.repetitions = repetitions;
    }

    /** A row of the table, measured. Languages that have no value are missing. */
    record Result(Workload workload, Workload.Row row, Map<Language, Sample> samples) {
        /** The ratios of Braid's value to that of another language, turn by turn; null if that has none. */
        @Nullable Sample ratios(final Language other) {
            final Sample braid = samples.get(Language.BRAID);
            final Sample others = samples.get(other);
            return braid == null || others == null ? null : braid.over(others);
        }

        /** Whether Braid has reached the target; true if there is nothing to compare with. */
        boolean reached() {
            final Sample braid = samples.get(Language.BRAID);
            if (braid == null) {
                return false;
            }
            return switch (row.target()) {
                case Target.AtMost(final double value) -> braid.median() <= value;
                case Target.TimesJava(final double factor) -> {
                    final Sample ratios = ratios(Language.JAVA);
                    yield ratios == null || ratios.median() <= factor;
                }
            };
        }
    }

    /** Measures all rows of a workload. */
    List<Result> measure(final Workload workload) throws IOException, InterruptedException, ProcessRun.Failure {
        final List<Language> taking = languages.stream()
                .filter(workload.languages()::contains)
                .filter(installation.languages()::contains)
                .toList();
        final List<Result> results = workload.rows().stream()
                .map(row -> new Result(workload, row, new EnumMap<>(Language.class)))
                .toList();
        final int turns = workload.slow() ? Math.ceilDiv(repetitions, 2) : repetitions;
        for (int turn = 0; turn < turns; turn++) {
            for (final Language language : taking) {
                final ProcessRun run = ProcessRun.of(
                        installation.command(
                                language, workload.folder(), workload.braidOptions(),
                                workload.arguments(language, quick)),
                        workload.needsMemory());
                for (final Result result : results) {
                    result.row().figure().of(run).ifPresent(value ->
                            result.samples().computeIfAbsent(language, _ -> new Sample()).add(value));
                }
            }
        }
        return new ArrayList<>(results);
    }
}
