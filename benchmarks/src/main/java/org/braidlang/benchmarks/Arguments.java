package org.braidlang.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The words of the command line.
 *
 * @param names the folders of the workloads that are wanted; empty means all
 * @param parts which parts are wanted; matches all unless said otherwise
 * @param repetitions how often each program runs; 0 means as many as usual
 */
record Arguments(Task task, boolean quick, int repetitions, List<String> names, Pattern parts) {
    /** What is to be done. */
    enum Task { COMPARE, PARTS, SAFETY, GROWTH }

    private static final Pattern EVERYTHING = Pattern.compile("");

    /** Words that make no sense; the message says why. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;

        Mistake(final String message) {
            super(message);
        }
    }

    static Arguments parse(final String... words) throws Mistake {
        Task task = Task.COMPARE;
        boolean quick = false;
        int repetitions = 0;
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--quick" -> quick = true;
                case "--parts" -> task = Task.PARTS;
                case "--safety" -> task = Task.SAFETY;
                case "--growth" -> task = Task.GROWTH;
                case "--repeat" -> {
                    i++;
                    if (i == words.length || !words[i].matches("[1-9][0-9]?")) {
                        throw new Mistake("--repeat needs a number from 1 to 99");
                    }
                    repetitions = Integer.parseInt(words[i]);
                }
                default -> {
                    if (words[i].startsWith("-")) {
                        throw new Mistake("there is no option '" + words[i] + "'");
                    }
                    names.add(words[i]);
                }
            }
        }
        if (task == Task.PARTS && names.size() > 1) {
            throw new Mistake("--parts takes one regular expression");
        }
        return new Arguments(task, quick, repetitions, List.copyOf(names),
                task == Task.PARTS && !names.isEmpty() ? pattern(names.getFirst()) : EVERYTHING);
    }

    private static Pattern pattern(final String text) throws Mistake {
        try {
            return Pattern.compile(text);
        } catch (final PatternSyntaxException e) {
            throw new Mistake("'" + text + "' is no regular expression: " + e.getDescription());
        }
    }

    /** Whether everything was asked for, so that the figures may go into the documentation. */
    boolean everything() {
        return names.isEmpty() && !quick;
    }
}
