package org.braidlang.cli;

/** The command line asks for something that cannot be done; the message is one line that says what and, often, why. */
final class UsageError extends Exception {
    UsageError(final String message) {
        super(message, null, false, false);
    }
}
