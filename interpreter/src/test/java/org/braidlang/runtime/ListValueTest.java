package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A list does what a plain list of values does, whatever array is behind it, before and after threads were started. */
class ListValueTest {
    /** Ints that look like the mark of a moved item are items like any other. */
    private static final long LIKE_THE_MARK = Long.MIN_VALUE;
    private static final int KINDS = 6;

    @RepeatedTest(40)
    void randomOperationsKeepItEqualToAPlainList(final RepetitionInfo repetition) {
        final int seed = repetition.getCurrentRepetition();
        if (seed > 20) {
            Sharing.begin();
        }
        final Random random = new Random(seed);
        final ListValue list = new ListValue();
        final List<Object> model = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            step(random, list, model, seed % KINDS, i / 100);
            assertArrayEquals(model.toArray(), list.toArray());
            assertEquals(model.size(), list.size());
        }
    }

    private static void step(
            final Random random, final ListValue list, final List<Object> model, final int first, final int variety) {
        final Object value = value(random, first, variety);
        final int size = model.size();
        switch (random.nextInt(size > 50 ? 13 : 11)) {
            case 0, 1, 2 -> {
                list.append(value);
                model.add(value);
            }
            case 3 -> {
                final int at = random.nextInt(size + 1);
                list.insert(at, value);
                model.add(at, value);
            }
            case 4 -> {
                if (size > 0) {
                    final int at = random.nextInt(size);
                    list.setAt(at - (random.nextBoolean() ? size : 0), value);
                    model.set(at, value);
                    assertEquals(value, list.at(at));
                }
            }
            case 5 -> {
                if (size > 0) {
                    final int at = random.nextInt(size);
                    assertEquals(model.remove(at), list.pop(at));
                }
            }
            case 6 -> {
                final int from = random.nextInt(size + 1);
                final int to = random.nextInt(from, size + 1);
                final Object[] items = new Object[random.nextInt(4)];
                Arrays.setAll(items, i -> value(random, first, variety));
                list.setSlice((long) from, (long) to, false, items);
                model.subList(from, to).clear();
                model.addAll(from, List.of(items));
            }
            case 7 -> {
                list.reverse();
                Collections.reverse(model);
            }
            case 8 -> {
                list.addAll(new Object[] {value, value});
                model.addAll(List.of(value, value));
            }
            case 9 -> {
                int found = 0;
                while (found < size && !Equality.same(model.get(found), value)) {
                    found++;
                }
                if (found < size) {
                    model.remove(found);
                }
                assertEquals(found < size, list.remove(value));
            }
            case 10 -> {
                list.repeat(size < 20 ? 2 : 1);
                if (size < 20) {
                    model.addAll(List.copyOf(model));
                }
            }
            case 11 -> {
                list.clear();
                model.clear();
            }
            default -> {
                final ListValue joined = list.concatenate(ListValue.of(value));
                assertEquals(size + 1, joined.size());
                list.pop(-1);
                model.removeLast();
            }
        }
    }

    /** The kinds of items change as time goes on, so that the list changes from one array to another. */
    private static Object value(final Random random, final int first, final int variety) {
        return switch ((first + random.nextInt(variety + 1)) % KINDS) {
            case 0 -> (long) random.nextInt(5);
            case 1 -> random.nextInt(5) + 0.25;
            case 2 -> random.nextBoolean();
            case 3 -> "text";
            case 4 -> LIKE_THE_MARK;
            default -> Double.longBitsToDouble(0x7ff8_79b9_de0d_10c5L);
        };
    }

    @Test
    void smallIntsAreKeptAsMachineIntegers() {
        assertNotNull(ListValue.of(1L, 2L).toLongs());
        assertNotNull(ListValue.of(1L).concatenate(ListValue.of(2L)).toLongs());
        assertNull(ListValue.of(1L, true).toLongs());
        assertNull(ListValue.of(1L, LIKE_THE_MARK).toLongs());
    }

    @Test
    void boolsStayBools() {
        final ListValue list = (ListValue) Operators.multiply(ListValue.of(true), 3L);
        list.setAt(1, false);
        assertEquals("[true, false, true]", Format.repr(list));
        Subscripts.setIndex(list, 2, 1L);
        assertEquals("[true, false, 1]", Format.repr(list));
        assertEquals(Long.MIN_VALUE, Subscripts.indexInt(list, 0));
        assertEquals(1, Subscripts.indexInt(list, -1));
    }

    @Test
    void numbersAreReadAndWrittenWithoutObjects() {
        final ListValue list = ListValue.of(1L, 2L);
        Subscripts.setIndex(list, 0, 7L);
        Subscripts.setIndex(list, -1, LIKE_THE_MARK);
        assertEquals(7, Subscripts.indexInt(list, 0));
        assertEquals(LIKE_THE_MARK, Subscripts.indexInt(list, 1));
        Subscripts.setIndex(list, 0, 0.5);
        assertEquals(0.5, Subscripts.indexFloat(list, 0));
        assertEquals(Long.MIN_VALUE, Subscripts.indexInt(list, 0));
        assertThrows(ScriptError.class, () -> Subscripts.setIndex(list, 2, 1L));
        assertThrows(ScriptError.class, () -> Subscripts.indexInt(list, 2));
        assertThrows(ScriptError.class, () -> Subscripts.indexFloat(list, -3));
    }

    @Test
    void aRepetitionThatIsTooLongIsALimitError() {
        final ScriptError error = assertThrows(
                ScriptError.class, () -> Operators.multiply(ListValue.of(0L), 1_000_000_000_000L));
        assertEquals(ErrorKind.LIMIT_ERROR, error.value().kind());
    }

    @Test
    void aListThatContainsItselfIsCutShort() {
        final ListValue list = new ListValue();
        list.append(list);
        assertEquals("[[...]]", Format.repr(list));
    }

    @Test
    void aWalkSeesWhatIsAppendedMeanwhile() {
        final ListValue list = ListValue.of(1L);
        final Iteration walk = list.iterate();
        assertEquals(1L, walk.next(null));
        list.append(2L);
        assertEquals(2L, walk.next(null));
        assertEquals(Iteration.END, walk.next(null));
        list.append(3L);
        assertEquals(Iteration.END, walk.next(null));
    }

    @Test
    void sortingKeepsTheOrderOfEqualItems() {
        final ListValue list = ListValue.of(1L, true, 0L, 1.0, false);
        list.sort(null, null, false);
        assertEquals("[0, false, 1, true, 1.0]", Format.repr(list));
        list.sort(null, null, true);
        assertEquals("[1, true, 1.0, 0, false]", Format.repr(list));
    }

    @Test
    void manyItemsAreSortedTheSameWay() {
        final Random random = new Random(3);
        final List<Double> model = new ArrayList<>();
        final ListValue list = new ListValue();
        for (int i = 0; i < 5000; i++) {
            final double value = random.nextInt(800) + 0.5;
            model.add(value);
            list.append(value);
        }
        Collections.sort(model);
        list.sort(null, null, false);
        assertArrayEquals(model.toArray(), list.toArray());
    }
}
