package org.braidlang.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The languages that this machine has, and how their programs are started. Immutable. */
final class Installation {
    /** The name that CPython's programs are started with, and Node's. */
    private static final String PYTHON = "python3";
    private static final String NODE = "node";

    private final Path home;
    private final Map<Language, String> versions = new EnumMap<>(Language.class);

    /** @param home the folder of the project */
    Installation(final Path home) throws IOException, InterruptedException {
        this.home = home;
        versions.put(Language.BRAID, answer(home.resolve("braid").toString(), "version"));
        versions.put(Language.CPYTHON, answer(PYTHON, "-c",
                "import platform; print(platform.python_implementation(), platform.python_version())"));
        versions.put(Language.NODE, answer(NODE, "--version"));
        versions.put(Language.JAVA, System.getProperty("java.version"));
        versions.values().removeIf(String::isEmpty);
    }

    /** The first line that a command prints, or "" if there is no such command. */
    private static String answer(final String... command) throws InterruptedException {
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            final String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.lines().findFirst().orElse("") : "";
        } catch (final IOException _) {
            return "";
        }
    }

    Set<Language> languages() {
        return versions.keySet();
    }

    /** As it calls itself. */
    String version(final Language language) {
        return versions.getOrDefault(language, "not installed");
    }

    /** Compiles the Java programs, so that no run has to. */
    void compilePrograms() throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(
                List.of(java("javac"), "-Xlint:all", "-d", classes().toString()));
        try (Stream<Path> files = Files.walk(home.resolve("benchmarks"), 2)) {
            files.filter(file -> file.toString().endsWith(Language.JAVA.extension()))
                    .map(Path::toString)
                    .sorted()
                    .forEach(command::add);
        }
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("the Java programs in benchmarks could not be compiled");
        }
    }

    /** The command that runs a program of benchmarks. */
    List<String> command(
            final Language language, final String folder, final List<String> braidOptions,
            final List<String> arguments) {
        final Path program = home.resolve("benchmarks", folder, folder + language.extension());
        final List<String> command = new ArrayList<>(switch (language) {
            case BRAID -> List.of(home.resolve("braid").toString(), "run");
            case CPYTHON -> List.of(PYTHON, program.toString());
            case NODE -> List.of(NODE, program.toString());
            case JAVA -> List.of(java("java"), "-XX:+UseSerialGC", "-cp", classes().toString(), className(folder));
        });
        if (language == Language.BRAID) {
            command.addAll(braidOptions);
            command.add(program.toString());
        }
        command.addAll(arguments);
        return command;
    }

    /** The command that runs a script in a file; of Java there are none. */
    List<String> script(final Language language, final Path file) {
        return switch (language) {
            case BRAID -> List.of(home.resolve("braid").toString(), "run", file.toString());
            case CPYTHON -> List.of(PYTHON, file.toString());
            case NODE -> List.of(NODE, file.toString());
            case JAVA -> throw new IllegalArgumentException("Java has no scripts");
        };
    }

    /** The jar with the interpreter, as it was built. */
    Path interpreter() throws IOException {
        try (Stream<Path> jars = Files.list(jars())) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("braid-interpreter")).findFirst()
                    .orElseThrow(() -> new IOException("there is no interpreter in " + jars()));
        }
    }

    /** Runs Braid's program of a workload with another interpreter, and with no cache, which is for the usual one. */
    List<String> commandWith(final Path interpreter, final Workload workload) throws IOException {
        final List<String> command = new ArrayList<>(List.of(java("java"), "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders", "-Xmx2g", "-Xss16m", "--enable-native-access=ALL-UNNAMED", "-cp",
                interpreter + File.pathSeparator + jars() + "/*", "org.braidlang.cli.Main", "run",
                "--model", workload.model(),
                home.resolve("benchmarks", workload.folder(), workload.folder() + Language.BRAID.extension()).toString()));
        command.addAll(workload.arguments(Language.BRAID, false));
        return command;
    }

    /** What the launcher starts. */
    private Path jars() {
        return home.resolve("repl", "target", "braid");
    }

    private static String java(final String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private Path classes() {
        return home.resolve("benchmarks", "target", "programs");
    }

    /** {@code count_down} is the class {@code CountDown}. */
    static String className(final String folder) {
        final StringBuilder name = new StringBuilder();
        for (final String word : folder.split("_")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }
}
