package org.braidlang.concurrency;

import java.util.ArrayDeque;
import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Instance;

/** A flag that tasks can wait for. Safe for any thread. */
public final class Event implements Instance {
    /** Guarded by the queue's monitor. */
    private boolean set;
    /** Guarded by itself. */
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();

    /** Sets the flag, and lets all go on that wait for it. */
    void set() {
        synchronized (queue) {
            set = true;
            for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
                next.complete(true);
            }
        }
    }

    void clear() {
        synchronized (queue) {
            set = false;
        }
    }

    boolean isSet() {
        synchronized (queue) {
            return set;
        }
    }

    /** The wait for the flag; its value is true. */
    Wait await() {
        return new Waiting();
    }

    @Override
    public String typeName() {
        return "Event";
    }

    @Override
    public Map<String, BuiltinFunction> methods() {
        return TaskFunctionsTable.EVENT;
    }

    @Override
    public String toString() {
        return "<Event>";
    }

    private final class Waiting extends Wait {
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
            return "an event";
        }

        @Override
        public String operation() {
            return "event.wait()";
        }
    }
}
