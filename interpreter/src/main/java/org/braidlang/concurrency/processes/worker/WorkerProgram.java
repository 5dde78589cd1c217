package org.braidlang.concurrency.processes.worker;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.braidlang.concurrency.Scheduler;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.Program;

/**
 * The program of which a worker runs calls.
 *
 * @param globals makes new top-level variables for a call
 * @param models makes the schedulers of the other models, by their words
 */
public record WorkerProgram(
        Program program, Supplier<Globals> globals, Function<String, Optional<Scheduler.Model>> models) {}
