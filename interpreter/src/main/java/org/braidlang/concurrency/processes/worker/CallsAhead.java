package org.braidlang.concurrency.processes.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the parent has sent ahead and that have not begun. They come right behind one that begins at once;
 * whoever runs that one runs them, one after the other. If it parks, the parent takes them back.
 *
 * <p>Threads: any; the fields are guarded by the monitor.
 */
final class CallsAhead {
    private final Deque<WorkerCall> waiting = new ArrayDeque<>();
    /** The last call that has begun at once, while it or one behind it runs. */
    private @Nullable WorkerCall leader;

    /** A call has come. @return whether the caller is to run it, and then what {@link #next} gives for it */
    boolean begins(final WorkerCall call, final boolean ahead) {
        synchronized (this) {
            if (ahead && leader != null) {
                waiting.add(call);
                return false;
            }
            leader = call;
            return true;
        }
    }

    /** What the thread that has begun with {@code first} runs next; null for nothing. */
    @Nullable WorkerCall next(final WorkerCall first) {
        synchronized (this) {
            if (leader != first) {
                return null;
            }
            final WorkerCall next = waiting.poll();
            if (next == null) {
                leader = null;
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
