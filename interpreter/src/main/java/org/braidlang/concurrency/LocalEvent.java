package org.braidlang.concurrency;

import java.util.ArrayDeque;

/** An event of this process. Safe for any thread. */
final class LocalEvent extends Event {
    /** Guarded by the queue's monitor. */
    private boolean set;
    /** Guarded by itself. */
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();

    @Override
    public void set() {
        synchronized (queue) {
            set = true;
            for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
                next.complete(true);
            }
        }
    }

    @Override
    public void clear() {
        synchronized (queue) {
            set = false;
        }
    }

    @Override
    public boolean isSet() {
        synchronized (queue) {
            return set;
        }
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
                if (set) {
                    complete(true);
                } else {
                    queue.add(this);
                }
            }
        }

        @Override
        public String what() {
            return "an event";
        }

        @Override
        public String operation() {
            return "event.wait()";
        }
    }
}
