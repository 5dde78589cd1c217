package org.braidlang.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerHeapTest {
    private static final class Timer implements Timed {
        private final long deadline;
        private int heapIndex = -1;

        Timer(final long deadline) {
            this.deadline = deadline;
        }

        @Override
        public int heapIndex() {
            return heapIndex;
        }

        @Override
        public void heapIndex(final int index) {
            heapIndex = index;
        }
    }

    private final TimerHeap<Timer> heap = new TimerHeap<>();

    private Timer add(final long deadline) {
        final Timer timer = new Timer(deadline);
        heap.add(timer, deadline);
        return timer;
    }

    @Test
    void givesWhatIsDueAndNothingElse() {
        final Timer late = add(20);
        final Timer early = add(10);
        assertEquals(10, heap.earliest());
        assertNull(heap.poll(9));
        assertEquals(early, heap.poll(10));
        assertNull(heap.poll(19));
        assertEquals(late, heap.poll(100));
        assertTrue(heap.isEmpty());
        assertEquals(Long.MAX_VALUE, heap.earliest());
    }

    @Test
    void theOlderOfEqualDeadlinesComesFirst() {
        final List<Timer> added = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            added.add(add(5));
        }
        for (final Timer timer : added) {
            assertEquals(timer, heap.poll(5));
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
                heap.remove(removed);
                heap.remove(removed);
                assertEquals(-1, removed.heapIndex());
            } else {
                final Timer least = model.stream().min(Comparator.comparingLong(timer -> timer.deadline)).orElseThrow();
                assertEquals(least, heap.poll(Long.MAX_VALUE));
                model.remove(least);
            }
            if (model.size() > 200) {
                model.forEach(heap::remove);
                model.clear();
                assertTrue(heap.isEmpty());
            }
        }
    }
}
