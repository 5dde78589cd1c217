package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Operations of several threads on one collection: none is lost, and none sees what nobody wrote. */
class SharedCollectionsTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 4000;

    @BeforeAll
    static void share() {
        Sharing.begin();
    }

    @RepeatedTest(5)
    void noAppendIsLost() throws Exception {
        final ListValue list = new ListValue();
        together(thread -> {
            for (int i = 0; i < ROUNDS; i++) {
                list.append((long) thread * ROUNDS + i);
            }
        });
        assertEquals(THREADS * ROUNDS, new HashSet<>(List.of(list.toArray())).size());
    }

    @RepeatedTest(20)
    void noStoreBesideAGrowingAppendIsLost() throws Exception {
        final ListValue list = ListValue.of(0L, 0L, 0L, 0L);
        together(thread -> {
            for (long i = 1; i <= ROUNDS / 4; i++) {
                if (thread == 0) {
                    list.append(i);
                } else {
                    list.setAt(thread, i);
                    assertEquals(i, list.at(thread));
                }
            }
        });
        for (int thread = 1; thread < THREADS; thread++) {
            assertEquals((long) ROUNDS / 4, list.at(thread));
        }
    }

    @RepeatedTest(20)
    void noStoreOfABoolBesideAGrowingAppendIsLost() throws Exception {
        final ListValue list = ListValue.of(false, false, false, false);
        together(thread -> {
            for (long i = 1; i <= ROUNDS / 4; i++) {
                final boolean value = i % 2 == 0;
                if (thread == 0) {
                    list.append(value);
                } else {
                    list.setAt(thread, value);
                    assertEquals(value, list.at(thread));
                }
            }
        });
        assertEquals(4 + ROUNDS / 4, list.size());
    }

    @RepeatedTest(20)
    void noStoreOfAMachineNumberIsLost() throws Exception {
        final ListValue list = ListValue.of(0L, 0L, 0L, 0L);
        together(thread -> {
            for (long i = 1; i <= ROUNDS / 4; i++) {
                if (thread == 0) {
                    list.append(i);
                } else if (thread == 1 && i == ROUNDS / 8) {
                    Subscripts.setIndex(list, (long) thread, 0.5);
                    assertEquals(0.5, Subscripts.indexFloat(list, (long) thread));
                } else {
                    Subscripts.setIndex(list, (long) thread, i);
                    assertEquals(i, Subscripts.indexInt(list, (long) thread));
                }
            }
        });
        for (int thread = 1; thread < THREADS; thread++) {
            assertEquals((long) ROUNDS / 4, list.at(thread));
        }
    }

    @RepeatedTest(20)
    void noStoreBesideAChangeOfTheArraysKindIsLost() throws Exception {
        final ListValue list = ListValue.of(0L, 0L, 0L, 0L);
        together(thread -> {
            for (long i = 1; i <= 200; i++) {
                final Object value = i < 100 ? (Object) i : "text " + i;
                list.setAt(thread, value);
                assertEquals(value, list.at(thread));
            }
        });
        assertEquals("['text 200', 'text 200', 'text 200', 'text 200']", Format.repr(list));
    }

    @RepeatedTest(3)
    void aReaderOfAListSeesOnlyItsItems() throws Exception {
        final ListValue list = new ListValue();
        final AtomicBoolean done = new AtomicBoolean();
        together(thread -> {
            if (thread == 0) {
                for (int i = 0; i < ROUNDS * 5; i++) {
                    change(list, i);
                }
                done.set(true);
                return;
            }
            while (!done.get()) {
                for (int i = 0; i < 8; i++) {
                    final Object item = list.getOrNull(i);
                    assertTrue(item == null || item.equals(7L) || item.equals("x"), () -> "saw " + item);
                }
                assertNotNull(Format.repr(list));
            }
        });
    }

    private static void change(final ListValue list, final int step) {
        switch (step % 9) {
            case 0, 1, 2 -> list.append(7L);
            case 3 -> list.insert(0, "x");
            case 4 -> list.pop(0);
            case 5 -> list.addAll(new Object[] {7L, 7L});
            case 6 -> list.setAt(-1, step % 2 == 0 ? "x" : (Object) 7L);
            case 7 -> list.pop(-1);
            default -> {
                if (list.size() > 20) {
                    list.clear();
                }
            }
        }
    }

    @RepeatedTest(5)
    void noPutIsLost() throws Exception {
        final DictValue dict = new DictValue();
        together(thread -> {
            for (int i = 0; i < ROUNDS; i++) {
                dict.put((long) i * THREADS + thread, "value");
            }
        });
        assertEquals(THREADS * ROUNDS, dict.size());
        assertEquals(THREADS * ROUNDS, dict.keys().length);
    }

    @RepeatedTest(5)
    void aReaderOfADictFindsWhatStaysInIt() throws Exception {
        final DictValue dict = DictValue.of("stays", 1L);
        final AtomicBoolean done = new AtomicBoolean();
        together(thread -> {
            if (thread == 0) {
                for (long i = 0; i < ROUNDS; i++) {
                    dict.put(i, i);
                    if (i % 3 == 0) {
                        dict.remove(i / 2);
                    }
                }
                done.set(true);
                return;
            }
            while (!done.get()) {
                assertEquals(1L, dict.get("stays"));
                final Object[] pairs = dict.toArray();
                for (int i = 2; i < pairs.length; i += 2) {
                    assertEquals(pairs[i], pairs[i + 1]);
                }
            }
        });
    }

    @RepeatedTest(5)
    void eachItemOfASetIsTakenOutOnce() throws Exception {
        final SetValue set = new SetValue();
        for (long i = 0; i < ROUNDS; i++) {
            set.add(i);
        }
        final Set<Object> taken = Collections.synchronizedSet(new HashSet<>());
        together(thread -> {
            for (Object item = set.removeFirst(); item != null; item = set.removeFirst()) {
                assertTrue(taken.add(item));
            }
        });
        assertEquals(ROUNDS, taken.size());
        assertEquals(0, set.size());
    }

    private static void together(final IntConsumer work) throws Exception {
        final CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            final List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                final int thread = i;
                ends.add(threads.submit(() -> {
                    start.await();
                    work.accept(thread);
                    return null;
                }));
            }
            start.countDown();
            for (final Future<?> end : ends) {
                end.get();
            }
        }
    }
}
