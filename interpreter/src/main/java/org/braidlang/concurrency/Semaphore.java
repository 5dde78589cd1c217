package org.braidlang.concurrency;

import java.util.ArrayDeque;
import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Instance;

/** So many permits; who finds none waits in line. Safe for any thread. */
public final class Semaphore implements Instance {
    /** Guarded by the queue's monitor. */
    private long permits;
    /** Guarded by itself. */
    private final ArrayDeque<Acquire> queue = new ArrayDeque<>();

    Semaphore(final long permits) {
        this.permits = permits;
    }

    /** The wait for a permit; its value is true. */
    Wait acquire() {
        return new Acquire();
    }

    boolean tryAcquire() {
        synchronized (queue) {
            if (permits == 0) {
                return false;
            }
            permits--;
            return true;
        }
    }

    void release() {
        synchronized (queue) {
            for (Acquire next = queue.poll(); next != null; next = queue.poll()) {
                if (next.complete(true)) {
                    return;
                }
            }
            permits++;
        }
    }

    @Override
    public String typeName() {
        return "Semaphore";
    }

    @Override
    public Map<String, BuiltinFunction> methods() {
        return TaskFunctionsTable.SEMAPHORE;
    }

    @Override
    public String toString() {
        return "<Semaphore>";
    }

    private final class Acquire extends Wait {
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
        protected void withdraw() {
            synchronized (queue) {
                queue.remove(this);
            }
        }

        @Override
        public Kind kind() {
            return Kind.RESOURCE;
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
