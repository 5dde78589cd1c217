package org.braidlang.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The parts of a Markdown file that this program writes, between two comments; the rest is kept by hand. */
final class GeneratedPart {
    private GeneratedPart() {}

    /** Replaces what stands between {@code <!-- generated: name -->} and {@code <!-- end: name -->}. */
    static void replace(final Path file, final String name, final String text) throws IOException {
        final String opening = "<!-- generated: " + name + " -->";
        final String closing = "<!-- end: " + name + " -->";
        final String all = Files.readString(file);
        final int from = all.indexOf(opening);
        final int to = all.indexOf(closing);
        if (from < 0 || to < from) {
            throw new IOException(file + " has no place for '" + name + "': it needs the lines " + opening + " and "
                    + closing);
        }
        Files.writeString(file,
                all.substring(0, from + opening.length()) + "\n" + text.strip() + "\n" + all.substring(to));
    }
}
