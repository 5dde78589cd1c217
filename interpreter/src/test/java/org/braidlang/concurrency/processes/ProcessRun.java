package org.braidlang.concurrency.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.braidlang.engine.Braid;
import org.braidlang.engine.CompiledScript;
import org.braidlang.engine.Model;
import org.braidlang.engine.WorkerMain;
import org.braidlang.problems.Problem;
import org.braidlang.source.SourceFile;

/** Runs scripts under the model processes, with workers that can be told from those of other tests. */
final class ProcessRun {
    /** Far longer than an ended process takes to go. */
    private static final int PATIENCE_SECONDS = 20;

    private final String mark;
    private final Braid.Builder builder;

    /** What a run left behind. */
    record Result(int status, String out, String err) {
        /** The lines that were printed. */
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private ProcessRun(final String mark, final Braid.Builder builder) {
        this.mark = mark;
        this.builder = builder.model(Model.PROCESSES);
    }

    /** With true workers. */
    static ProcessRun of(final int workers) {
        final String mark = newMark();
        return new ProcessRun(mark, Braid.builder().workers(workers).workerCommand(trueWorker(mark)));
    }

    /** The first worker is faulty, further ones are true. @param folder an empty one, in which it notes its start */
    static ProcessRun withFaulty(final FaultyWorker.Fault fault, final int workers, final Path folder) {
        final String mark = newMark();
        final List<String> command = new ArrayList<>(java(mark));
        command.addAll(List.of(FaultyWorker.class.getName(), fault.name(), folder.resolve("started").toString()));
        command.addAll(trueWorker(mark));
        return new ProcessRun(mark, Braid.builder().workers(workers).workerCommand(command));
    }

    static String newMark() {
        return "-Dbraid.test=" + UUID.randomUUID();
    }

    /** The command of a true worker that bears this mark. */
    static List<String> trueWorker(final String mark) {
        final List<String> command = new ArrayList<>(java(mark));
        command.add(WorkerMain.class.getName());
        return List.copyOf(command);
    }

    /** A Java that bears this mark, up to the main class. */
    static List<String> java(final String mark) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), mark, "-XX:+UseSerialGC",
                "-Xss16m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"));
    }

    String mark() {
        return mark;
    }

    /** For what else a run is given. */
    Braid.Builder builder() {
        return builder;
    }

    /** Runs a script to its end, after which no worker is left. */
    Result run(final String script) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Braid braid = builder.out(out).err(err).build();
        final int status = braid.run(compile(braid, script));
        final Result result = new Result(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        awaitNoneLeft(mark);
        return result;
    }

    /** Runs a script that is to print these lines, and nothing on standard error. */
    void prints(final String script, final String... lines) {
        final Result result = run(script);
        assertEquals("", result.err());
        assertEquals(List.of(lines), result.lines());
        assertEquals(0, result.status());
    }

    static CompiledScript compile(final Braid braid, final String script) {
        try {
            return braid.compile(new SourceFile("test.braid", script));
        } catch (final Problem.Failure failure) {
            throw new AssertionError(failure.problems().toString(), failure);
        }
    }

    /** The processes that bear this mark. */
    static List<ProcessHandle> processes(final String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().filter(line -> line.contains(mark)).isPresent())
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .toList();
    }

    /** Waits until no process bears this mark; those that a kill has just reached may still be on their way. */
    static void awaitNoneLeft(final String mark) {
        for (final ProcessHandle left : processes(mark)) {
            try {
                left.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (final Exception fault) {
                left.destroyForcibly();
                throw new AssertionError("process " + left.pid() + " is left: " + left.info().commandLine(), fault);
            }
        }
    }
}
