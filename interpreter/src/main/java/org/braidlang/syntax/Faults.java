package org.braidlang.syntax;

import java.util.List;
import org.braidlang.grammar.LexicalFault;
import org.braidlang.problems.Excerpt;
import org.braidlang.problems.FormProblem;
import org.braidlang.problems.LexicalProblem;
import org.braidlang.problems.SyntaxProblem;
import org.braidlang.source.SourceFile;
import org.braidlang.source.Span;

/** Makes problems of what the lexer has found. Of brackets only the first is told: the rest mostly follows from it. */
final class Faults {
    private final SourceFile file;
    private final List<LexicalFault> faults;
    private final List<SyntaxProblem> problems;

    Faults(final SourceFile file, final List<LexicalFault> faults, final List<SyntaxProblem> problems) {
        this.file = file;
        this.faults = faults;
        this.problems = problems;
    }

    void report(final int most) {
        boolean bracketTold = false;
        boolean stringTold = false;
        int told = 0;
        for (final LexicalFault fault : faults) {
            if (told == most) {
                return;
            }
            final boolean bracket = switch (fault.kind()) {
                case UNCLOSED_BRACKET, MISMATCHED_BRACKET, UNMATCHED_BRACKET -> true;
                case UNCLOSED_STRING, UNCLOSED_LONG_STRING, UNCLOSED_FIELD -> {
                    stringTold = true;
                    yield false;
                }
                case BAD_NUMBER, UNKNOWN_CHARACTER, BACKSLASH, STRAY_BRACE, TOO_DEEP -> false;
            };
            // A string without an end swallows brackets, or leaves some over.
            if (!bracket || !bracketTold && !stringTold) {
                problems.add(problem(fault));
                told++;
            }
            bracketTold |= bracket;
        }
    }

    private SyntaxProblem problem(final LexicalFault fault) {
        final Span span = new Span(file, fault.start(), fault.end());
        return switch (fault.kind()) {
            case BAD_NUMBER -> new LexicalProblem.BadNumber(span, Excerpt.of(span.text()), indexes(fault));
            case UNKNOWN_CHARACTER -> new LexicalProblem.UnknownCharacter(span, Excerpt.of(span.text()));
            case BACKSLASH -> new LexicalProblem.Backslash(new Span(file, fault.start(), fault.start() + 1));
            case UNCLOSED_STRING -> new LexicalProblem.UnclosedString(quotes(span, 1), false);
            case UNCLOSED_LONG_STRING -> new LexicalProblem.UnclosedString(quotes(span, 3), true);
            case UNCLOSED_FIELD -> new LexicalProblem.UnclosedField(span);
            case STRAY_BRACE -> new LexicalProblem.StrayBrace(span);
            case UNCLOSED_BRACKET -> new LexicalProblem.UnclosedBracket(span, atEnd(fault));
            case UNMATCHED_BRACKET -> new LexicalProblem.UnmatchedBracket(span);
            case MISMATCHED_BRACKET -> new LexicalProblem.MismatchedBracket(
                    span, new Span(file, fault.noticed(), fault.noticed() + 1));
            case TOO_DEEP -> new FormProblem.TooDeep(span);
        };
    }

    private boolean atEnd(final LexicalFault fault) {
        return fault.noticed() >= file.text().length();
    }

    /** Whether {@code .5} follows a value, as in {@code pair.0}. */
    private boolean indexes(final LexicalFault fault) {
        if (fault.start() == 0 || file.text().charAt(fault.start()) != '.') {
            return false;
        }
        int start = fault.start();
        while (start > 0 && Character.isJavaIdentifierPart(file.text().charAt(start - 1))) {
            start--;
        }
        final char before = file.text().charAt(fault.start() - 1);
        return start < fault.start() ? !Character.isDigit(file.text().charAt(start)) : before == ')' || before == ']';
    }

    /** The prefix and quotes that open a string. */
    private Span quotes(final Span span, final int count) {
        final String text = file.text();
        int end = span.start();
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\'') {
            end++;
        }
        return new Span(file, span.start(), Math.min(end + count, text.length()));
    }
}
