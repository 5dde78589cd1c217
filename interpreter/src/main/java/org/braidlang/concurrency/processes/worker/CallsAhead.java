package org.braidlang.concurrency.processes.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the parent has sent ahead and that have not begun. Whoever has run a call runs the next of them.
 *
 * <p>Threads: any; the fields are guarded by the monitor.
 */
final class CallsAhead {
    private final Deque<WorkerCall> waiting = new ArrayDeque<>();
    /** How many threads run calls. */
    private int runners;

    /** A call has come. @return whether the caller is to run it, and then what {@link #next} gives */
    boolean begins(final WorkerCall call, final boolean ahead) {
        synchronized (this) {
            if (ahead && runners > 0) {
                waiting.add(call);
                return false;
            }
            runners++;
            return true;
        }
    }

    /** What a thread that has run a call runs next; null for nothing. */
    @Nullable WorkerCall next() {
        synchronized (this) {
            final WorkerCall next = waiting.poll();
            if (next == null) {
                runners--;
            }
            return next;
        }
    }

    /** Takes a call out. @return whether it had not begun */
    boolean remove(final WorkerCall call) {
        synchronized (this) {
            return waiting.remove(call);
        }
    }

    /** Takes all out. */
    List<WorkerCall> removeAll() {
        synchronized (this) {
            final List<WorkerCall> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }
}
