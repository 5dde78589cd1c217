package org.braidlang.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that has run to its end and found its answer right.
 *
 * @param seconds from its start to its end
 * @param took what it has printed of its rounds, in the unit that it has printed: {@code took: 1.5 s}
 * @param megabytes of main memory at the most, if that was asked for and this system can tell
 */
record ProcessRun(double seconds, List<Double> took, OptionalDouble megabytes) {
    private static final Pattern TOOK = Pattern.compile("^took: ([0-9.]+) (?:s|ns)$");
    private static final Path TIME = Path.of("/usr/bin/time");
    private static final int MESSAGE_LINES = 8;
    private static final int LIMIT_SECONDS = 300;

    /** A process that has failed, or taken too long. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1;

        Failure(final String message) {
            super(message);
        }
    }

    /** Runs a command and waits for it. Its standard input is empty. Memory is what {@code time} of GNU tells. */
    static ProcessRun of(final List<String> command, final boolean withMemory)
            throws IOException, InterruptedException, Failure {
        final Path out = Files.createTempFile("benchmark", ".out");
        final Path err = Files.createTempFile("benchmark", ".err");
        final Path memory = Files.createTempFile("benchmark", ".memory");
        try {
            final List<String> words = new ArrayList<>();
            // Elsewhere a program of that name has other options.
            if (withMemory && System.getProperty("os.name").equals("Linux") && Files.isExecutable(TIME)) {
                words.addAll(List.of(TIME.toString(), "-f", "%M", "-o", memory.toString()));
            }
            words.addAll(command);
            final ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            final long start = System.nanoTime();
            final Process process = builder.start();
            final boolean ended = end(process);
            final double seconds = (System.nanoTime() - start) / 1e9;
            if (!ended) {
                throw new Failure(words(command) + " has not ended after " + LIMIT_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new Failure(words(command) + " has ended with status " + process.exitValue() + ":\n"
                        + message(err));
            }
            return new ProcessRun(seconds, took(Files.readAllLines(out)), megabytes(memory));
        } finally {
            Files.delete(out);
            Files.delete(err);
            Files.delete(memory);
        }
    }

    private static boolean end(final Process process) throws InterruptedException {
        try {
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static String words(final List<String> command) {
        return "'" + String.join(" ", command) + "'";
    }

    private static String message(final Path err) throws IOException {
        final List<String> lines = Files.readAllLines(err);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - MESSAGE_LINES), lines.size()));
    }

    private static List<Double> took(final List<String> lines) {
        final List<Double> rounds = new ArrayList<>();
        for (final String line : lines) {
            final Matcher matcher = TOOK.matcher(line);
            if (matcher.matches()) {
                rounds.add(Double.valueOf(matcher.group(1)));
            }
        }
        return rounds;
    }

    private static OptionalDouble megabytes(final Path memory) throws IOException {
        final String text = Files.readString(memory).strip();
        return text.matches("[0-9]+") ? OptionalDouble.of(Long.parseLong(text) / 1024.0) : OptionalDouble.empty();
    }
}
