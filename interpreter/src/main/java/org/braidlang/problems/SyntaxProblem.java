package org.braidlang.problems;

/** What keeps a text from being a script. */
public sealed interface SyntaxProblem extends Problem permits LexicalProblem, FormProblem, ForeignForm, Unexpected {
    /** Whether more text after the end could make it right, so that a prompt should ask for another line. */
    default boolean incomplete() {
        return false;
    }
}
