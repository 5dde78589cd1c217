package org.braidlang.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.braidlang.engine.Braid;
import org.braidlang.engine.Model;
import org.braidlang.problems.Problem;
import org.braidlang.source.SourceFile;

/**
 * One script under one model: runs it in this process, and fails where it does not do what its comments say.
 *
 * @param typed whether functions have a form in which ints are machine integers
 */
public record ScriptRun(Path script, Model model, boolean typed) {
    /** Far longer than any script here takes; it ends one that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a run left behind. */
    record Result(String output, String diagnostics, int exit, List<Found> problems) {}

    /** What was found before the script ran: title and hint. */
    record Found(int line, String text) {}

    /**
     * Every script directly in the directories that lie in {@code folder}, with every model that it is meant for, and once
     * more in the general form, in which nothing is a machine integer. Scripts in deeper directories are what these import.
     */
    public static Stream<ScriptRun> in(final Path folder) {
        try (Stream<Path> found = Files.walk(folder, 2)) {
            return found.filter(path -> path.toString().endsWith(".braid"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(ScriptRun::underEachModel);
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Stream<ScriptRun> underEachModel(final Path script) {
        final Expectations expected = expectations(script);
        final List<ScriptRun> runs = new ArrayList<>();
        for (final Model model : Model.values()) {
            if (expected.models().contains(model.word())) {
                runs.add(new ScriptRun(script, model, true));
            }
        }
        final Model one = runs.stream().map(ScriptRun::model).filter(Model.THREADS::equals).findFirst()
                .orElseGet(() -> runs.getFirst().model());
        runs.add(new ScriptRun(script, one, false));
        return runs.stream();
    }

    private static Expectations expectations(final Path script) {
        try {
            return Expectations.of(read(script));
        } catch (final IllegalArgumentException fault) {
            throw new IllegalArgumentException(script + ", " + fault.getMessage(), fault);
        }
    }

    private static String read(final Path script) {
        try {
            return Files.readString(script);
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Runs the script and throws an AssertionError that lists every difference. */
    public void check() {
        final Expectations expected = expectations(script);
        final Result actual = run(expected);
        final List<String> differences = Comparison.of(name(), expected, model.word(), actual);
        if (!differences.isEmpty()) {
            throw new AssertionError(script + " under " + model.word() + ":\n  " + String.join("\n  ", differences)
                    + "\n--- standard output\n" + actual.output + "--- standard error\n" + actual.diagnostics + "---");
        }
    }

    private String name() {
        return script.toString();
    }

    private Result run(final Expectations expected) {
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        final ByteArrayOutputStream diagnostics = new ByteArrayOutputStream();
        final Braid braid = Braid.builder()
                .model(model)
                .arguments(expected.arguments())
                .in(new ByteArrayInputStream(expected.input().getBytes(StandardCharsets.UTF_8)))
                .out(output)
                .err(diagnostics)
                .timeout(PATIENCE)
                .typed(typed)
                .build();
        try {
            final int exit = braid.run(braid.compile(new SourceFile(name(), read(script)), script));
            return new Result(output.toString(StandardCharsets.UTF_8), diagnostics.toString(StandardCharsets.UTF_8),
                    exit, List.of());
        } catch (final Problem.Failure refused) {
            return new Result("", "", 2, refused.problems().stream()
                    .map(problem -> new Found(problem.span().line(),
                            problem.title() + (problem.hint() == null ? "" : "\n" + problem.hint())))
                    .toList());
        }
    }

    @Override
    public String toString() {
        return script.getParent().getFileName() + "/" + script.getFileName() + ", " + model.word()
                + (typed ? "" : ", general form");
    }
}
