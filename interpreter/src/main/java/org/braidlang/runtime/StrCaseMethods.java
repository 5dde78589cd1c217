package org.braidlang.runtime;

import java.util.Locale;

/** The methods of {@code str} about upper and lower case and about kinds of characters. */
final class StrCaseMethods {
    private StrCaseMethods() {}

    /** All letters in upper case. */
    @Builtin("str.upper()")
    static String upper(final String self) {
        return self.toUpperCase(Locale.ROOT);
    }

    /** All letters in lower case. */
    @Builtin("str.lower()")
    static String lower(final String self) {
        return self.toLowerCase(Locale.ROOT);
    }

    /** For comparing without regard to case: like lower, but {@code ß} becomes {@code ss}. */
    @Builtin("str.casefold()")
    static String casefold(final String self) {
        return Letters.casefold(self);
    }

    /** Upper case becomes lower case and the other way round. */
    @Builtin("str.swapcase()")
    static String swapcase(final String self) {
        final String lower = self.toLowerCase(Locale.ROOT);
        final boolean sameLength = lower.length() == self.length();
        final StringBuilder swapped = new StringBuilder(self.length());
        for (int at = 0; at < self.length(); ) {
            final int codePoint = self.codePointAt(at);
            final int end = at + Character.charCount(codePoint);
            if (Letters.isUpper(codePoint)) {
                swapped.append(
                        sameLength ? lower.substring(at, end) : self.substring(at, end).toLowerCase(Locale.ROOT));
            } else if (Letters.isLower(codePoint)) {
                swapped.append(self.substring(at, end).toUpperCase(Locale.ROOT));
            } else {
                swapped.appendCodePoint(codePoint);
            }
            at = end;
        }
        return swapped.toString();
    }

    /** The first letter of each word in upper case, the others in lower case. */
    @Builtin("str.title()")
    static String title(final String self) {
        return titled(self, true);
    }

    /** The first character in upper case, the others in lower case. */
    @Builtin("str.capitalize()")
    static String capitalize(final String self) {
        return titled(self, false);
    }

    private static String titled(final String self, final boolean everyWord) {
        final String lower = self.toLowerCase(Locale.ROOT);
        final boolean sameLength = lower.length() == self.length();
        final StringBuilder titled = new StringBuilder(self.length());
        boolean within = false;
        for (int at = 0; at < self.length(); ) {
            final int codePoint = self.codePointAt(at);
            final int end = at + Character.charCount(codePoint);
            if (within) {
                titled.append(sameLength ? lower.substring(at, end) : self.substring(at, end).toLowerCase(Locale.ROOT));
            } else {
                Letters.appendTitle(titled, codePoint);
            }
            within = !everyWord || Letters.isCased(codePoint);
            at = end;
        }
        return titled.toString();
    }

    /** Whether all characters are letters, and there is one. */
    @Builtin("str.isalpha()")
    static boolean isalpha(final String self) {
        return Letters.all(self, Letters.Kind.ALPHA);
    }

    /** Whether all characters are digits, and there is one. */
    @Builtin("str.isdigit()")
    static boolean isdigit(final String self) {
        return Letters.all(self, Letters.Kind.DIGIT);
    }

    /** Whether all characters are decimal digits, and there is one. */
    @Builtin("str.isdecimal()")
    static boolean isdecimal(final String self) {
        return Letters.all(self, Letters.Kind.DECIMAL);
    }

    /** Whether all characters stand for numbers, and there is one. */
    @Builtin("str.isnumeric()")
    static boolean isnumeric(final String self) {
        return Letters.all(self, Letters.Kind.NUMERIC);
    }

    /** Whether all characters are letters or numbers, and there is one. */
    @Builtin("str.isalnum()")
    static boolean isalnum(final String self) {
        return Letters.all(self, Letters.Kind.ALPHANUMERIC);
    }

    /** Whether all characters are white space, and there is one. */
    @Builtin("str.isspace()")
    static boolean isspace(final String self) {
        return Letters.all(self, Letters.Kind.SPACE);
    }

    /** Whether there is a letter and no lower-case one. */
    @Builtin("str.isupper()")
    static boolean isupper(final String self) {
        boolean found = false;
        for (int at = 0; at < self.length(); ) {
            final int codePoint = self.codePointAt(at);
            if (Letters.isLower(codePoint) || Letters.isTitle(codePoint)) {
                return false;
            }
            found |= Letters.isUpper(codePoint);
            at += Character.charCount(codePoint);
        }
        return found;
    }

    /** Whether there is a letter and no upper-case one. */
    @Builtin("str.islower()")
    static boolean islower(final String self) {
        boolean found = false;
        for (int at = 0; at < self.length(); ) {
            final int codePoint = self.codePointAt(at);
            if (Letters.isUpper(codePoint) || Letters.isTitle(codePoint)) {
                return false;
            }
            found |= Letters.isLower(codePoint);
            at += Character.charCount(codePoint);
        }
        return found;
    }

    /** Whether each word begins with an upper-case letter and goes on in lower case. */
    @Builtin("str.istitle()")
    static boolean istitle(final String self) {
        boolean found = false;
        boolean within = false;
        for (int at = 0; at < self.length(); ) {
            final int codePoint = self.codePointAt(at);
            final boolean starts = Letters.isUpper(codePoint) || Letters.isTitle(codePoint);
            final boolean goesOn = Letters.isLower(codePoint);
            if (starts && within || goesOn && !within) {
                return false;
            }
            within = starts || goesOn;
            found |= within;
            at += Character.charCount(codePoint);
        }
        return found;
    }

    /** Whether this could be a name in a script. */
    @Builtin("str.isidentifier()")
    static boolean isidentifier(final String self) {
        for (int at = 0; at < self.length(); ) {
            final int codePoint = self.codePointAt(at);
            final boolean fits = codePoint == '_'
                    || (at == 0
                            ? Character.isUnicodeIdentifierStart(codePoint)
                            : Character.isUnicodeIdentifierPart(codePoint)
                                    && !Character.isIdentifierIgnorable(codePoint));
            if (!fits) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return !self.isEmpty();
    }

    /** Whether repr shows all characters as they are. */
    @Builtin("str.isprintable()")
    static boolean isprintable(final String self) {
        for (int at = 0; at < self.length(); ) {
            final int codePoint = self.codePointAt(at);
            if (!TextRepr.isPrintable(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return true;
    }

    /** Whether all characters are ASCII. */
    @Builtin("str.isascii()")
    static boolean isascii(final String self) {
        for (int at = 0; at < self.length(); at++) {
            if (self.charAt(at) >= 128) {
                return false;
            }
        }
        return true;
    }
}
