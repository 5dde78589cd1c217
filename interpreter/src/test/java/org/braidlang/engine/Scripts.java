package org.braidlang.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.braidlang.problems.Problem;
import org.braidlang.source.SourceFile;

/** Runs scripts for tests and gives what they have printed. */
final class Scripts {
    private Scripts() {}

    record Run(int status, String out, String err) {}

    static Run run(final String text) {
        return run(Braid.builder(), text);
    }

    static Run run(final Braid.Builder builder, final String text) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Braid braid = builder.out(out).err(err).build();
        try {
            final int status = braid.run(braid.compile(new SourceFile("test.braid", text)));
            return new Run(
                    status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (final Problem.Failure failure) {
            throw new AssertionError(failure.problems().toString(), failure);
        }
    }
}
