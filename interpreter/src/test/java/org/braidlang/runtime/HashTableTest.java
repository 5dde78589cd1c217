package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Dicts and sets: the order of insertion, Python's equality of keys, and what happens to a walk when they change. */
class HashTableTest {
    @RepeatedTest(10)
    void randomOperationsKeepItEqualToAPlainMap(final RepetitionInfo repetition) {
        final Random random = new Random(repetition.getCurrentRepetition());
        final DictValue dict = new DictValue();
        final Map<Object, Object> model = new LinkedHashMap<>();
        for (int i = 0; i < 3000; i++) {
            final Object key = random.nextBoolean() ? (Object) (long) random.nextInt(60) : "k" + random.nextInt(60);
            final Object value = (long) i;
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> {
                    dict.put(key, value);
                    model.put(key, value);
                }
                case 4, 5 -> assertEquals(model.remove(key), dict.remove(key));
                case 6 -> assertEquals(model.get(key), dict.get(key));
                default -> {
                    final Object[] last = dict.removeLast();
                    if (last != null) {
                        assertEquals(model.remove(last[0]), last[1]);
                    }
                }
            }
            assertEquals(model.size(), dict.size());
        }
        final List<Object> pairs = new ArrayList<>();
        model.forEach((key, value) -> {
            pairs.add(key);
            pairs.add(value);
        });
        assertArrayEquals(pairs.toArray(), dict.toArray());
    }

    @Test
    void keysThatAreEqualAreOneKey() {
        final DictValue dict = DictValue.of(1L, "int", 1.0, "float", true, "bool");
        assertEquals("{1: 'bool'}", Format.repr(dict));
        final BigInteger large = BigInteger.TWO.pow(80);
        dict.put(large, "int");
        assertEquals("int", dict.get(0x1p80));
        assertEquals(1, SetValue.of(0.0, -0.0, 0L, false).size());
        assertEquals(1, SetValue.of(TupleValue.of(1L, 2.0), TupleValue.of(true, 2L)).size());
    }

    @Test
    void aKeyThatCanChangeIsRefused() {
        final ScriptError error = assertThrows(
                ScriptError.class, () -> DictValue.of(TupleValue.of(1L, new ListValue()), 1L));
        assertEquals("unhashable type: 'list'", error.value().message());
    }

    @Test
    void aWalkNoticesAnAddedAndARemovedKey() {
        final DictValue dict = DictValue.of(1L, 1L, 2L, 2L);
        final Iteration added = dict.iterate();
        added.next(null);
        dict.put(3L, 3L);
        assertEquals("dictionary changed size during iteration",
                assertThrows(ScriptError.class, () -> added.next(null)).value().message());
        final SetValue set = SetValue.of(1L, 2L);
        final Iteration removed = set.iterate();
        removed.next(null);
        set.remove(1L);
        assertEquals(ErrorKind.VALUE_ERROR,
                assertThrows(ScriptError.class, () -> removed.next(null)).value().kind());
    }

    @Test
    void aNewValueForAKeyDoesNotDisturbAWalk() {
        final DictValue dict = DictValue.of(1L, 1L, 2L, 2L);
        final Iteration walk = dict.iterate();
        assertEquals(1L, walk.next(null));
        dict.put(2L, "new");
        assertEquals(2L, walk.next(null));
        assertEquals(Iteration.END, walk.next(null));
    }

    @Test
    void aViewShowsTheDictAsItIs() {
        final DictValue dict = DictValue.of("a", 1L);
        final Object items = DictMethods.items(dict);
        dict.put("b", 2L);
        assertEquals("dict_items([('a', 1), ('b', 2)])", items.toString());
        assertTrue(Operators.contains(null, items, TupleValue.of("b", 2L)));
        assertEquals(2L, CoreFunctions.len(items));
    }

    @Test
    void setsCombineInTheOrderOfInsertion() {
        final SetValue left = SetValue.of(3L, 1L, 2L);
        final SetValue right = SetValue.of(2L, 4L);
        assertEquals("{3, 1, 2, 4}", Format.repr(Operators.bitOr(left, right)));
        assertEquals("{2}", Format.repr(Operators.bitAnd(left, right)));
        assertEquals("{3, 1}", Format.repr(Operators.subtract(left, right)));
        assertEquals("{3, 1, 4}", Format.repr(Operators.bitXor(left, right)));
        assertTrue(Operators.less(SetValue.of(1L), left));
        Operators.bitXorInPlace(left, left);
        assertEquals("set()", Format.repr(left));
    }
}
