package org.braidlang.engine;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.codegen.BytecodePrinter;
import org.braidlang.codegen.CompiledProgram;
import org.braidlang.concurrency.Clock;
import org.braidlang.concurrency.Durations;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Outcome;
import org.braidlang.concurrency.Scheduler;
import org.braidlang.concurrency.SystemClock;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.processes.WorkerLauncher;
import org.braidlang.concurrency.processes.WorkerOptions;
import org.braidlang.ir.IrPrinter;
import org.braidlang.problems.Problem;
import org.braidlang.runtime.ErrorReport;
import org.braidlang.runtime.Output;
import org.braidlang.source.SourceFile;
import org.braidlang.syntax.AstPrinter;
import org.braidlang.syntax.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Braid, embedded: compiles scripts and runs them under a model.
 *
 * {@snippet :
 * Braid braid = Braid.builder().model(Model.LOOP).out(System.out).build();
 * CompiledScript script = braid.compile(new SourceFile("hello.braid", "print('hello')"));
 * int status = braid.run(script);
 * }
 *
 * <p>Safe for any thread; runs are independent of each other.
 */
public final class Braid {
    private final Builder setup;
    private final Libraries libraries;
    private final Set<Execution> running = ConcurrentHashMap.newKeySet();

    private Braid(final Builder setup) {
        this.setup = setup;
        this.libraries = new Libraries(setup.defined);
    }

    /**
     * Begins to load what the first compilation needs, in the background. Nobody has to call this: who does, before
     * something else is made ready, has that script compiled some milliseconds sooner.
     */
    public static void startEarly() {
        Parser.startEarly();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Compiles a script whose imports are looked for in the current folder. */
    public CompiledScript compile(final SourceFile source) throws Problem.Failure {
        return new CompiledScript(compiler().compile(source, null, Path.of("")));
    }

    /**
     * Compiles a script that stands in a file; its imports are looked for beside it.
     *
     * @throws Problem.Failure with everything that is wrong with it or with a script that it imports
     */
    public CompiledScript compile(final SourceFile source, final Path path) throws Problem.Failure {
        return new CompiledScript(compiler().compile(source, path, folder(path)));
    }

    private static Path folder(final Path path) {
        final Path parent = path.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    private ProgramCompiler compiler() {
        return new ProgramCompiler(libraries, setup.typed);
    }

    /** Shows what a script becomes, as text. */
    public String dump(final SourceFile source, final @Nullable Path path, final Dump what) throws Problem.Failure {
        final Path folder = path == null ? Path.of("") : folder(path);
        return switch (what) {
            case AST -> AstPrinter.print(Parser.parse(source));
            case IR -> IrPrinter.print(compiler().lower(source, path, folder).functions());
            case BYTECODE -> BytecodePrinter.print(compiler().compile(source, path, folder).classes().values());
        };
    }

    /**
     * Runs a script to its end. Errors that nobody handled are written to {@link Builder#err}.
     *
     * @return the exit status: 0 done, 1 failed, 124 out of time, 130 interrupted, or what the script gave to
     *     {@code os.exit}
     */
    public int run(final CompiledScript script) {
        return run(script, setup.workers());
    }

    /**
     * Compiles a script and runs it to its end, as the two methods do. What running it needs beside its code is started
     * while it is compiled.
     *
     * @param path where it stands, if it is a file
     * @return the exit status
     */
    public int run(final SourceFile source, final @Nullable Path path) throws Problem.Failure {
        final WorkerOptions workers = setup.workers();
        try (WorkerLauncher launcher = workers.launcher()) {
            if (setup.model == Model.PROCESSES || source.text().contains("on processes")) {
                // Where the words are only a comment's, a process is started that nobody uses.
                launcher.startEarly();
            }
            return run(path == null ? compile(source) : compile(source, path), workers);
        }
    }

    private int run(final CompiledScript script, final WorkerOptions workers) {
        final CompiledProgram program = script.program();
        final Output out = new Output(setup.out);
        final Output diagnostics = new Output(setup.err);
        final Execution execution = new Execution(new Execution.Setup(
                program, setup.model.schedulers(workers), word -> model(word, workers), out, diagnostics,
                setup.in, setup.clock, setup.arguments, setup.randomSeed, setup.switchInterval, null));
        running.add(execution);
        final @Nullable Thread alarm = alarm(execution);
        try {
            final Outcome outcome = execution.run(
                    program.newMain(),
                    program.newGlobals(libraries.names(), libraries.moduleValues(setup.arguments)));
            return report(outcome, program, diagnostics);
        } finally {
            running.remove(execution);
            if (alarm != null) {
                alarm.interrupt();
            }
            out.close();
            diagnostics.close();
        }
    }

    private static Optional<Scheduler.Model> model(final String word, final WorkerOptions workers) {
        return Model.of(word).map(found -> found.schedulers(workers));
    }

    /** Stops what is running now: tasks are cancelled, and dropped if they have not ended two seconds later. */
    public void interrupt() {
        running.forEach(execution -> execution.cancelAll(Execution.Stop.INTERRUPTED));
    }

    private @Nullable Thread alarm(final Execution execution) {
        final Duration limit = setup.timeout;
        if (limit == null) {
            return null;
        }
        return Thread.ofPlatform().daemon().name("braid-time-limit").start(() -> {
            try {
                Thread.sleep(limit);
                execution.cancelAll(Execution.Stop.TIME_LIMIT);
            } catch (final InterruptedException _) {
                // The run has ended before its time.
            }
        });
    }

    private String limit() {
        return setup.timeout == null ? "" : Durations.text(setup.timeout.toNanos() * 1e-9);
    }

    private int report(final Outcome outcome, final CompiledProgram program, final Output diagnostics) {
        if (outcome.error() != null) {
            diagnostics.write(ErrorReport.render(outcome.error().value(), null, program, setup.colour));
        }
        for (final Task task : outcome.unseen()) {
            diagnostics.write(ErrorReport.unseen(task, program, setup.colour));
        }
        if (outcome.stopped() != null) {
            return switch (outcome.stopped()) {
                case INTERRUPTED -> 130;
                case TIME_LIMIT -> {
                    diagnostics.write("error: stopped after " + limit() + ", the time limit\n");
                    yield 124;
                }
            };
        }
        if (outcome.exitStatus() != null) {
            return outcome.exitStatus();
        }
        return outcome.error() == null && outcome.unseen().isEmpty() ? 0 : 1;
    }

    /** What a Braid is made of. Not safe for several threads. */
    public static final class Builder {
        private Model model = Model.THREADS;
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private InputStream in = InputStream.nullInputStream();
        private Clock clock = new SystemClock();
        private List<String> arguments = List.of();
        private long randomSeed = System.nanoTime();
        private @Nullable Duration timeout;
        private int workers = Runtime.getRuntime().availableProcessors();
        private List<String> workerCommand = WorkerMain.command();
        private Duration switchInterval = Execution.SWITCH_INTERVAL;
        private boolean colour;
        private boolean typed = true;
        private final Map<String, Object> defined = new LinkedHashMap<>();

        private Builder() {}

        /** Under which model scripts run; threads unless said otherwise. */
        public Builder model(final Model chosen) {
            this.model = chosen;
            return this;
        }

        /** Where scripts print; nowhere unless said otherwise. */
        public Builder out(final OutputStream stream) {
            this.out = stream;
            return this;
        }

        /** Where errors and warnings go. */
        public Builder err(final OutputStream stream) {
            this.err = stream;
            return this;
        }

        /** What {@code input()} reads. */
        public Builder in(final InputStream stream) {
            this.in = stream;
            return this;
        }

        /** What scripts take for the time; the machine's unless said otherwise. */
        public Builder clock(final Clock chosen) {
            this.clock = chosen;
            return this;
        }

        /** What {@code os.args} holds. */
        public Builder arguments(final List<String> values) {
            this.arguments = List.copyOf(values);
            return this;
        }

        /** From what the random numbers of scripts that set no seed are derived. */
        public Builder randomSeed(final long seed) {
            this.randomSeed = seed;
            return this;
        }

        /** Stops a run after this time. */
        public Builder timeout(final @Nullable Duration limit) {
            this.timeout = limit;
            return this;
        }

        /** After how long a thread hands on the global lock under the model gil; 5 ms unless said otherwise. */
        public Builder switchInterval(final Duration interval) {
            if (!interval.isPositive()) {
                throw new IllegalArgumentException("the switch interval must be above 0, not " + interval);
            }
            this.switchInterval = interval;
            return this;
        }

        /** How many worker processes there are; as many as the machine has processors unless said otherwise. */
        public Builder workers(final int count) {
            if (count < 1) {
                throw new IllegalArgumentException("there must be at least one worker, not " + count);
            }
            this.workers = count;
            return this;
        }

        /**
         * The command that starts a worker process: a Java that runs {@link WorkerMain} with the classes of Braid and
         * of the libraries that scripts use. Unless said otherwise, what this process was started with.
         */
        public Builder workerCommand(final List<String> command) {
            this.workerCommand = List.copyOf(command);
            return this;
        }

        private WorkerOptions workers() {
            return new WorkerOptions(workers, new WorkerLauncher(workerCommand));
        }

        /** Whether errors are written with ANSI colours. */
        public Builder colour(final boolean wanted) {
            this.colour = wanted;
            return this;
        }

        /** Whether functions have a form in which ints are machine integers; off to compare the two forms. */
        public Builder typed(final boolean wanted) {
            this.typed = wanted;
            return this;
        }

        /** Gives scripts a name that they need not declare, for a value of the language: a function, a number. */
        public Builder define(final String name, final Object value) {
            defined.put(name, value);
            return this;
        }

        public Braid build() {
            return new Braid(copy());
        }

        private Builder copy() {
            final Builder copy = new Builder();
            copy.model = model;
            copy.out = out;
            copy.err = err;
            copy.in = in;
            copy.clock = clock;
            copy.arguments = arguments;
            copy.randomSeed = randomSeed;
            copy.timeout = timeout;
            copy.workers = workers;
            copy.workerCommand = workerCommand;
            copy.switchInterval = switchInterval;
            copy.colour = colour;
            copy.typed = typed;
            copy.defined.putAll(defined);
            return copy;
        }
    }
}
