package org.braidlang.concurrency;

import java.util.ArrayDeque;
import java.util.Map;
import org.braidlang.runtime.BuiltinFunction;
import org.braidlang.runtime.Instance;

/** Lets tasks go on once so many of them wait, again and again. Safe for any thread. */
public final class Barrier implements Instance {
    private final long parties;
    /** Guarded by itself. */
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();

    Barrier(final long parties) {
        this.parties = parties;
    }

    /** The wait for the others; its value is the order of arrival, from 0. Who is cancelled does not count any more. */
    Wait await() {
        return new Waiting();
    }

    @Override
    public String typeName() {
        return "Barrier";
    }

    @Override
    public Map<String, BuiltinFunction> methods() {
        return TaskFunctionsTable.BARRIER;
    }

    @Override
    public String toString() {
        return "<Barrier>";
    }

    private final class Waiting extends Wait {
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
            return "a barrier";
        }

        @Override
        public String operation() {
            return "barrier.wait()";
        }
    }
}
