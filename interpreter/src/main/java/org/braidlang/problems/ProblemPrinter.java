package org.braidlang.problems;

import java.util.List;
import org.braidlang.source.Span;

/**
 * Writes problems for people to read: what is wrong, where, the line with carets under it, and what to do.
 *
 * {@snippet lang="text" :
 * error: 'def' is not a Braid word
 *   --> tools.braid:3:1
 *    |
 *  3 | def square(n):
 *    | ^^^
 *    = write: fn square(n) { … }
 * }
 */
public final class ProblemPrinter {
    private static final String BOLD_RED = "1;31";
    private static final String BOLD = "1";
    private static final String BLUE = "34";
    private static final String CYAN = "36";

    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private ProblemPrinter(final boolean colour) {
        this.colour = colour;
    }

    /** One problem, with a line end after its last line. */
    public static String print(final Problem problem, final boolean colour) {
        return print(List.of(problem), colour);
    }

    /** All of them, with an empty line between two. */
    public static String print(final List<Problem> problems, final boolean colour) {
        final ProblemPrinter printer = new ProblemPrinter(colour);
        for (final Problem problem : problems) {
            if (!printer.out.isEmpty()) {
                printer.out.append('\n');
            }
            printer.problem(problem);
        }
        return printer.out.toString();
    }

    private void problem(final Problem problem) {
        final Problem.Note note = problem.note();
        final int width = Math.max(gutter(problem.span()), note == null ? 0 : gutter(note.span()));
        out.append(painted(BOLD_RED, "error")).append(painted(BOLD, ": " + problem.title())).append('\n');
        frame(problem.span(), width, BOLD_RED);
        final String hint = problem.hint();
        if (hint != null) {
            remark(hint, width);
        }
        if (note != null) {
            remark("note: " + note.text(), width);
            frame(note.span(), width, BLUE);
        }
    }

    private static int gutter(final Span span) {
        return Math.max(2, String.valueOf(span.line()).length());
    }

    private void frame(final Span span, final int width, final String colourOfCarets) {
        final SourceFrame frame = SourceFrame.of(span);
        final String blank = " ".repeat(width);
        out.append(blank).append(painted(BLUE, "--> ")).append(span.file().name()).append(':').append(span.line())
                .append(':').append(span.column()).append('\n');
        out.append(blank).append(painted(BLUE, " |")).append('\n');
        final String number = String.valueOf(span.line());
        out.append(painted(BLUE, " ".repeat(width - number.length()) + number + " |"))
                .append(frame.source().isEmpty() ? "" : " " + frame.source()).append('\n');
        out.append(blank).append(painted(BLUE, " |")).append(' ').append(painted(colourOfCarets, frame.carets()))
                .append('\n');
    }

    private void remark(final String text, final int width) {
        out.append(" ".repeat(width)).append(painted(BLUE, " = ")).append(painted(CYAN, text)).append('\n');
    }

    private String painted(final String code, final String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
