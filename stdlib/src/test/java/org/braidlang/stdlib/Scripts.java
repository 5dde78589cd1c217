package org.braidlang.stdlib;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.braidlang.engine.Braid;
import org.braidlang.problems.Problem;
import org.braidlang.source.SourceFile;

/** Runs scripts for tests. */
final class Scripts {
    private Scripts() {}

    /** What a script prints, line by line, and behind it what it writes as errors. */
    static List<String> lines(final Braid.Builder builder, final String script) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        status(builder.out(out).err(err), script);
        return (out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8)).lines().toList();
    }

    static List<String> lines(final String script) {
        return lines(Braid.builder(), script);
    }

    static int status(final Braid.Builder builder, final String script) {
        try {
            final Braid braid = builder.build();
            return braid.run(braid.compile(new SourceFile("test.braid", script)));
        } catch (Problem.Failure failure) {
            throw new AssertionError(failure.problems().toString(), failure);
        }
    }
}
