package org.braidlang.cli;

import java.nio.file.Path;
import org.braidlang.cli.RunArguments.Source;
import org.braidlang.engine.Braid;
import org.braidlang.engine.Model;
import org.braidlang.problems.Problem;
import org.braidlang.problems.ProblemPrinter;
import org.braidlang.problems.Suggestions;
import org.braidlang.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** {@code braid run}: compiles a script and runs it under one model. */
final class RunCommand {
    private final Terminal terminal;

    RunCommand(final Terminal terminal) {
        this.terminal = terminal;
    }

    /** Gives the exit status. */
    int run(final RunArguments arguments) throws UsageError {
        final Model model = model(arguments.model());
        final SourceFile script = ScriptReader.read(arguments.source(), terminal.in());
        final OutputPipe output = new OutputPipe(terminal.out());
        final Braid.Builder builder = Braid.builder()
                .model(model)
                .arguments(arguments.arguments())
                .in(terminal.in())
                .out(output)
                .err(terminal.err())
                .colour(terminal.colour())
                .timeout(arguments.timeout());
        if (arguments.workers() > 0) {
            builder.workers(arguments.workers());
        }
        if (arguments.switchInterval() != null) {
            builder.switchInterval(arguments.switchInterval());
        }
        final Braid braid = builder.build();
        output.whenBroken(braid::interrupt);
        final @Nullable Path path =
                arguments.source() instanceof Source.ScriptFile(final String name) ? Path.of(name) : null;
        try {
            if (arguments.dump() != null) {
                terminal.print(terminal.out(), braid.dump(script, path, arguments.dump()));
                return ExitStatus.DONE;
            }
            return run(braid, script, path, output);
        } catch (final Problem.Failure failure) {
            terminal.print(terminal.err(), ProblemPrinter.print(failure.problems(), terminal.colour()));
            return ExitStatus.USAGE;
        }
    }

    private int run(
            final Braid braid, final SourceFile script, final @Nullable Path path, final OutputPipe output)
            throws Problem.Failure {
        try (Interruption interruption = Interruption.of(braid)) {
            final int status = braid.run(script, path);
            if (output.fault() != null) {
                terminal.complain("cannot write to standard output: " + output.fault());
                return ExitStatus.FAILED;
            }
            if (output.isBroken()) {
                return ExitStatus.BROKEN_PIPE;
            }
            if (interruption.hasCome()) {
                terminal.print(terminal.err(), "interrupted\n");
            }
            return status;
        }
    }

    private static Model model(final String word) throws UsageError {
        for (final Model model : Model.values()) {
            if (model.word().equals(word)) {
                return model;
            }
        }
        final String available = "; there are: " + String.join(", ", Model.words());
        final @Nullable String near = Suggestions.closest(word, Model.words());
        throw new UsageError("unknown model '" + word + "'"
                + (near == null ? available : ". Did you mean '" + near + "'?"));
    }
}
