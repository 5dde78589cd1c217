package org.braidlang.problems;

import org.braidlang.source.Span;
import org.jspecify.annotations.Nullable;

/** What is wrong with characters, numbers, strings and brackets. */
public sealed interface LexicalProblem extends SyntaxProblem {
    record BadNumber(Span span, String text, boolean indexes) implements LexicalProblem {
        @Override
        public String title() {
            if (indexes) {
                return "'" + text + "' is no name of an attribute";
            }
            if (text.startsWith(".")) {
                return "a number cannot start with '.'";
            }
            if (text.endsWith(".")) {
                return "a number cannot end with '.'";
            }
            if (text.endsWith("_") || text.contains("__")) {
                return "an underscore in a number stands between two digits";
            }
            if (text.matches("0[0-9_]+")) {
                return "a decimal number cannot start with 0";
            }
            return text.matches("0[xX].*") ? "'" + text + "' is not a hexadecimal number"
                    : text.matches("0[bB].*") ? "'" + text + "' is not a binary number"
                    : text.matches("0[oO].*") ? "'" + text + "' is not an octal number"
                    : "'" + text + "' is neither a number nor a name";
        }

        @Override
        public @Nullable String hint() {
            if (indexes) {
                return "to get an item, write: …[" + text.substring(1) + "]";
            }
            if (text.startsWith(".")) {
                return "write: 0" + text;
            }
            if (text.endsWith(".")) {
                return "write: " + text + "0, or " + text.substring(0, text.length() - 1);
            }
            if (text.matches("0[0-9_]+")) {
                final String digits = text.replaceFirst("^[0_]+", "");
                return digits.matches("[0-7_]+") ? "write: " + digits + ", or 0o" + digits + " for octal"
                        : "write: " + digits;
            }
            return text.matches("([1-9][0-9._]*|0\\.[0-9._]*)[a-zA-Z]+")
                    ? "a number can be followed by the units of time s, ms, us, min and h only; a name cannot start "
                            + "with a digit"
                    : null;
        }
    }

    record LongNumber(Span span, int limit) implements LexicalProblem {
        @Override
        public String title() {
            return "a number of more than " + limit + " digits";
        }

        @Override
        public String hint() {
            return "read it from a string: int(text)";
        }
    }

    record UnknownCharacter(Span span, String text) implements LexicalProblem {
        @Override
        public String title() {
            final int first = text.codePointAt(0);
            final String code = String.format("U+%04X", first);
            return Character.isWhitespace(first) || Character.isSpaceChar(first) || Character.isISOControl(first)
                    || Character.getType(first) == Character.FORMAT
                    ? "invisible character " + code + " in the script"
                    : "'" + text + "' cannot stand here (" + code + ")";
        }

        @Override
        public @Nullable String hint() {
            return switch (text.codePointAt(0)) {
                case '“', '”', '„', '‟', '«', '»', '″' -> "write strings with straight quotes: \"…\"";
                case '‘', '’', '‚', '‛', '′' -> "write strings with straight quotes: '…'";
                case '–', '—', '−', '‐', '‑' -> "write minus as '-'";
                case '×' -> "write: *";
                case '÷' -> "write: /";
                case '≤' -> "write: <=";
                case '≥' -> "write: >=";
                case '≠' -> "write: !=";
                case '→', '⇒' -> "write: =>";
                case '…' -> "write a range as 1..5, or 1..=5";
                case 0xA0, 0x2007, 0x202F, 0x3000, 0x200B, 0xFEFF -> "write an ordinary space, or nothing";
                default -> null;
            };
        }
    }

    record Backslash(Span span) implements LexicalProblem {
        @Override
        public String title() {
            return "'\\' cannot stand outside of strings";
        }

        @Override
        public String hint() {
            return "to go on in the next line, end this one with an operator or a comma, or use parentheses";
        }
    }

    record UnclosedString(Span span, boolean atEnd) implements LexicalProblem {
        @Override
        public String title() {
            return "the string that starts here is never closed";
        }

        @Override
        public String hint() {
            return atEnd
                    ? "it goes on to the end of the script: write the three quotes that close it"
                    : "it ends with its line at the latest; write a text of several lines in three quotes: "
                            + "\"\"\"…\"\"\"";
        }

        @Override
        public boolean incomplete() {
            return atEnd;
        }
    }

    record UnclosedField(Span span) implements LexicalProblem {
        @Override
        public String title() {
            return "the '{' that starts here in an f-string is never closed";
        }

        @Override
        public String hint() {
            return "write {expression}, or {{ for a brace that is part of the text";
        }
    }

    record StrayBrace(Span span) implements LexicalProblem {
        @Override
        public String title() {
            return "a single '}' in an f-string";
        }

        @Override
        public String hint() {
            return "write }} for a brace that is part of the text";
        }
    }

    record UnclosedBracket(Span span, boolean incomplete) implements LexicalProblem {
        @Override
        public String title() {
            return "this '" + span.text() + "' is never closed";
        }

        @Override
        public @Nullable String hint() {
            return null;
        }
    }

    record MismatchedBracket(Span span, Span opener) implements LexicalProblem {
        @Override
        public String title() {
            return "'" + span.text() + "' cannot close '" + opener.text() + "'";
        }

        @Override
        public @Nullable String hint() {
            return null;
        }

        @Override
        public Note note() {
            return new Note(opener, "opened here");
        }
    }

    record UnmatchedBracket(Span span) implements LexicalProblem {
        @Override
        public String title() {
            return "this '" + span.text() + "' closes nothing";
        }

        @Override
        public @Nullable String hint() {
            return null;
        }
    }

    record BadEscape(Span span, char letter, int digits) implements LexicalProblem {
        @Override
        public String title() {
            return span.text().length() == digits + 2
                    ? "'" + span.text() + "' is beyond the last character of Unicode, \\U0010ffff"
                    : "'\\" + letter + "' takes " + digits + " hexadecimal digits";
        }

        @Override
        public String hint() {
            return "write \\\\ for a backslash that is part of the text";
        }
    }

    record UnknownCharacterName(Span span) implements LexicalProblem {
        @Override
        public String title() {
            return "'" + span.text() + "' names no character";
        }

        @Override
        public String hint() {
            return "write its Unicode name, as in \\N{EURO SIGN}, or its number, as in \\u20ac";
        }
    }

    record BytesCharacter(Span span) implements LexicalProblem {
        @Override
        public String title() {
            return "bytes hold ASCII characters only";
        }

        @Override
        public String hint() {
            return "write \\x and two hexadecimal digits, or \"…\".encode()";
        }
    }

    record UnknownConversion(Span span, String word) implements LexicalProblem {
        @Override
        public String title() {
            return "unknown conversion '!" + word + "'";
        }

        @Override
        public String hint() {
            return "there are !r (repr), !s (str) and !a (ascii)";
        }
    }
}
