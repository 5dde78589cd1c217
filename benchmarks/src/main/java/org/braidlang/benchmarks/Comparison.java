package org.braidlang.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs workloads in all languages by turns (A B A B), so that what the machine does meanwhile hits all alike. */
final class Comparison {
    private final Installation installation;
    private final boolean quick;
    private final int repetitions;

    /** @param quick whether short work is compared, and only with the yardstick of each row */
    Comparison(final Installation installation, final boolean quick, final int repetitions) {
        this.installation = installation;
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

        /** Whether Braid has reached the target; empty where that cannot be told here. */
        Optional<Boolean> reached() {
            final Sample braid = samples.get(Language.BRAID);
            if (braid == null) {
                return Optional.empty();
            }
            return switch (row.target()) {
                case Target.AtMost(final double value) -> Optional.of(braid.median() <= value);
                case Target.TimesJava(final double factor) -> {
                    final Sample ratios = ratios(Language.JAVA);
                    yield ratios == null ? Optional.empty() : Optional.of(ratios.median() <= factor);
                }
            };
        }
    }

    /** Measures all rows of a workload. */
    List<Result> measure(final Workload workload) throws IOException, InterruptedException, ProcessRun.Failure {
        final List<Language> taking = workload.languages().stream()
                .filter(installation.languages()::contains)
                .filter(language -> !quick || language == Language.BRAID
                        || workload.rows().stream().anyMatch(row -> row.yardstick() == language))
                .toList();
        final List<Result> results = workload.rows().stream()
                .map(row -> new Result(workload, row, new EnumMap<>(Language.class)))
                .toList();
        final int turns = workload.slow() ? Math.ceilDiv(repetitions, 2) : repetitions;
        for (int turn = 0; turn < turns; turn++) {
            for (final Language language : taking) {
                final ProcessRun run = ProcessRun.of(
                        installation.command(
                                language, workload.folder(), List.of("--model", workload.model()),
                                workload.arguments(language, quick)),
                        workload.needsMemory());
                for (final Result result : results) {
                    result.row().figure().of(run).ifPresent(value ->
                            result.samples().computeIfAbsent(language, _ -> new Sample()).add(value));
                }
            }
        }
        return results;
    }
}
