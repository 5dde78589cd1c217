package org.braidlang.concurrency.processes.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import org.braidlang.runtime.Bytes;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Large values arrive, in few bytes where there is a way; the times are shown, not tested. */
class SizesTest {
    private static final int MILLION = 1_000_000;

    private final Trip trip = new Trip("fn f(a, b) => a + b\nkeep(f)");

    private byte[] encode(final TestReporter reporter, final String what, final Supplier<Object> make) throws Exception {
        final Object value = make.get();
        byte[] bytes = {};
        long encoding = Long.MAX_VALUE;
        long decoding = Long.MAX_VALUE;
        Object arrived = value;
        for (int i = 0; i < 5; i++) {
            final long start = System.nanoTime();
            bytes = trip.encode(value);
            final long encoded = System.nanoTime();
            arrived = trip.decoder(trip.processes.there()).decode(bytes)[0];
            encoding = Math.min(encoding, encoded - start);
            decoding = Math.min(decoding, System.nanoTime() - encoded);
        }
        reporter.publishEntry(what, bytes.length + " bytes, written in " + encoding / 1000 + " µs, read in "
                + decoding / 1000 + " µs");
        Isomorphism.check(value, arrived);
        return bytes;
    }

    @Test
    void aMillionNumbers(final TestReporter reporter) throws Exception {
        final byte[] small = encode(reporter, "1,000,000 ints below 100", () -> ints(1));
        assertTrue(small.length < MILLION + 100);
        assertTrue(encode(reporter, "1,000,000 ints below 10,000,000", () -> ints(100_000)).length < 4 * MILLION + 100);
        encode(reporter, "1,000,000 large ints", () -> ints(1L << 50));
        encode(reporter, "1,000,000 floats", () -> {
            final double[] floats = new double[MILLION];
            for (int i = 0; i < MILLION; i++) {
                floats[i] = i / 7.0;
            }
            return ListValue.ofDoubles(floats);
        });
    }

    private static ListValue ints(final long factor) {
        final long[] ints = new long[MILLION];
        for (int i = 0; i < MILLION; i++) {
            ints[i] = i % 100 * factor;
        }
        return ListValue.ofLongs(ints);
    }

    @Test
    void longText(final TestReporter reporter) throws Exception {
        encode(reporter, "64 MB of ASCII", () -> "abcd".repeat(16 << 20));
        encode(reporter, "64 MB of umlauts", () -> "ü".repeat(32 << 20));
        encode(reporter, "64 MB of bytes", () -> Bytes.of(new byte[64 << 20]));
    }

    @Test
    void manyObjects(final TestReporter reporter) throws Exception {
        encode(reporter, "100,000 strings", () -> {
            final Object[] items = new Object[100_000];
            for (int i = 0; i < items.length; i++) {
                items[i] = "item " + i;
            }
            return ListValue.of(items);
        });
        encode(reporter, "100,000 dicts", () -> {
            final Object[] items = new Object[100_000];
            for (int i = 0; i < items.length; i++) {
                items[i] = DictValue.of("id", (long) i, "name", "n" + i, "ratio", i / 3.0);
            }
            return ListValue.of(items);
        });
    }

    @Test
    void smallMessages(final TestReporter reporter) throws CorruptFrameException {
        final ValueEncoder encoder = trip.encoder();
        final ValueDecoder decoder = trip.decoder(trip.processes.there());
        final Object[] call = {trip.processes.kept()[0], 1L, 2L};
        long best = Long.MAX_VALUE;
        int size = 0;
        for (int i = 0; i < 20; i++) {
            final long start = System.nanoTime();
            for (int n = 0; n < 2_000; n++) {
                final byte[] bytes = encoder.encode(call, _ -> "it");
                size = bytes.length;
                assertEquals(3, decoder.decode(bytes).length);
            }
            best = Math.min(best, (System.nanoTime() - start) / 2_000);
        }
        reporter.publishEntry("a function and two ints", size + " bytes, written and read in " + best + " ns");
    }

    @Test
    void whatIsTooLargeIsRefused() throws CorruptFrameException {
        final ValueEncoder encoder = new ValueEncoder(
                trip.processes.here().globals(), trip.processes.here().program(), trip.shared, 10_000);
        final Object text = "x".repeat(9_000);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(new Object[] {text},
                    trip.decoder(trip.processes.there()).decode(encoder.encode(new Object[] {text}, _ -> "it")));
            for (final Object large : new Object[] {
                "x".repeat(11_000), ListValue.of(text, "y".repeat(2_000)), Bytes.of(new byte[20_000]), ints(1),
                ListValue.of(new Object[] {"ü".repeat(6_000)})
            }) {
                final ScriptError error = assertThrows(
                        ScriptError.class, () -> encoder.encode(new Object[] {large}, _ -> "it"));
                assertEquals("LimitError: what is to be sent to another process takes more than 1 GB; send less of it, "
                        + "or let the task read its data itself", error.value().toString());
            }
        }
    }
}
