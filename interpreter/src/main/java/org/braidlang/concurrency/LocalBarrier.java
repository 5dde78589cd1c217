package org.braidlang.concurrency;

import java.util.ArrayDeque;

/** A barrier of this process. Safe for any thread. */
final class LocalBarrier extends Barrier {
    private final long parties;
    /** Guarded by itself. */
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();

    LocalBarrier(final long parties) {
        this.parties = parties;
    }

    @Override
    public Wait await() {
        return new Waiting();
    }

    private final class Waiting extends QueuedWait {
        Waiting() {
            super(queue, queue);
        }

        @Override
        protected void begin(final Task waiter) {
            synchronized (queue) {
                queue.removeIf(Wait::isOver);
                queue.add(this);
                if (queue.size() >= parties) {
                    long arrival = 0;
                    for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
                        next.complete(arrival++);
                    }
                }
            }
        }

        @Override
        public String what() {
            return "a barrier";
        }

        @Override
        public String operation() {
            return "barrier.wait()";
        }
    }
}
