package org.braidlang.cli;

import java.time.Duration;
import java.util.List;
import org.braidlang.engine.Dump;
import org.braidlang.problems.Suggestions;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code braid run}. Braid's options stand before the script or directly after it; from the first
 * word after the script that is none of them, everything belongs to the script. {@code --} ends Braid's options at once.
 *
 * @param source what to run
 * @param arguments what the script finds in {@code os.args}
 * @param workers how many worker processes there may be, or 0 where nothing was said
 * @param switchInterval after how long a thread hands on the global lock, where it was said
 * @param dump what to show instead of running
 */
record RunArguments(
        Source source,
        List<String> arguments,
        String model,
        @Nullable Duration timeout,
        int workers,
        @Nullable Duration switchInterval,
        @Nullable Dump dump) {

    static final String DEFAULT_MODEL = "threads";
    /** Each is a Java of its own: more would not run on any machine. */
    private static final int MOST_WORKERS = 1024;
    private static final List<String> OPTIONS = 
            List.of("--model", "--timeout", "--workers", "--switch-interval", "--dump", "--help", "-e");

    /** Where the script's text comes from. */
    sealed interface Source {
        record ScriptFile(String path) implements Source {}

        record CommandLine(String code) implements Source {}

        record StandardInput() implements Source {}
    }

    /** Whether {@code --help} stands among Braid's own options. */
    static boolean asksForHelp(final String[] words) {
        for (int i = 1; i < words.length && words[i].startsWith("-") && !words[i].equals("--"); i++) {
            if (words[i].equals("--help") || words[i].equals("-h")) {
                return true;
            }
        }
        return false;
    }

    /** Reads the words; a leading {@code run} may be left out. */
    static RunArguments parse(final String[] words) throws UsageError {
        return new Reader(words).read();
    }

    private static final class Reader {
        private final String[] words;
        private int next;
        private @Nullable Source source;
        private String model = DEFAULT_MODEL;
        private @Nullable Duration timeout;
        private int workers;
        private @Nullable Duration switchInterval;
        private @Nullable Dump dump;

        Reader(final String[] words) {
            this.words = words;
            this.next = words.length > 0 && words[0].equals("run") ? 1 : 0;
        }

        RunArguments read() throws UsageError {
            boolean options = true;
            while (next < words.length) {
                final String word = words[next];
                if (options && word.equals("--")) {
                    options = false;
                    next++;
                } else if (options && isOption(word)) {
                    next++;
                    readOption(word);
                } else if (source == null) {
                    next++;
                    source = word.equals("-") ? new Source.StandardInput() : new Source.ScriptFile(word);
                } else {
                    break;
                }
            }
            if (source == null || isNameless(source)) {
                throw new UsageError("what shall it run? Give a script, -e CODE, or - for standard input");
            }
            return new RunArguments(source, List.of(words).subList(next, words.length), model, timeout, workers,
                    switchInterval, dump);
        }

        /** Not by comparing records: Java makes the code that does so when it is first run, which takes 8 ms. */
        private static boolean isNameless(final Source source) {
            return source instanceof Source.ScriptFile(final String path) && path.isEmpty();
        }

        /** After the script, a word that only looks like an option is the script's. */
        private boolean isOption(final String word) {
            if (source == null) {
                return word.length() > 1 && word.charAt(0) == '-';
            }
            final String name = name(word);
            return !name.equals("-e") && !name.equals("--help") && OPTIONS.contains(name);
        }

        private static String name(final String word) {
            final int equals = word.indexOf('=');
            return word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
        }

        private void readOption(final String word) throws UsageError {
            final String name = name(word);
            switch (name) {
                case "-e" -> source = new Source.CommandLine(value(word, name));
                case "--model" -> model = value(word, name);
                case "--timeout" -> timeout = Durations.parse(name, value(word, name));
                case "--workers" -> workers = count(name, value(word, name));
                case "--switch-interval" -> switchInterval = Durations.parse(name, value(word, name));
                case "--dump" -> dump = dump(value(word, name));
                default -> {
                    final String near = name.startsWith("--") ? Suggestions.closest(name, OPTIONS) : null;
                    throw new UsageError("unknown option '" + name + "'"
                            + (near == null ? "; see: braid run --help" : ". Did you mean '" + near + "'?"));
                }
            }
        }

        private String value(final String word, final String name) throws UsageError {
            if (word.length() > name.length()) {
                return word.substring(name.length() + 1);
            }
            if (next == words.length) {
                throw new UsageError(name + " needs a value after it");
            }
            return words[next++];
        }

        private static Dump dump(final String text) throws UsageError {
            return switch (text) {
                case "ast" -> Dump.AST;
                case "ir" -> Dump.IR;
                case "bytecode" -> Dump.BYTECODE;
                default -> throw new UsageError("--dump shows ast, ir or bytecode, not '" + text + "'");
            };
        }

        private static int count(final String name, final String text) throws UsageError {
            try {
                final int count = Integer.parseInt(text);
                if (count > 0 && count <= MOST_WORKERS) {
                    return count;
                }
            } catch (final NumberFormatException fault) {
                // Said below.
            }
            throw new UsageError(name + " needs a whole number from 1 to " + MOST_WORKERS + ", not '" + text + "'");
        }
    }
}
