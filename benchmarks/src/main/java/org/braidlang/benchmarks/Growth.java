package org.braidlang.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Measures how costs grow with sizes, and writes each curve into a file. Used by one thread. */
final class Growth {
    private static final List<Language> SCRIPTS = List.of(Language.BRAID, Language.CPYTHON, Language.NODE);
    /** CPython's memory and patience end before the others'. */
    private static final int MOST_ASYNCIO_TASKS = 300_000;

    private final Installation installation;
    private final Path folder;
    private final Consumer<String> progress;

    /** @param folder where the files go */
    Growth(final Installation installation, final Path folder, final Consumer<String> progress) {
        this.installation = installation;
        this.folder = folder;
        this.progress = progress;
    }

    /** The command that measures a point; empty where a language does not go so far. */
    @FunctionalInterface
    private interface Command {
        List<String> of(Language language, int size) throws IOException;
    }

    /**
     * A curve before it is measured.
     *
     * @param figure what is read from each run, the best of some
     * @param factor from the figure to the unit of the curve
     * @param runs of each point
     */
    private record Plan(
            String name, String title, String xTitle, String yTitle, List<Language> languages, List<Integer> sizes,
            Figure figure, double factor, int runs, Command command) {}

    /** Measures the curves of these names, or all if there are none. */
    void measure(final List<String> names)
            throws IOException, InterruptedException, ProcessRun.Failure, Arguments.Mistake {
        final List<Plan> plans = plans();
        final List<String> known = plans.stream().map(Plan::name).toList();
        for (final String name : names) {
            if (!known.contains(name)) {
                throw new Arguments.Mistake("there is no curve '" + name + "'; there are: " + String.join(", ", known));
            }
        }
        Files.createDirectories(folder);
        for (final Plan plan : plans) {
            if (names.isEmpty() || names.contains(plan.name())) {
                final Path file = folder.resolve(plan.name() + ".svg");
                Files.writeString(file, SvgChart.draw(measure(plan)));
                progress.accept("Written to " + file + ".");
            }
        }
    }

    private Curve measure(final Plan plan) throws IOException, InterruptedException, ProcessRun.Failure {
        final Map<Language, List<Curve.Point>> points = new EnumMap<>(Language.class);
        for (final int size : plan.sizes()) {
            final Map<Language, Sample> samples = new EnumMap<>(Language.class);
            for (int run = 0; run < plan.runs(); run++) {
                for (final Language language : plan.languages()) {
                    final List<String> command = installation.languages().contains(language)
                            ? plan.command().of(language, size) : List.of();
                    if (!command.isEmpty()) {
                        final OptionalDouble value =
                                plan.figure().of(ProcessRun.of(command, plan.figure() == Figure.MEMORY));
                        value.ifPresent(found ->
                                samples.computeIfAbsent(language, _ -> new Sample()).add(found * plan.factor()));
                    }
                }
            }
            final StringBuilder line = new StringBuilder(plan.name() + " " + size + ":");
            samples.forEach((language, sample) -> {
                points.computeIfAbsent(language, _ -> new ArrayList<>()).add(new Curve.Point(size, sample.best()));
                line.append("  ").append(language.title()).append(' ').append(Figure.digits(sample.best()));
            });
            progress.accept(line.toString());
        }
        final List<Curve.Line> lines = new ArrayList<>();
        points.forEach((language, found) -> lines.add(new Curve.Line(language.title(), found)));
        return new Curve(plan.name(), plan.title(), plan.xTitle(), plan.yTitle(), lines);
    }

    private List<Plan> plans() {
        final List<Language> all = List.of(Language.values());
        final List<Integer> sizes = List.of(1_000, 10_000, 100_000, 1_000_000);
        return List.of(
                new Plan("tasks-time", "Tasks that sleep for 1 s at the same time", "tasks",
                        "seconds until all are done", all, sizes, Figure.ROUND, 1, 2, this::tasks),
                new Plan("tasks-memory", "Memory for tasks that sleep for 1 s at the same time", "tasks",
                        "megabytes", all, sizes, Figure.MEMORY, 1, 1, this::tasks),
                new Plan("script-size", "A script run from start to end, by its length", "lines of the script",
                        "seconds", SCRIPTS, List.of(10, 100, 1_000, 10_000, 100_000), Figure.WHOLE, 1, 3, this::script),
                new Plan("list-size", "Appending an item to a list and reading it", "items in the list",
                        "nanoseconds an item", SCRIPTS, sizes, Figure.TURN, 1, 2,
                        (language, size) -> collection(language, "list", size)),
                new Plan("dict-size", "Adding an int to a dict and reading it", "items in the dict",
                        "nanoseconds an item", SCRIPTS, sizes, Figure.TURN, 1, 2,
                        (language, size) -> collection(language, "dict", size)),
                new Plan("message-size", "A list of ints to another process and back", "ints in the list",
                        "microseconds", all, List.of(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000), Figure.ROUND,
                        1e6, 2,
                        (language, size) -> installation.command(
                                language, "worker_round_trip", List.of("--model", "threads"),
                                List.of(Integer.toString(size), "20"))),
                new Plan("workers", "8 sums of x·x below 10⁶ in worker processes, workers being started",
                        "worker processes", "seconds", List.of(Language.BRAID, Language.CPYTHON),
                        List.of(1, 2, 4, 8, 16), Figure.WHOLE, 1, 3, this::workers));
    }

    private List<String> tasks(final Language language, final int size) {
        return language == Language.CPYTHON && size > MOST_ASYNCIO_TASKS ? List.of()
                : installation.command(
                        language, "sleeping_tasks", List.of("--model", "loop"), List.of(Integer.toString(size)));
    }

    private List<String> collection(final Language language, final String kind, final int size) {
        return installation.command(
                language, "collections", List.of("--model", "threads"), List.of(kind, Integer.toString(size)));
    }

    private List<String> workers(final Language language, final int size) {
        return installation.command(
                language, "cores", List.of("--model", "processes", "--workers", Integer.toString(size)),
                language == Language.CPYTHON
                        ? List.of("1000000", "processes", Integer.toString(size)) : List.of("1000000"));
    }

    private List<String> script(final Language language, final int lines) throws IOException {
        final Path target = Files.createDirectories(folder.resolve("../../benchmarks/target/scripts").normalize());
        final Path file = target.resolve("lines_" + lines + language.extension());
        Files.writeString(file, GeneratedScript.of(language, lines));
        return installation.script(language, file);
    }
}
