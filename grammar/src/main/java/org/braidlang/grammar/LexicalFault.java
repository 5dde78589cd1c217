package org.braidlang.grammar;

/**
 * What is wrong with the characters from {@code start} up to {@code end}, noticed at {@code noticed} (offsets in UTF-16
 * units). The tokens after it are as if it had been repaired.
 */
public record LexicalFault(Kind kind, int start, int end, int noticed) {
    public enum Kind {
        BAD_NUMBER,
        UNKNOWN_CHARACTER,
        BACKSLASH,
        UNCLOSED_STRING,
        /** In three quotes, so that the rest of the script is in it. */
        UNCLOSED_LONG_STRING,
        /** The {@code '{'} of a field in an f-string. */
        UNCLOSED_FIELD,
        /** A single {@code '}'} in an f-string. */
        STRAY_BRACE,
        UNCLOSED_BRACKET,
        /** A closing bracket of another kind than the opening one, which is at {@code noticed}. */
        MISMATCHED_BRACKET,
        UNMATCHED_BRACKET,
        TOO_DEEP
    }
}
