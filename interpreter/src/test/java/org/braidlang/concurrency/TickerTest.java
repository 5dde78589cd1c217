package org.braidlang.concurrency;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TickerTest {
    private final Semaphore ticks = new Semaphore(0);

    @Test
    void itTicksUntilItSaysOtherwiseAndAgainWhenTold() throws InterruptedException {
        final AtomicLong left = new AtomicLong(3);
        final Ticker ticker = new Ticker(now -> {
            final long next = left.decrementAndGet() > 0 ? now + 1000 : Long.MAX_VALUE;
            ticks.release();
            return next;
        });
        assertFalse(ticks.tryAcquire());
        ticker.tickBy(System.nanoTime() + 1000);
        ticks.acquire(3);
        left.set(2);
        ticker.tickBy(System.nanoTime() + 1000);
        ticks.acquire(2);
        ticker.close();
        assertFalse(ticks.tryAcquire());
    }

    /** Each call stands for something that a tick has to see, as it comes just when the ticker is about to stop. */
    @Test
    void noCallIsLost() throws InterruptedException {
        final AtomicBoolean wanted = new AtomicBoolean();
        final Ticker ticker = new Ticker(now -> {
            if (wanted.compareAndSet(true, false)) {
                ticks.release();
            }
            return Long.MAX_VALUE;
        });
        for (int i = 0; i < 20_000; i++) {
            wanted.set(true);
            ticker.tickBy(System.nanoTime() + 1000);
            ticks.acquire();
        }
        ticker.close();
        assertTrue(!wanted.get());
    }
}
