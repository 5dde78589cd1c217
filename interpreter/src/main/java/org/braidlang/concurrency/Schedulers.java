package org.braidlang.concurrency;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.braidlang.runtime.Errors;
import org.jspecify.annotations.Nullable;

/**
 * The schedulers of one run: one for each model that its tasks use, made when it is first asked for.
 *
 * <p>Threads: any. The map is guarded by the monitor, and copied when it grows, so that a spawn only reads.
 */
final class Schedulers {
    private final Execution execution;
    private final Function<String, Optional<Scheduler.Model>> models;
    private final Scheduler first;
    private volatile Map<String, Scheduler> made;
    /** Guarded by the monitor. */
    private boolean closed;

    /** @param first the model of the script's first task */
    Schedulers(
            final Execution execution, final Scheduler.Model first,
            final Function<String, Optional<Scheduler.Model>> models) {
        this.execution = execution;
        this.models = models;
        this.first = first.create(execution);
        this.made = Map.of(this.first.model(), this.first);
    }

    /** The model under which the script was started. */
    Scheduler first() {
        return first;
    }

    /**
     * The scheduler of a task that is started {@code on} a model, which null leaves to its spawner.
     *
     * @throws org.braidlang.runtime.ScriptError ValueError, where there is no such model
     * @throws ScriptExit if the run is over
     */
    Scheduler on(final @Nullable String model, final Task spawner) {
        if (model == null) {
            return spawner.scheduler();
        }
        final String meant = meant(model);
        final Scheduler known = made.get(meant);
        return known != null ? known : make(meant);
    }

    /**
     * The model that a word stands for in this run: a script that is to run in sequence does so whatever it says, and
     * under the one lock of {@code gil} all threads share it.
     */
    private String meant(final String word) {
        return switch (first.model()) {
            case "sequential" -> first.model();
            case "gil" -> word.equals("threads") || word.equals("virtual") ? first.model() : word;
            default -> word;
        };
    }

    private Scheduler make(final String model) {
        synchronized (this) {
            final Scheduler known = made.get(model);
            if (known != null) {
                return known;
            }
            if (closed) {
                throw new ScriptExit();
            }
            final Scheduler created = models.apply(model)
                    .orElseThrow(() -> Errors.valueError("there is no model '" + model + "' here"))
                    .create(execution);
            final Map<String, Scheduler> more = new HashMap<>(made);
            more.put(model, created);
            made = Map.copyOf(more);
            return created;
        }
    }

    /** Closes all of them, once the run is over. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        made.values().forEach(Scheduler::close);
    }
}
