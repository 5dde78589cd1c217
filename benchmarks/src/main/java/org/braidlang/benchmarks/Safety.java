package org.braidlang.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Measures what {@link Safeguard}s cost workloads that start no second thread. Used by one thread. */
final class Safety {
    /** Those whose best round is the work alone, in Braid. */
    static final List<String> WORKLOADS = List.of("count_down", "sum_squares", "fib", "sieve", "matrix", "word_count",
            "ping_pong", "await_ready", "spawn_await");

    private final Installation installation;
    private final Path folder;
    private final int repetitions;
    private final Consumer<String> progress;
    /** The jar of the interpreter as it is, and those with something left out, by the titles of the columns. */
    private final Map<String, Path> interpreters = new LinkedHashMap<>();

    /** @param folder for the copies of the interpreter */
    Safety(final Installation installation, final Path folder, final int repetitions,
            final Consumer<String> progress) throws IOException {
        this.installation = installation;
        this.folder = folder;
        this.repetitions = repetitions;
        this.progress = progress;
        final Path interpreter = installation.interpreter();
        interpreters.put("", interpreter);
        for (final Safeguard safeguard : Safeguard.values()) {
            interpreters.put(safeguard.title(), without(EnumSet.of(safeguard), interpreter));
        }
        interpreters.put("all of them", without(EnumSet.allOf(Safeguard.class), interpreter));
    }

    /** How many times as long a workload takes with something as without it, in each turn. */
    record Cost(Workload workload, Map<String, Sample> factors) {}

    /** Measures them by turns, each with all copies of the interpreter. */
    List<Cost> measure(final List<String> names) throws IOException, InterruptedException, ProcessRun.Failure {
        final List<Cost> costs = new ArrayList<>();
        for (final String name : WORKLOADS) {
            if (names.isEmpty() || names.contains(name)) {
                // The last line of a workload is the one that runs warm, if it has several.
                final Workload workload = Workloads.ALL.stream().filter(each -> each.folder().equals(name)).toList()
                        .getLast();
                costs.add(measure(workload));
                progress.accept(workload.title());
            }
        }
        return costs;
    }

    private Cost measure(final Workload workload) throws IOException, InterruptedException, ProcessRun.Failure {
        final Map<String, Sample> samples = new LinkedHashMap<>();
        for (int turn = 0; turn < repetitions; turn++) {
            for (final Map.Entry<String, Path> interpreter : interpreters.entrySet()) {
                final ProcessRun run = ProcessRun.of(
                        installation.commandWith(interpreter.getValue(), workload), false);
                samples.computeIfAbsent(interpreter.getKey(), _ -> new Sample())
                        .add(Figure.ROUND.of(run).orElseThrow());
            }
        }
        final Sample whole = samples.remove("");
        samples.replaceAll((_, without) -> whole.over(without));
        return new Cost(workload, samples);
    }

    private Path without(final Set<Safeguard> removed, final Path jar) throws IOException {
        Files.createDirectories(folder);
        final Path copy = folder.resolve("without-" + String.join("-",
                removed.stream().map(each -> each.title().replace(' ', '-')).toList()) + ".jar");
        final Set<Safeguard> left = EnumSet.copyOf(removed);
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                final String name = entry.getName();
                byte[] content = in.readAllBytes();
                for (final Safeguard safeguard : removed) {
                    if (safeguard.entry().equals(name)) {
                        content = safeguard.removeFrom(content);
                        left.remove(safeguard);
                    }
                }
                out.putNextEntry(new ZipEntry(name));
                out.write(content);
            }
        }
        if (!left.isEmpty()) {
            throw new IOException(jar + " has no " + left.iterator().next().entry());
        }
        return copy;
    }
}
