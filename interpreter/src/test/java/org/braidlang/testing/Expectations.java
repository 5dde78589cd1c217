package org.braidlang.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What the comments of a script say that it does; {@code examples/README.md} describes their form. Immutable.
 *
 * @param output the lines of standard output, in order
 * @param diagnostics what stands somewhere on standard error
 * @param errors uncaught errors, each raised on the line of its comment
 * @param problems what is reported before the script runs, each for the line of its comment
 * @param exits the exit statuses that are asked for
 * @param models where the script is meant to run
 * @param arguments what {@code os.args} holds
 * @param input what the script reads
 */
public record Expectations(
        List<Text> output,
        List<Text> diagnostics,
        List<Text> errors,
        List<Text> problems,
        List<Text> exits,
        Models models,
        List<String> arguments,
        String input) {

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#\\s?(?<word>expect-unordered|expect|stderr|error"
            + "|problem|exit|models|args|stdin)(?:\\((?<models>!?[\\w, ]+)\\))?(?<pattern>~)?:(?: (?<text>.*))?$");
    private static final Pattern MISTAKE = Pattern.compile("(?:^|\\s)#\\s?(expect|stderr|problem)\\b\\W*(?!.*:)");

    /** Some models: those that are named, or all but those that are named. */
    public record Models(boolean excluded, Set<String> names) {
        static final Models ALL = new Models(true, Set.of());

        static Models of(final @Nullable String words) {
            if (words == null) {
                return ALL;
            }
            final boolean excluded = words.startsWith("!");
            final String names = excluded ? words.substring(1) : words;
            return new Models(excluded, Set.copyOf(List.of(names.strip().split("\\s*,\\s*"))));
        }

        public boolean contains(final String model) {
            return names.contains(model) != excluded;
        }
    }

    /**
     * A text that is expected.
     *
     * @param line where in the script the comment stands
     * @param text the text itself, or a regular expression
     * @param unordered together with its unordered neighbours it may come in any order
     */
    public record Text(int line, String text, boolean pattern, boolean unordered, Models models) {
        boolean isWhole(final String actual) {
            return pattern ? actual.matches(text) : actual.equals(text);
        }

        boolean isPartOf(final String actual) {
            return pattern ? Pattern.compile(text, Pattern.MULTILINE).matcher(actual).find() : actual.contains(text);
        }

        @Override
        public String toString() {
            return (pattern ? "/" + text + "/" : "\"" + text + "\"") + " (line " + line + ")";
        }
    }

    /** Reads the comments of a script; a comment that looks like one of these but is none is refused. */
    public static Expectations of(final String script) {
        final List<Text> output = new ArrayList<>();
        final List<Text> diagnostics = new ArrayList<>();
        final List<Text> errors = new ArrayList<>();
        final List<Text> problems = new ArrayList<>();
        final StringBuilder input = new StringBuilder();
        List<String> arguments = List.of();
        final List<Text> exits = new ArrayList<>();
        Models models = Models.ALL;
        int number = 0;
        for (final String line : script.lines().toList()) {
            number++;
            final Matcher found = COMMENT.matcher(line);
            if (!found.find()) {
                if (MISTAKE.matcher(line).find()) {
                    throw new IllegalArgumentException("line " + number + ": not a valid expectation: " + line.strip());
                }
                continue;
            }
            final String text = found.group("text") == null ? ""
                    : found.group("text").replace("{line}", Integer.toString(number));
            final String word = found.group("word");
            final Text expected = new Text(number, text, found.group("pattern") != null,
                    word.equals("expect-unordered"), Models.of(found.group("models")));
            checkPattern(expected);
            switch (word) {
                case "expect", "expect-unordered" -> output.add(expected);
                case "stderr" -> diagnostics.add(expected);
                case "error" -> errors.add(expected);
                case "problem" -> problems.add(expected);
                case "exit" -> exits.add(expected);
                case "models" -> models = Models.of(text);
                case "args" -> arguments = List.of(text.split(" "));
                case "stdin" -> input.append(text).append('\n');
                default -> throw new IllegalStateException(word);
            }
        }
        return new Expectations(List.copyOf(output), List.copyOf(diagnostics), List.copyOf(errors),
                List.copyOf(problems), List.copyOf(exits), models, arguments, input.toString());
    }

    private static void checkPattern(final Text expected) {
        if (expected.pattern) {
            try {
                Pattern.compile(expected.text);
            } catch (final PatternSyntaxException fault) {
                throw new IllegalArgumentException("line " + expected.line + ": " + fault.getMessage(), fault);
            }
        }
    }

    /** The exit status under this model: what is asked for, or what an expected problem or error makes it. */
    int exit(final String model) {
        for (final Text exit : exits) {
            if (exit.models.contains(model)) {
                return Integer.parseInt(exit.text);
            }
        }
        return !problems.isEmpty() ? 2 : errors.stream().anyMatch(error -> error.models.contains(model)) ? 1 : 0;
    }
}
