package org.braidlang.concurrency;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.braidlang.concurrency.gil.GilScheduler;
import org.braidlang.concurrency.loop.LoopScheduler;
import org.braidlang.concurrency.sequential.SequentialScheduler;
import org.braidlang.concurrency.threads.ThreadScheduler;
import org.braidlang.concurrency.virtual.VirtualScheduler;

/** The models that the contract suite runs under. */
enum Models {
    SEQUENTIAL(SequentialScheduler::new),
    THREADS(ThreadScheduler::new),
    GIL(GilScheduler::new),
    VIRTUAL(VirtualScheduler::new),
    LOOP(LoopScheduler::new);

    final Scheduler.Model schedulers;

    Models(final Scheduler.Model schedulers) {
        this.schedulers = schedulers;
    }

    /** As {@code on} writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The model of a word; empty if it is none of these. */
    static Optional<Scheduler.Model> of(final String word) {
        return Arrays.stream(values()).filter(model -> model.word().equals(word)).findFirst()
                .map(model -> model.schedulers);
    }
}
