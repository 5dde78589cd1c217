package org.braidlang.concurrency.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.braidlang.concurrency.Place;
import org.braidlang.runtime.ScriptTrace;
import org.jspecify.annotations.Nullable;

/**
 * Looks from a thread of its own at what a loop does, every few milliseconds: a turn that it meets again and again gets
 * a sample of where it is. So a turn pays for two plain writes and a read.
 *
 * <p>Threads: the loop's thread begins and ends turns; the watchdog's own thread does the rest.
 */
final class Watchdog {
    private static final long INTERVAL = 20_000_000;
    private static final int TIMES_MET = 3;

    /** Where a turn was met, and whether it was starting the branches of a parallel there. */
    record Sample(long turn, long since, @Nullable Place place, boolean starting) {
        /** How long the turn has taken, give or take an interval. */
        long age() {
            return System.nanoTime() - since;
        }
    }

    private static final VarHandle TURN;

    static {
        try {
            TURN = MethodHandles.lookup().findVarHandle(Watchdog.class, "turn", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Odd during a turn. Written by the loop. */
    private long turn;
    /** Written by the watchdog. */
    private volatile @Nullable Sample sample;
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    void start(final Thread loop) {
        thread = Thread.ofPlatform().daemon().name("braid-watchdog").start(() -> watch(loop));
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    void turnBegins() {
        TURN.setOpaque(this, turn + 1);
    }

    /** @return where it was met, if it took long; else null */
    @Nullable Sample turnEnds() {
        final Sample taken = sample;
        final long ended = turn;
        TURN.setOpaque(this, ended + 1);
        return taken != null && taken.turn() == ended ? taken : null;
    }

    private void watch(final Thread loop) {
        long met = 0;
        long since = 0;
        int times = 0;
        while (!closed) {
            LockSupport.parkNanos(this, INTERVAL);
            final long now = (long) TURN.getOpaque(this);
            if (now != met) {
                met = now;
                since = System.nanoTime() - INTERVAL / 2;
                times = 0;
            } else if (now % 2 == 1 && ++times >= TIMES_MET && (sample == null || sample.turn() != now)) {
                final StackTraceElement[] stack = loop.getStackTrace();
                sample = new Sample(now, since, Place.of(stack), isStarting(stack));
            }
        }
    }

    private static boolean isStarting(final StackTraceElement[] stack) {
        for (final StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith(ScriptTrace.PREFIX)) {
                return false;
            }
            if (frame.getMethodName().equals("parallelFor")) {
                return true;
            }
        }
        return false;
    }
}
