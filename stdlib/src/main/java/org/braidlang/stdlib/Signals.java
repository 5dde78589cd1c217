package org.braidlang.stdlib;

import java.io.IOException;
import java.util.List;
import org.braidlang.concurrency.Task;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Errors;

/** Sending signals to processes, which Java leaves to the system's own command. */
final class Signals {
    private static final int HIGHEST = 64;

    private Signals() {}

    /** ValueError for what is no signal; IOError where there is no such process, PermissionError where it is another's. */
    static void send(final Task task, final long pid, final long signal) {
        if (signal < 0 || signal > HIGHEST) {
            throw Errors.valueError("a signal has a number from 0 to " + HIGHEST + ", not " + signal);
        }
        if (pid < 1) {
            throw Errors.valueError("a process has a number above 0, not " + pid);
        }
        if (ProcessHandle.of(pid).isEmpty()) {
            throw Errors.ioError("there is no process " + pid);
        }
        // A process that ends itself has shown what it has printed.
        task.execution().out().flush();
        try {
            final Process command = new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(pid)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (command.waitFor() != 0) {
                throw ProcessHandle.of(pid).isEmpty() ? Errors.ioError("there is no process " + pid)
                        : Errors.of(ErrorKind.PERMISSION_ERROR, "process " + pid + " does not take signal " + signal
                                + " from this one");
            }
        } catch (final IOException e) {
            throw Errors.ioError("cannot send a signal: " + e.getMessage());
        } catch (final InterruptedException e) {
            throw Errors.ioError("cannot send a signal: interrupted");
        }
    }
}
