package org.braidlang.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final class Timer implements Timed {
        private final long deadline;
        private int place = NOWHERE;

        Timer(final long deadline) {
            this.deadline = deadline;
        }

        @Override
        public long deadline() {
            return deadline;
        }

        @Override
        public int place() {
            return place;
        }

        @Override
        public void place(final int now) {
            place = now;
        }
    }

    private final Timers<Timer> timers = new Timers<>();

    private Timer add(final long deadline) {
        final Timer timer = new Timer(deadline);
        timers.add(timer);
        return timer;
    }

    @Test
    void givesWhatIsDueAndNothingElse() {
        final Timer late = add(20);
        final Timer early = add(10);
        assertEquals(10, timers.earliest());
        assertNull(timers.poll(9));
        assertEquals(early, timers.poll(10));
        assertNull(timers.poll(19));
        assertEquals(late, timers.poll(100));
        assertTrue(timers.isEmpty());
        assertEquals(Long.MAX_VALUE, timers.earliest());
    }

    @Test
    void theOlderOfEqualDeadlinesComesFirst() {
        final List<Timer> added = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            added.add(add(5));
        }
        for (final Timer timer : added) {
            assertEquals(timer, timers.poll(5));
        }
    }

    @Test
    void keepsTheOrderHoweverTimersComeAndGo() {
        final Random random = new Random(42);
        final List<Timer> model = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (model.isEmpty() || random.nextInt(3) > 0) {
                model.add(add(random.nextInt(1000)));
            } else if (random.nextBoolean()) {
                final Timer removed = model.remove(random.nextInt(model.size()));
                timers.remove(removed);
                timers.remove(removed);
                assertEquals(Timed.NOWHERE, removed.place());
            } else {
                final Timer least = model.stream().min(Comparator.comparingLong(timer -> timer.deadline)).orElseThrow();
                assertEquals(least, timers.poll(Long.MAX_VALUE));
                model.remove(least);
            }
            if (model.size() > 200) {
                model.forEach(timers::remove);
                model.clear();
                assertTrue(timers.isEmpty());
            }
        }
    }

    /** As timeouts do, of which most are over before their time: what they leave is used again. */
    @Test
    void keepsTheOrderOfThoseThatComeInOrder() {
        final Random random = new Random(43);
        final List<Timer> model = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            model.add(add(1_000 + i / 3));
            if (random.nextInt(4) > 0) {
                timers.remove(model.remove(random.nextInt(model.size())));
            }
            if (random.nextInt(50) == 0) {
                model.add(add(i / 3));
            }
            if (random.nextInt(8) == 0 && !model.isEmpty()) {
                final Timer least = model.stream().min(Comparator.comparingLong(timer -> timer.deadline)).orElseThrow();
                assertEquals(least.deadline, timers.earliest());
                assertNull(timers.poll(least.deadline - 1));
                assertEquals(least, timers.poll(least.deadline));
                model.remove(least);
            }
        }
        model.sort(Comparator.comparingLong(timer -> timer.deadline));
        model.forEach(timer -> assertEquals(timer, timers.poll(Long.MAX_VALUE)));
        assertTrue(timers.isEmpty());
    }
}
