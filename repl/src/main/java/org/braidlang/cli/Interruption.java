package org.braidlang.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.braidlang.engine.Braid;

/**
 * Ctrl-C and the system's wish that the process end: the JVM then runs its shutdown hooks while the script goes on. This
 * one has the script cancelled, gives its {@code finally} blocks two seconds, and ends the process.
 */
final class Interruption extends Thread implements AutoCloseable {
    /** The engine drops what has not ended after two seconds; what is left is for reporting that. */
    private static final long PATIENCE_MILLIS = 2_300;

    private final Braid braid;
    /** Set by the hook, before the script is stopped. */
    private volatile boolean come;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption(final Braid braid) {
        super("interruption");
        this.braid = braid;
    }

    /** Watches until it is closed, which says that the script has ended by itself. */
    static Interruption of(final Braid braid) {
        final Interruption interruption = new Interruption(braid);
        try {
            Runtime.getRuntime().addShutdownHook(interruption);
        } catch (final IllegalStateException ending) {
            // A signal came first: the process is ending already, and nothing is to begin.
            while (true) {
                LockSupport.park(interruption);
            }
        }
        return interruption;
    }

    /** What the JVM runs when the process is to end, also when it ends by itself. */
    @Override
    public void run() {
        if (ended.getCount() == 0) {
            return;
        }
        come = true;
        braid.interrupt();
        try {
            ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException fault) {
            // Nobody interrupts this thread; if somebody does, the process is to end at once.
        }
        Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
    }

    /** Whether it was this that ended the script. */
    boolean hasCome() {
        return come;
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
