package org.braidlang.testing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.braidlang.concurrency.Task;
import org.braidlang.runtime.Callable;
import org.braidlang.runtime.Library;
import org.braidlang.runtime.None;

/**
 * The module {@code process} of the tests: {@code pid()} is the number of the process that calls it, {@code exit(n)}
 * ends that process at once, {@code signal(n)} has the system send it a signal, {@code kill(pid)} ends another and waits
 * for its end, {@code hang()} never ends and heeds nothing.
 */
public final class ProcessLibrary implements Library {
    @Override
    public String name() {
        return "process";
    }

    @Override
    public Map<String, Object> members() {
        return Map.of(
                "pid", new Function("pid", _ -> ProcessHandle.current().pid()),
                "exit", new Function("exit", status -> {
                    Runtime.getRuntime().halt((int) status);
                    return status;
                }),
                "signal", new Function("signal", signal -> {
                    send(signal);
                    return signal;
                }),
                "hang", new Function("hang", _ -> {
                    while (true) {
                        LockSupport.park();
                    }
                }),
                "kill", new Function("kill", pid -> {
                    ProcessHandle.of(pid).ifPresent(process -> {
                        process.destroyForcibly();
                        process.onExit().join();
                    });
                    return pid;
                }));
    }

    private static void send(final long signal) {
        try {
            new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(ProcessHandle.current().pid())))
                    .start().waitFor();
        } catch (final IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    private static final class Function extends Callable {
        private final String name;
        private final LongUnaryOperator body;

        Function(final String name, final LongUnaryOperator body) {
            this.name = name;
            this.body = body;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Object call(final Task task, final Object[] arguments) {
            final long value = body.applyAsLong(arguments.length == 0 ? 0 : (long) arguments[0]);
            return name.equals("pid") ? value : None.NONE;
        }

        @Override
        public Object call(final Task task, final Object[] arguments, final String[] names) {
            return call(task, arguments);
        }

        @Override
        public String toString() {
            return "<function " + name + ">";
        }
    }
}
