package org.braidlang.runtime;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Python of this machine, to compare with; tests that need it are skipped where there is none of 3.11 or later. */
public final class Python {
    private Python() {}

    /** What a program prints, line by line, when it is given these lines as its standard input. */
    public static List<String> run(final Path directory, final String program, final List<String> input) throws Exception {
        final Path script = Files.writeString(directory.resolve("program.py"), program);
        final Path lines = Files.write(directory.resolve("input.txt"), input, StandardCharsets.UTF_8);
        final Path output = directory.resolve("output.txt");
        final Process process;
        try {
            final ProcessBuilder builder = new ProcessBuilder("python3", script.toString());
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            process = builder.redirectInput(lines.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException missing) {
            assumeTrue(false, "there is no python3");
            throw missing;
        }
        final boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();
        assumeTrue(ended, "python3 takes too long");
        assumeTrue(process.exitValue() != TOO_OLD, "python3 is older than 3.11");
        if (process.exitValue() != 0) {
            throw new AssertionError("python3 failed");
        }
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    /** With this status a program says that the version is not the one to compare with. */
    private static final int TOO_OLD = 3;

    /** What a program begins with. */
    public static final String PREAMBLE =
            """
            import sys
            if sys.version_info[:2] < (3, 11):
                sys.exit(3)
            """;
}
