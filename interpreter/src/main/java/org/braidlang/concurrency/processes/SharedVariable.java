package org.braidlang.concurrency.processes;

import java.util.ArrayDeque;
import java.util.Queue;
import org.braidlang.concurrency.Borrower;
import org.braidlang.runtime.SharedCell;
import org.jspecify.annotations.Nullable;

/**
 * A {@code shared var} that workers know. Whoever reads it borrows it, and then reads and writes its own copy, until
 * somebody else wants it. While it is lent, others wait in line: so all agree on the order of its values.
 *
 * <p>Threads: any; the fields are guarded by the monitor. The values of those who wait are sent while it is held,
 * which does not block for long: a worker always reads.
 */
final class SharedVariable implements SharedCell.Home {
    private Object value;
    /** To whom it is lent; null while it is here. */
    private @Nullable Borrower borrower;
    private boolean recalled;
    /** What is to be done when it is back, in this order. */
    private final Queue<Runnable> line = new ArrayDeque<>();

    /** Sends a value to a worker, which borrows the variable with it. */
    interface Lender {
        /** @return null if the worker is gone */
        @Nullable Borrower lend(Object value);
    }

    SharedVariable(final Object value) {
        this.value = value;
    }

    /** A worker wants it, now or when it is back. */
    void read(final Lender lender) {
        whenHere(() -> borrower = lender.lend(value));
    }

    /** A worker writes it. @param borrowed whether it is the one that has borrowed it */
    void write(final Object given, final boolean borrowed) {
        if (borrowed) {
            synchronized (this) {
                value = given;
            }
        } else {
            whenHere(() -> value = given);
        }
    }

    /** The worker that has borrowed it gives it back. */
    void givenBack(final Object given) {
        synchronized (this) {
            value = given;
        }
        lost();
    }

    /** It is lent no more; the last value that was heard of is the value. */
    void lost() {
        synchronized (this) {
            borrower = null;
            recalled = false;
            while (borrower == null && !line.isEmpty()) {
                line.remove().run();
            }
            notifyAll();
        }
        recall();
    }

    private void whenHere(final Runnable action) {
        synchronized (this) {
            if (borrower == null && line.isEmpty()) {
                action.run();
                return;
            }
            line.add(action);
        }
        recall();
    }

    /** Asks for it, if somebody waits for it and nobody has asked. */
    private void recall() {
        final Borrower asked;
        synchronized (this) {
            asked = recalled || line.isEmpty() ? null : borrower;
            recalled |= asked != null;
        }
        if (asked != null) {
            asked.recall();
        }
    }

    // ---- for the tasks of this process, which wait for it for a moment

    @Override
    public Object get() {
        final Object[] found = new Object[1];
        awaitTurn(() -> found[0] = value);
        return found[0];
    }

    @Override
    public void set(final Object given) {
        awaitTurn(() -> value = given);
    }

    private void awaitTurn(final Runnable action) {
        final boolean[] done = new boolean[1];
        whenHere(() -> {
            action.run();
            done[0] = true;
        });
        synchronized (this) {
            while (!done[0]) {
                try {
                    wait();
                } catch (final InterruptedException _) {
                    // Nobody's signal here.
                }
            }
        }
    }
}
