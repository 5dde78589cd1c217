package org.braidlang.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.braidlang.concurrency.Scheduler;
import org.braidlang.concurrency.gil.GilScheduler;
import org.braidlang.concurrency.loop.LoopScheduler;
import org.braidlang.concurrency.processes.ProcessScheduler;
import org.braidlang.concurrency.processes.WorkerOptions;
import org.braidlang.concurrency.sequential.SequentialScheduler;
import org.braidlang.concurrency.threads.ThreadScheduler;
import org.braidlang.concurrency.virtual.VirtualScheduler;

/** The models of concurrency that a script can run under. Adding one is a package and a line here. */
public enum Model {
    SEQUENTIAL(_ -> SequentialScheduler::new),
    THREADS(_ -> ThreadScheduler::new),
    GIL(_ -> GilScheduler::new),
    VIRTUAL(_ -> VirtualScheduler::new),
    LOOP(_ -> LoopScheduler::new),
    PROCESSES(workers -> execution -> new ProcessScheduler(execution, workers));

    private final Function<WorkerOptions, Scheduler.Model> schedulers;

    Model(final Function<WorkerOptions, Scheduler.Model> schedulers) {
        this.schedulers = schedulers;
    }

    Scheduler.Model schedulers(final WorkerOptions workers) {
        return schedulers.apply(workers);
    }

    /** As {@code --model} and scripts write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The model of this word. */
    public static Optional<Model> of(final String word) {
        return Arrays.stream(values()).filter(model -> model.word().equals(word)).findFirst();
    }

    /** The words of all models, in the order in which they are shown. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Model::word).toList();
    }
}
