package org.braidlang.concurrency.processes.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.math.BigInteger;
import java.util.Arrays;
import org.braidlang.runtime.Attributes;
import org.braidlang.runtime.BoundMethod;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.Format;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.SetValue;
import org.braidlang.runtime.TupleValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values without functions of the script arrive as they were sent. */
class ValueTripTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "none", "true", "false", "0", "1", "-1", "127", "128", "-128", "-129", "32767", "32768", "-32769", "2147483648",
        "-2147483649", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "-9223372036854775809",
        "2 ** 200", "-(2 ** 200)", "0.0", "-0.0", "1.5", "1e308", "5e-324", "float('inf')", "float('-inf')",
        "float('nan')", "''", "'a'", "'häß€😀'", "'\\x00'", "'\\ud800'", "'a\\udfffb'", "'\\udc00\\ud800'", "'x' * 63",
        "'x' * 64", "'ü' * 64", "'\\ud800' * 100", "'x' * 100000", "b''", "b'abc\\xff'", "b'x' * 64", "b'x' * 100000",
        "[]", "[1]", "[1, 2, 3]", "[none, true, 'a', 2.5, [1], (2, 3), {4: 5}, {6}]", "list(range(7))", "list(range(8))",
        "list(range(100))", "[i * 1000 for i in range(100)]", "[i * 100_000 for i in range(100)]",
        "[i * 10 ** 12 for i in range(100)]", "[-i * 10 ** 17 for i in range(50)]", "[i / 3 for i in range(100)]",
        "[float('nan')] * 10", "[1, 2, 3, 4, 5, 6, 7, 8, 2.5]", "[1.5, 2.5] * 5 + [1]", "()", "(1,)", "(1, 'a')",
        "tuple(range(20))", "tuple(i * 1e10 for i in range(20))", "tuple(list(range(20)) + ['a'])", "{}", "{'a': 1}",
        "{3: 'c', 1: 'a', 2: 'b'}", "{(1, 2): 3, 'x': (4,), none: 5, 1.5: 6, b'y': 7, true: 8}",
        "{float('nan'): 1}", "set()", "{3, 1, 2}", "{(1, (2, 3)), 'a'}", "0..5", "range(10, 0, -3)", "1..=9",
        "range(-9223372036854775808, 9223372036854775807, 1000)", "int", "str", "type(none)", "type(print)", "type(type)",
        "type(Lock())", "ValueError", "CancelledError", "ValueError('bad')", "Error('')", "KeyError('k' * 200)",
        "[[[[[]]]]]", "{'a': {'b': {'c': [1, 2]}}}", "-(2 ** 63)", "[1, -(2 ** 63), 2]"
    })
    void aValueArrivesAsItWas(final String expression) throws CorruptFrameException {
        final Trip trip = new Trip("keep(" + expression + ")");
        final Object sent = trip.processes.kept()[0];
        final Object arrived = trip.send(sent)[0];
        Isomorphism.check(sent, arrived);
        assertEquals(Format.repr(sent), Format.repr(arrived));
    }

    @Test
    void aNanKeepsItsBits() throws CorruptFrameException {
        final Trip trip = new Trip("");
        final double nan = Double.longBitsToDouble(0x7ff8_79b9_de0d_10c5L);
        final Object[] many = new Object[20];
        Arrays.fill(many, nan);
        final Object[] sent = {nan, ListValue.of(nan, 1.0), ListValue.of(many.clone()), TupleValue.of(many)};
        Isomorphism.check(TupleValue.of(sent), TupleValue.of(trip.send(sent)));
    }

    @Test
    void intsThatLookLikeMarksStay() throws CorruptFrameException {
        final Object[] items = new Object[20];
        Arrays.fill(items, Long.MIN_VALUE);
        final Object arrived = new Trip("").send(ListValue.of(items))[0];
        Isomorphism.check(ListValue.of(items.clone()), arrived);
    }

    @Test
    void manyDigitsArrive() throws CorruptFrameException {
        final BigInteger large = BigInteger.TEN.pow(10_000).subtract(BigInteger.ONE);
        assertEquals(large, new Trip("").send(large)[0]);
    }

    @Test
    void whatIsSharedStaysShared() throws CorruptFrameException {
        final Trip trip = new Trip("""
                let a = [1]
                let t = (a, a)
                let d = {'x': a, 'y': t, (1, 'k'): t}
                let e = ValueError('v')
                keep([a, a, t, d, [d], {t[0..0]}, e, {'e': e}, 'long ' * 50, b'long ' * 50])
                """);
        final Object sent = trip.processes.kept()[0];
        final Object arrived = trip.send(sent, sent)[0];
        Isomorphism.check(sent, arrived);
        final ListValue list = (ListValue) arrived;
        assertSame(list.get(0), list.get(1));
        assertNotSame(((ListValue) sent).get(0), list.get(0));
    }

    @Test
    void argumentsShareToo() throws CorruptFrameException {
        final ListValue list = new ListValue();
        final Object[] arrived = new Trip("").send(list, TupleValue.of(list), list);
        assertSame(arrived[0], arrived[2]);
        assertSame(arrived[0], ((TupleValue) arrived[1]).get(0));
    }

    @Test
    void aMessageSharesNothingWithTheNext() throws CorruptFrameException {
        final Trip trip = new Trip("");
        final ValueEncoder encoder = trip.encoder();
        final ListValue list = ListValue.of("x".repeat(100));
        for (int i = 0; i < 3; i++) {
            final byte[] bytes = encoder.encode(new Object[] {list}, _ -> "it");
            Isomorphism.check(list, trip.decoder(trip.processes.there()).decode(bytes)[0]);
        }
    }

    @Test
    void valuesMayContainThemselves() throws CorruptFrameException {
        final Trip trip = new Trip("""
                let xs = [1]
                xs.append(xs)
                let d = {}
                d['self'] = d
                d['in a tuple'] = (d, xs)
                let ys = []
                let t = (ys, 1)
                ys.append(t)
                let add = ys.append
                ys.append(add)
                keep(xs, d, t, ys, add)
                """);
        final Object[] arrived = trip.send(trip.processes.kept());
        Isomorphism.check(TupleValue.of(trip.processes.kept()), TupleValue.of(arrived));
        assertSame(((BoundMethod) arrived[4]).receiver(), arrived[3]);
    }

    @Test
    void aDictMayContainItselfThroughAKey() throws CorruptFrameException {
        final Trip trip = new Trip("""
                let d = {}
                let s = set()
                let f = fn() => (d, s)
                d[(f, 1)] = 'through a tuple'
                d[f] = 'as it is'
                s.add(((f,), 2))
                keep((f, 1), d, s)
                """);
        final Object[] arrived = trip.send(trip.processes.kept());
        Isomorphism.check(TupleValue.of(trip.processes.kept()), TupleValue.of(arrived));
        final DictValue dict = (DictValue) arrived[1];
        assertEquals("through a tuple", dict.get(arrived[0]));
        assertEquals("as it is", dict.get(((TupleValue) arrived[0]).get(0)));
        assertEquals(1, ((SetValue) arrived[2]).size());
    }

    @Test
    void anErrorKeepsWhatLedToIt() throws CorruptFrameException {
        final Trip trip = new Trip("""
                fn inner(n) { if n == 0 { raise KeyError('gone') }; inner(n - 1) }
                fn f() { try { inner(3) } catch KeyError { raise ValueError('so what') } }
                async fn g() => f()
                try { parallel { g(); raise TypeError('other') } } catch as e { keep(e) }
                try { await spawn g() } catch as e { keep(e) }
                """);
        for (final Object sent : trip.processes.kept()) {
            final ErrorValue arrived = (ErrorValue) trip.send(sent)[0];
            Isomorphism.check(sent, arrived);
            assertEquals(lines((ErrorValue) sent), lines(arrived));
            assertEquals(((ErrorValue) sent).trace().links(), arrived.trace().links());
        }
    }

    private static String lines(final ErrorValue error) {
        return Format.repr(Attributes.get(error, "trace"));
    }

    @Test
    void whatBothHaveGoesByName() throws CorruptFrameException {
        final Trip trip = new Trip("""
                import numbers
                import numbers as n
                keep(print, len, 'abc'.upper, [1].append, str.upper, numbers, numbers.half, numbers.roots,
                    numbers.roots.square, defined, keep, ValueError, n)
                """);
        final Object[] arrived = trip.send(trip.processes.kept());
        for (int i = 0; i < arrived.length; i++) {
            assertEquals(Format.repr(trip.processes.kept()[i]), Format.repr(arrived[i]));
        }
        assertSame(trip.processes.there().globals().modules().get("numbers"), arrived[5]);
        assertSame(arrived[5], arrived[12]);
        assertSame(trip.processes.there().globals().builtins().get("keep"), arrived[10]);
        assertEquals("there", trip.processes.call(trip.processes.there(), arrived[9]));
        assertEquals(1.5, trip.processes.call(trip.processes.there(), arrived[6], 3.0));
        assertEquals(3.0, trip.processes.call(trip.processes.there(), arrived[8], 9.0));
        assertEquals("ABC", trip.processes.call(trip.processes.there(), arrived[2]));
        assertEquals("X", trip.processes.call(trip.processes.there(), arrived[4], "x"));
    }

    @Test
    void whatAllProcessesShareGoesByNumber() throws CorruptFrameException {
        final Trip trip = new Trip("let m = Lock()\nkeep([m, m], Channel(), m.locked)");
        final Object[] kept = trip.processes.kept();
        final Object[] arrived = trip.send(kept);
        assertSame(((ListValue) kept[0]).get(0), ((ListValue) arrived[0]).get(0));
        assertSame(((ListValue) kept[0]).get(0), ((ListValue) arrived[0]).get(1));
        assertSame(kept[1], arrived[1]);
        assertSame(((ListValue) kept[0]).get(0), ((BoundMethod) arrived[2]).receiver());
    }
}
