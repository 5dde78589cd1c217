package org.braidlang.engine;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.braidlang.concurrency.Clock;
import org.braidlang.concurrency.Scheduler;
import org.braidlang.concurrency.SystemClock;
import org.braidlang.concurrency.ThreadedScheduler;
import org.braidlang.concurrency.processes.WorkerLauncher;
import org.braidlang.concurrency.processes.WorkerOptions;
import org.braidlang.concurrency.processes.worker.WorkerProcess;
import org.braidlang.concurrency.processes.worker.WorkerProgram;
import org.braidlang.runtime.CodeSource;
import org.braidlang.runtime.LoadedProgram;
import org.braidlang.runtime.Sharing;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * A worker process: runs what its parent sends to its standard input, and answers on its standard output. It ends when
 * its input does. Being a process of its own, it is the one part of the engine that uses the process's streams.
 */
public final class WorkerMain {
    private static final int BUFFER = 1 << 16;
    /** How soon the parent tells of the end of a script that a signal ends. */
    private static final long TOLD_MILLIS = 500;
    /** How long it then takes at most: the parent drops after two seconds what has not ended. */
    private static final long GRACE_MILLIS = 2_500;
    /** To this the number of a signal is added, for the exit status of who was ended by one. */
    private static final int SIGNALLED = 128;
    /** The system property with further options for the Java of workers, between spaces. */
    private static final String OPTIONS = "braid.worker.options";

    private WorkerMain() {}

    /**
     * The command that starts one, as far as this process can tell how it was started itself. Reflection, of which
     * libraries make a little use, is not to be compiled: that would take longer than all of it.
     */
    static List<String> command() {
        final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        final String main = WorkerMain.class.getName();
        final String modules = System.getProperty("jdk.module.path");
        final String classes = System.getProperty("java.class.path");
        final List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:-UsePerfData",
                "-Xlog:disable", "-XX:+DisplayVMOutputToStderr", "-Xss" + ThreadedScheduler.STACK_SIZE, "-Xmx" + Runtime.getRuntime().maxMemory(),
                "-Djdk.trackAllThreads=false", "-Djdk.reflect.useNativeAccessorOnly=true"));
        command.addAll(List.of(System.getProperty(OPTIONS, "").split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(modules == null || modules.isEmpty()
                ? List.of("-cp", classes, main)
                : List.of("-p", modules, "-m", WorkerMain.class.getModule().getName() + "/" + main));
        return List.copyOf(command);
    }

    /** Lives until the parent closes the connection. */
    public static void main(final String[] arguments) {
        final FileInputStream in = new FileInputStream(FileDescriptor.in);
        final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        // The parent decides when the script ends: a Ctrl-C, which all processes of a terminal get, is its affair.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        // Its calls run on several threads.
        Sharing.begin();
        final WorkerProcess process = new WorkerProcess(new BufferedInputStream(in, BUFFER), out, new ThisProcess());
        whenAskedToEnd("TERM", process);
        whenAskedToEnd("HUP", process);
        process.run();
        park();
    }

    /**
     * Who sends this to all processes of a group means the script, whose end the parent brings about: its tasks here run
     * their finally blocks. Where the parent says nothing of an end, this process was meant.
     */
    private static void whenAskedToEnd(final String name, final WorkerProcess process) {
        Signal.handle(new Signal(name), signal -> Thread.ofPlatform().daemon().name("braid-end").start(() -> {
            sleep(TOLD_MILLIS);
            if (process.hasToldToStop()) {
                sleep(GRACE_MILLIS);
            }
            System.exit(SIGNALLED + signal.getNumber());
        }));
    }

    private static void sleep(final long millis) {
        try {
            Thread.sleep(millis);
        } catch (final InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private static void park() {
        while (true) {
            LockSupport.park();
        }
    }

    private static final class ThisProcess implements WorkerProcess.Runtime {
        private final Clock clock = new SystemClock();

        @Override
        public WorkerProgram program(final CodeSource code, final List<String> arguments) {
            final Libraries libraries = new Libraries(Map.of());
            final LoadedProgram program = new LoadedProgram(code);
            final Map<String, Object> names = libraries.names();
            final WorkerOptions none = new WorkerOptions(0, new WorkerLauncher(List.of()));
            return new WorkerProgram(program,
                    () -> program.newGlobals(names, libraries.moduleValues(arguments)),
                    word -> Model.of(word).<Scheduler.Model>map(model -> model.schedulers(none)));
        }

        @Override
        public void halt(final int status) {
            Runtime.getRuntime().halt(status);
        }

        @Override
        public Clock clock() {
            return clock;
        }
    }
}
