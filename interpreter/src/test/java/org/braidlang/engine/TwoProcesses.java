package org.braidlang.engine;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.braidlang.codegen.CompiledProgram;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Outcome;
import org.braidlang.concurrency.SystemClock;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.processes.WorkerLauncher;
import org.braidlang.concurrency.processes.WorkerOptions;
import org.braidlang.problems.Problem;
import org.braidlang.resolve.BuiltinNames;
import org.braidlang.runtime.Callable;
import org.braidlang.runtime.CodeSource;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.LoadedProgram;
import org.braidlang.runtime.ModuleValue;
import org.braidlang.runtime.None;
import org.braidlang.runtime.Output;
import org.braidlang.runtime.Program;
import org.braidlang.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A script that has run here, and the same program as another process would have it: with classes of its own, made of
 * what the code source tells, and variables that nothing has set. In the script, {@code keep(value)} keeps a value for
 * the test.
 */
public final class TwoProcesses {
    private final Libraries libraries = new Libraries(Map.of());
    private final CompiledProgram compiled;
    private final List<Object> kept = Collections.synchronizedList(new ArrayList<>());
    private final Side here;
    private final Side there;

    /** How often each class was fetched from there. */
    public final Map<String, Integer> fetched = new HashMap<>();

    /** One of the two processes. */
    public record Side(Program program, Globals globals) {}

    public TwoProcesses(final String script) {
        this(script, Path.of(""));
    }

    /** @param folder where imported scripts stand */
    public TwoProcesses(final String script, final Path folder) {
        try {
            compiled = new ProgramCompiler(new Names(), true).compile(
                    new SourceFile("main.braid", script), null, folder);
        } catch (final Problem.Failure failure) {
            throw new AssertionError(failure.problems().toString(), failure);
        }
        here = side(compiled);
        there = side(new LoadedProgram(new Source()));
        run(here, compiled.newMain(), "was never awaited");
    }

    private Side side(final Program program) {
        final Map<String, Object> builtins = new HashMap<>(libraries.names());
        builtins.put("keep", new Function("keep", (_, arguments) -> {
            Collections.addAll(kept, arguments);
            return None.NONE;
        }));
        builtins.put("defined", new Function("defined", (_, _) -> program == here().program ? "here" : "there"));
        final ModuleValue inner = new ModuleValue("numbers.roots", Map.of(
                "square", new Function("square", (_, arguments) -> Math.sqrt((double) arguments[0]))));
        final ModuleValue module = new ModuleValue("numbers", Map.of(
                "half", new Function("half", (_, arguments) -> (double) arguments[0] / 2), "roots", inner));
        return new Side(program, program.newGlobals(builtins, Map.of("numbers", module)));
    }

    /** The other process for a further task, for which no variable is set. */
    public Side another() {
        return side(there.program);
    }

    public Side here() {
        return here;
    }

    public Side there() {
        return there;
    }

    public CodeSource source() {
        return compiled;
    }

    /** What the script has kept. */
    public Object[] kept() {
        return kept.toArray();
    }

    /** The value of a call in one of the processes; if it is a coroutine, the value of that. */
    public Object call(final Side side, final Object function, final Object... arguments) {
        return run(side, new Coroutine() {
            @Override
            public Object resume(final Task task) {
                task.depth = enter(task);
                final Object value = ((Callable) function).call(task, arguments);
                return value instanceof Coroutine coroutine ? coroutine.resume(task) : value;
            }

            @Override
            public String name() {
                return "test";
            }
        });
    }

    /** The value of a coroutine that is run in one of the processes. */
    public Object run(final Side side, final Coroutine coroutine) {
        return run(side, coroutine, "no warning");
    }

    private static Object run(final Side side, final Coroutine coroutine, final String allowed) {
        final ByteArrayOutputStream diagnostics = new ByteArrayOutputStream();
        final WorkerOptions none = new WorkerOptions(1, new WorkerLauncher(List.of()));
        final Outcome outcome = new Execution(new Execution.Setup(side.program, Model.SEQUENTIAL.schedulers(none),
                word -> Model.of(word).map(model -> model.schedulers(none)), new Output(new ByteArrayOutputStream()),
                new Output(diagnostics), InputStream.nullInputStream(), new SystemClock(), List.of(), 1,
                Execution.SWITCH_INTERVAL, null)).run(coroutine, side.globals);
        if (outcome.error() != null) {
            throw outcome.error();
        }
        final List<String> warnings = diagnostics.toString(StandardCharsets.UTF_8).lines()
                .filter(line -> !line.contains(allowed)).toList();
        if (!warnings.isEmpty() || !outcome.unseen().isEmpty()) {
            throw new AssertionError(warnings + " " + outcome.unseen());
        }
        return Objects.requireNonNull(outcome.value());
    }

    /** What the other process is told; it has no way to the compiled program itself. */
    private final class Source implements CodeSource {
        @Override
        public byte @Nullable [] classBytes(final String className) {
            fetched.merge(className, 1, Integer::sum);
            return compiled.classBytes(className);
        }

        @Override
        public @Nullable Code code(final String className) {
            return compiled.code(className);
        }

        @Override
        public Outline outline() {
            return compiled.outline();
        }

        @Override
        public Program.Location site(final int site) {
            return compiled.site(site);
        }

        @Override
        public Program.@Nullable Location locate(
                final String className, final String method, final String descriptor, final int bytecodeIndex) {
            return compiled.locate(className, method, descriptor, bytecodeIndex);
        }

        @Override
        public Program.@Nullable Location suspension(final String className, final int pc) {
            return compiled.suspension(className, pc);
        }
    }

    private final class Names implements BuiltinNames {
        @Override
        public boolean known(final String name) {
            return name.equals("keep") || name.equals("defined") || libraries.known(name);
        }

        @Override
        public Collection<String> all() {
            return libraries.all();
        }

        @Override
        public Collection<String> modules() {
            return List.of("numbers");
        }
    }

    private static final class Function extends Callable {
        private final String name;
        private final BiFunction<Task, Object[], Object> body;

        Function(final String name, final BiFunction<Task, Object[], Object> body) {
            this.name = name;
            this.body = body;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Object call(final Task task, final Object[] arguments) {
            return body.apply(task, arguments);
        }

        @Override
        public Object call(final Task task, final Object[] arguments, final String[] names) {
            return body.apply(task, arguments);
        }

        @Override
        public String toString() {
            return "<function " + name + ">";
        }
    }
}
