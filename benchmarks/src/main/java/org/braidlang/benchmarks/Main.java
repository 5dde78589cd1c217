package org.braidlang.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.braidlang.benchmarks.jmh.Parts;
import org.openjdk.jmh.runner.RunnerException;

/** {@code benchmarks/run}: measures, prints what it has found, and writes it into docs/performance.md. */
public final class Main {
    private static final String USAGE = """
            benchmarks/run [--quick] [--repeat N] [WORKLOAD…]   compare with CPython, Node and Java
            benchmarks/run --parts [REGEX] [--quick]            what operators, calls, tasks and workers cost
            benchmarks/run --safety [--repeat N] [WORKLOAD…]    what being safe on several threads costs one
            benchmarks/run --growth [NAME…]                     curves over growing sizes

            Without a WORKLOAD, REGEX or NAME all is measured, and docs/performance.md gets the figures. A quick run
            writes nothing; comparing quickly ends with status 1 if Braid has become much slower than it usually is
            beside CPython or Java.
            """;
    private static final int REPETITIONS = 5;
    private static final int QUICK_REPETITIONS = 2;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path home;
    private final Arguments arguments;
    private final double load = Machine.load();

    private Main(final Path home, final Arguments arguments) {
        this.home = home;
        this.arguments = arguments;
    }

    /** The first word is the folder of the project. */
    public static void main(final String[] words) throws InterruptedException {
        final List<String> rest = List.of(words).subList(1, words.length);
        if (rest.contains("--help") || rest.contains("help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            final Arguments arguments = Arguments.parse(rest.toArray(String[]::new));
            System.exit(new Main(Path.of(words[0]), arguments).run() ? 0 : 1);
        } catch (final Arguments.Mistake mistake) {
            System.err.println("benchmarks/run: " + mistake.getMessage() + "\n\n" + USAGE);
            System.exit(2);
        } catch (final IOException | RunnerException | ProcessRun.Failure e) {
            System.err.println("benchmarks/run: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Whether all is as it should be. */
    private boolean run()
            throws IOException, InterruptedException, ProcessRun.Failure, RunnerException, Arguments.Mistake {
        final Installation installation = new Installation(home);
        installation.compilePrograms();
        for (final Language language : Language.values()) {
            if (!installation.languages().contains(language)) {
                out.println(language.title() + " is not installed, and left out.");
            }
        }
        return switch (arguments.task()) {
            case COMPARE -> compare(installation);
            case PARTS -> parts(installation);
            case SAFETY -> safety(installation);
            case GROWTH -> growth(installation);
        };
    }

    private boolean compare(final Installation installation)
            throws IOException, InterruptedException, ProcessRun.Failure, Arguments.Mistake {
        final int usual = arguments.quick() ? QUICK_REPETITIONS : REPETITIONS;
        final int repetitions = arguments.repetitions() > 0 ? arguments.repetitions() : usual;
        final Comparison comparison = new Comparison(installation, arguments.quick(), repetitions);
        final List<Comparison.Result> results = new ArrayList<>();
        boolean good = true;
        if (arguments.quick()) {
            out.println("The work is smaller than its names say: only the ratios tell something.");
        }
        for (final Workload workload : wanted()) {
            for (final Comparison.Result result : comparison.measure(workload)) {
                results.add(result);
                out.print(workload.title() + ", " + result.row().figure().title() + ":");
                result.samples().forEach((language, sample) -> out.print("  " + language.title() + " "
                        + result.row().figure().show(sample.median())));
                out.println();
                good &= !arguments.quick() || withinLimit(result);
            }
        }
        if (!arguments.quick()) {
            out.println("\n" + Tables.comparison(results));
        }
        if (arguments.everything()) {
            write("comparison", Machine.describe(installation, load, "Medians of " + repetitions + " runs by turns ("
                    + Math.ceilDiv(repetitions, 2) + " of the sleeping ones); ± is half the distance between the"
                    + " quartiles.") + "\n\n" + Tables.comparison(results));
        }
        return good;
    }

    private List<Workload> wanted() throws Arguments.Mistake {
        final List<String> known = Workloads.ALL.stream().map(Workload::folder).distinct().toList();
        for (final String name : arguments.names()) {
            if (!known.contains(name)) {
                throw new Arguments.Mistake(
                        "there is no workload '" + name + "'; there are: " + String.join(", ", known));
            }
        }
        return Workloads.ALL.stream()
                .filter(workload -> arguments.names().isEmpty() || arguments.names().contains(workload.folder()))
                .toList();
    }

    /** Compares the best runs, which other work on the machine disturbs least. */
    private boolean withinLimit(final Comparison.Result result) {
        final Sample braid = result.samples().get(Language.BRAID);
        final Language yardstick = result.row().yardstick();
        final Sample other = result.samples().get(yardstick);
        if (braid == null || other == null || braid.best() / other.best() <= result.row().limit()) {
            return true;
        }
        out.println("  TOO SLOW: " + Figure.digits(braid.best() / other.best()) + " times the value of "
                + yardstick.title() + ", where " + result.row().limit() + " is the limit");
        return false;
    }

    private boolean parts(final Installation installation)
            throws IOException, RunnerException, Arguments.Mistake {
        final List<Parts.Figure> figures = Parts.measure(arguments.parts(), arguments.quick(), out::println);
        if (figures.isEmpty()) {
            throw new Arguments.Mistake("no part has a name in which '" + arguments.parts() + "' is found");
        }
        out.println("\n" + Tables.parts(figures));
        if (arguments.everything()) {
            write("parts", Machine.describe(installation, load, "Nanoseconds, ± with 99.9 % certainty.") + "\n\n"
                    + Tables.parts(figures));
        }
        return true;
    }

    private boolean safety(final Installation installation)
            throws IOException, InterruptedException, ProcessRun.Failure, Arguments.Mistake {
        for (final String name : arguments.names()) {
            if (!Safety.WORKLOADS.contains(name)) {
                throw new Arguments.Mistake("what safety costs is measured for: "
                        + String.join(", ", Safety.WORKLOADS));
            }
        }
        final int repetitions = arguments.repetitions() > 0 ? arguments.repetitions() : REPETITIONS;
        final List<Safety.Cost> costs = new Safety(installation, home.resolve("benchmarks", "target", "safety"),
                repetitions, out::println).measure(arguments.names());
        out.println("\n" + Tables.safety(costs));
        if (arguments.everything()) {
            write("safety", Machine.describe(installation, load, "Medians of " + repetitions + " runs by turns; "
                    + "± is half the distance between the quartiles.") + "\n\n" + Tables.safety(costs));
        }
        return true;
    }

    private boolean growth(final Installation installation)
            throws IOException, InterruptedException, ProcessRun.Failure, Arguments.Mistake {
        new Growth(installation, home.resolve("docs", "performance"), out::println).measure(arguments.names());
        if (arguments.everything()) {
            write("growth", Machine.describe(installation, load, "The best of up to three runs."));
        }
        return true;
    }

    private void write(final String part, final String text) throws IOException {
        final Path file = home.resolve("docs", "performance.md");
        GeneratedPart.replace(file, part, text);
        out.println("Written to " + home.relativize(file) + ".");
    }
}
