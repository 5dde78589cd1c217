package org.braidlang.concurrency;

import java.util.ArrayDeque;

/** A semaphore of this process. Safe for any thread. */
final class LocalSemaphore extends Semaphore {
    /** Guarded by the queue's monitor. */
    private long permits;
    /** Guarded by itself. */
    private final ArrayDeque<Acquire> queue = new ArrayDeque<>();

    LocalSemaphore(final long permits) {
        this.permits = permits;
    }

    @Override
    public Wait acquire() {
        return new Acquire();
    }

    @Override
    public boolean tryAcquire() {
        synchronized (queue) {
            if (permits == 0) {
                return false;
            }
            permits--;
            return true;
        }
    }

    @Override
    public void release(final Task task) {
        synchronized (queue) {
            for (Acquire next = queue.poll(); next != null; next = queue.poll()) {
                if (next.complete(true)) {
                    return;
                }
            }
            permits++;
        }
    }

    private final class Acquire extends QueuedWait {
        Acquire() {
            super(queue, queue);
        }

        @Override
        protected void begin(final Task waiter) {
            synchronized (queue) {
                if (permits > 0) {
                    permits--;
                    complete(true);
                } else {
                    queue.add(this);
                }
            }
        }

        @Override
        public String what() {
            return "a semaphore";
        }

        @Override
        public String operation() {
            return "semaphore.acquire()";
        }
    }
}
