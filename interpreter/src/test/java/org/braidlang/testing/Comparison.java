package org.braidlang.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.braidlang.testing.Expectations.Text;

/** Compares what a script did with what its comments say, and words every difference. */
final class Comparison {
    private final String name;
    private final Expectations expected;
    private final String model;
    private final ScriptRun.Result actual;
    private final List<String> differences = new ArrayList<>();

    private Comparison(
            final String name, final Expectations expected, final String model, final ScriptRun.Result actual) {
        this.name = name;
        this.expected = expected;
        this.model = model;
        this.actual = actual;
    }

    /** The differences; none if the script did what it says. */
    static List<String> of(
            final String name, final Expectations expected, final String model, final ScriptRun.Result actual) {
        final Comparison comparison = new Comparison(name, expected, model, actual);
        comparison.compareOutput();
        comparison.compareDiagnostics();
        comparison.compareProblems();
        final int exit = expected.exit(model);
        if (actual.exit() != exit) {
            comparison.differences.add("exit status " + actual.exit() + " instead of " + exit);
        }
        return comparison.differences;
    }

    private void compareOutput() {
        final List<Text> texts = forModel(expected.output());
        final List<String> lines = actual.output().lines().toList();
        int next = 0;
        for (int i = 0; i < texts.size() && differences.isEmpty(); ) {
            final int end = endOfGroup(texts, i);
            final List<Text> open = new ArrayList<>(texts.subList(i, end));
            while (!open.isEmpty() && differences.isEmpty()) {
                if (next == lines.size()) {
                    differences.add("the output ends before " + open.getFirst());
                    break;
                }
                final String line = lines.get(next++);
                if (!removeFirst(open, line)) {
                    differences.add("line " + next + " of the output is \"" + line + "\" instead of "
                            + (open.size() == 1 ? open.getFirst() : "one of " + open));
                }
            }
            i = end;
        }
        if (differences.isEmpty() && next < lines.size()) {
            differences.add("line " + (next + 1) + " of the output is not expected: \"" + lines.get(next) + "\"");
        }
    }

    private static int endOfGroup(final List<Text> texts, final int start) {
        int end = start + 1;
        while (texts.get(start).unordered() && end < texts.size() && texts.get(end).unordered()) {
            end++;
        }
        return end;
    }

    private static boolean removeFirst(final List<Text> open, final String line) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).isWhole(line)) {
                open.remove(i);
                return true;
            }
        }
        return false;
    }

    private void compareDiagnostics() {
        final List<Text> texts = forModel(expected.diagnostics());
        final List<Text> errors = forModel(expected.errors());
        for (final Text text : texts) {
            if (!text.isPartOf(actual.diagnostics())) {
                differences.add("standard error lacks " + text);
            }
        }
        for (final Text error : errors) {
            if (!error.isPartOf(actual.diagnostics())) {
                differences.add("standard error lacks the error " + error);
            } else if (!Pattern.compile(Pattern.quote(name) + ":" + error.line() + "\\b")
                    .matcher(actual.diagnostics()).find()) {
                differences.add("no trace on standard error names line " + error.line());
            }
        }
        if (texts.isEmpty() && errors.isEmpty() && !actual.diagnostics().isEmpty()) {
            differences.add("nothing is expected on standard error");
        }
    }

    private void compareProblems() {
        final List<Text> open = new ArrayList<>(expected.problems());
        for (final ScriptRun.Found found : actual.problems()) {
            if (!open.removeIf(text -> text.line() == found.line() && text.isPartOf(found.text()))) {
                differences.add("line " + found.line() + " was refused, which is not expected: " + found.text());
            }
        }
        for (final Text text : open) {
            differences.add("line " + text.line() + " was not refused with " + text);
        }
    }

    private List<Text> forModel(final List<Text> texts) {
        return texts.stream().filter(text -> text.models().contains(model)).toList();
    }
}
