package org.braidlang.concurrency;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Output;
import org.braidlang.runtime.ScriptError;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;
import org.braidlang.testing.PlacesOnly;
import org.jspecify.annotations.Nullable;

/** One run of hand-written code, with what it wrote to the diagnostics. A site's number is its line. */
final class TestRun {
    private static final String TEXT = "lock m { }\n".repeat(100);

    private final ByteArrayOutputStream diagnostics = new ByteArrayOutputStream();
    final Execution execution;

    TestRun(final Models model) {
        this(model, new SystemClock());
    }

    TestRun(final Models model, final Clock clock) {
        this(model, clock, null);
    }

    TestRun(final Models model, final Clock clock, final @Nullable Tracer tracer) {
        this(model, clock, tracer, InputStream.nullInputStream());
    }

    TestRun(final Models model, final Clock clock, final @Nullable Tracer tracer, final InputStream in) {
        execution = new Execution(new Execution.Setup(new Lines(), model.schedulers, Models::of,
                new Output(new ByteArrayOutputStream()), new Output(diagnostics), in, clock,
                List.of(), 1, Execution.SWITCH_INTERVAL, tracer));
    }

    Outcome outcome(final Code.Step... steps) {
        return execution.run(Code.code("main", steps), "globals");
    }

    /** The value of the last step; fails if the run does. */
    Object value(final Code.Step... steps) {
        final Outcome outcome = outcome(steps);
        if (outcome.error() != null) {
            throw new AssertionError("the run failed: " + outcome.error().getMessage(), outcome.error());
        }
        if (!outcome.unseen().isEmpty()) {
            throw new AssertionError("a task failed: " + outcome.unseen().getFirst().error());
        }
        return outcome.value();
    }

    /** The error with which the run fails. */
    ScriptError error(final Code.Step... steps) {
        final Outcome outcome = outcome(steps);
        if (outcome.error() == null) {
            throw new AssertionError("the run did not fail but gave " + outcome.value());
        }
        return outcome.error();
    }

    String diagnostics() {
        return diagnostics.toString(StandardCharsets.UTF_8);
    }

    static boolean is(final ErrorKind kind, final ScriptError error) {
        return error.value().kind() == kind;
    }

    static String message(final ScriptError error) {
        return error.value().message();
    }

    private static final class Lines extends PlacesOnly {
        private final SourceFile file = new SourceFile("test.braid", TEXT);

        @Override
        public Location site(final int site) {
            final int start = (site - 1) * (TEXT.indexOf('\n') + 1);
            return new Location("f", new Span(file, start, start + TEXT.indexOf('\n')));
        }

        @Override
        public @Nullable Location locate(
                final String className, final String method, final String descriptor, final int bytecodeIndex) {
            return null;
        }

        @Override
        public @Nullable Location suspension(final String className, final int pc) {
            return className.equals(Code.class.getName()) ? site(pc) : null;
        }
    }
}
