package org.braidlang.cli;

import java.io.File;
import org.braidlang.engine.Braid;

/**
 * Where the process starts. Running a script is what it is started for nearly always, so that way is short: no library
 * for command lines is loaded on it, and nothing that is slow the first time (no streams, no regular expressions).
 */
public final class Main {
    private Main() {}

    public static void main(final String[] words) {
        final int status = run(words, Terminal.ofThisProcess());
        // Java logs that it is told to exit, and opens every jar to find out where to. It also ends when this thread
        // does, for the others are daemons.
        if (status != ExitStatus.DONE) {
            System.exit(status);
        }
    }

    /** Does what the command line says; gives the exit status. */
    static int run(final String[] words, final Terminal terminal) {
        try {
            if (runsScript(words)) {
                Braid.startEarly();
                return new RunCommand(terminal).run(RunArguments.parse(words));
            }
            return Commands.run(words, terminal);
        } catch (final UsageError fault) {
            terminal.complain(fault.getMessage());
            return ExitStatus.USAGE;
        }
    }

    /** {@code run …}, an option of it, or a script; what looks like the name of a command is no script. */
    private static boolean runsScript(final String[] words) {
        if (words.length == 0) {
            return false;
        }
        final String first = words[0];
        return switch (first) {
            case "run" -> !RunArguments.asksForHelp(words);
            case "-h", "--help", "-V", "--version" -> false;
            default -> !Commands.isCommand(first) && (first.startsWith("-") || looksLikeScript(first));
        };
    }

    private static boolean looksLikeScript(final String word) {
        return word.endsWith(".braid") || word.indexOf('/') >= 0 || new File(word).exists();
    }
}
