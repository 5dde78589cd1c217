package org.braidlang.concurrency;

import java.util.Queue;

/**
 * Waits in a queue for what another task has to do. Whoever ends it takes it out of the queue; given up, it leaves by
 * itself, under the monitor that guards the queue.
 */
abstract class QueuedWait extends Wait {
    private final Queue<? extends Wait> queue;
    private final Object monitor;

    QueuedWait(final Queue<? extends Wait> queue, final Object monitor) {
        this.queue = queue;
        this.monitor = monitor;
    }

    @Override
    protected final void withdraw() {
        synchronized (monitor) {
            queue.remove(this);
        }
    }

    @Override
    public final Kind kind() {
        return Kind.RESOURCE;
    }
}
