package org.braidlang.concurrency;

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
}
