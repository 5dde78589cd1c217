package org.braidlang.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where and with what was measured, in words. */
final class Machine {
    private Machine() {}

    /**
     * One paragraph.
     *
     * @param load the load at the start, as {@link #load} gives it
     */
    static String describe(final Installation installation, final double load, final String how) {
        final int cores = Runtime.getRuntime().availableProcessors();
        final List<String> facts = new ArrayList<>();
        facts.add(LocalDate.now() + ": " + processor() + ", " + cores + (cores == 1 ? " core" : " cores"));
        facts.add(System.getProperty("os.name") + " " + System.getProperty("os.version"));
        for (final Language language : Language.values()) {
            final String version = installation.version(language);
            facts.add(version.startsWith(language.title().split(" ")[0].toLowerCase(Locale.ROOT))
                    || version.startsWith(language.title()) ? version : language.title() + " " + version);
        }
        final String text = String.join("; ", facts) + ". " + how;
        return load > cores / 2.0
                ? text + String.format(Locale.ROOT, " The machine was not quiet (load %.1f at the start):"
                        + " times are too long, ratios less certain.", load)
                : text;
    }

    /** How many threads wanted to run, on the average of the last minute; below 0 if the system does not say. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (final IOException _) {
            return System.getProperty("os.arch");
        }
    }
}
