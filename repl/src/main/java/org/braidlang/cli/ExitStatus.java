package org.braidlang.cli;

/** What the process says to whoever started it, beside what the engine decides. */
final class ExitStatus {
    static final int DONE = 0;
    static final int FAILED = 1;

    /** The command line or the script's text is wrong. */
    static final int USAGE = 2;

    static final int INTERRUPTED = 130;

    /** Nobody reads standard output any more: what a program gets that SIGPIPE ends. */
    static final int BROKEN_PIPE = 141;

    private ExitStatus() {}
}
