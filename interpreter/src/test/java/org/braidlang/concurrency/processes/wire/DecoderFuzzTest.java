package org.braidlang.concurrency.processes.wire;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.braidlang.runtime.Format;
import org.braidlang.runtime.ScriptError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come: they are values, or they are refused by the one exception for that. */
class DecoderFuzzTest {
    private final Trip trip = new Trip("""
            import numbers
            let limit = [1, 2, 3]
            var total = 0
            fn add(x, by={'a': 1}) { total += x; return limit }
            fn make() { var n = 1; let xs = [n]; return (fn() { n += 1; return xs }, fn(z=xs) => add(n)) }
            async fn later(a, b) => (a, b, total)
            let m = Lock()
            let c = later([1], m)
            fn fail() { raise KeyError('k') }
            let xs = []
            xs.append((xs, 1))
            keep(none, true, 1, 300, 70000, 2 ** 40, 2 ** 70, 1.5, 'text', 'ü' * 70, '\\ud800', b'bytes', [1, 'a', (2, {3: xs})],
                list(range(20)), [1.5] * 10, tuple(range(300)), {(1, (2, 3)): {4}, 'x': [5]}, 0..9, make(), c, m, [m, m.locked],
                print, 'a'.upper, str.upper, int, ValueError, numbers, numbers.half, numbers.roots.square, fn() => 1)
            try { try { fail() } catch { raise ValueError('v') } } catch as e { keep(e) }
            """);

    private byte[] message() {
        return trip.encode(trip.processes.kept());
    }

    /** Reads bytes as a message in both ways; a value that comes of it can be shown. */
    private void read(final byte[] bytes) {
        for (int way = 0; way < 2; way++) {
            try {
                final ValueDecoder decoder = trip.decoder(trip.processes.another());
                final Object[] values = way == 0 ? decoder.decode(bytes)
                        : decoder.decodeTask(bytes, 0, bytes.length, (_, _) -> { });
                for (final Object value : values) {
                    Format.repr(value);
                }
            } catch (final CorruptFrameException | ScriptError _) {
                continue;
            } catch (final RuntimeException | Error e) {
                throw new AssertionError(HexFormat.of().formatHex(bytes), e);
            }
        }
    }

    @Test
    void aMessageThatIsCutOffIsRefused() {
        final byte[] message = message();
        assertDoesNotThrow(() -> trip.decoder(trip.processes.another()).decode(message));
        for (int length = 0; length < message.length; length++) {
            final byte[] part = Arrays.copyOf(message, length);
            assertThrows(CorruptFrameException.class, () -> trip.decoder(trip.processes.there()).decode(part),
                    "of length " + length);
        }
        assertThrows(CorruptFrameException.class, () -> trip.decoder(trip.processes.there())
                .decode(Arrays.copyOf(message, message.length + 1)));
    }

    @Test
    void aDamagedMessageIsRefusedOrRead() {
        final byte[] message = message();
        for (int i = 0; i < message.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                final byte[] damaged = message.clone();
                damaged[i] ^= (byte) (1 << bit);
                read(damaged);
            }
        }
    }

    @Test
    void randomDamageIsRefusedOrRead() {
        final byte[] message = message();
        final Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            final byte[] damaged = message.clone();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            read(damaged);
        }
    }

    @Test
    void anyBytesAreRefusedOrRead() {
        final Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            final byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            bytes[0] = 1;
            if (bytes.length > 1 && random.nextBoolean()) {
                bytes[1] = (byte) (0x90 + random.nextInt(5));
            }
            read(bytes);
        }
    }

    /** Lengths and counts of which the bytes have nothing: an array for them would not fit any memory. */
    @ParameterizedTest
    @ValueSource(strings = {
        "ce7fffffff", "01dd7fffffff02", "01ddffffffff02", "01db7fffffff", "01dbffffffff61", "01c67fffffff", "01c97fffffff03",
        "01c97fffffff01", "01c9ffffffff05", "01df7fffffff", "0192ce7fffffff01", "0193085100", "01c1", "0191cf8000000000000000",
        "01920000", "01c703030905", "01c70201050607"
    })
    void forgedLengthsAreRefused(final String hex) {
        assertThrows(CorruptFrameException.class, () -> trip.decoder(trip.processes.there())
                .decode(HexFormat.of().parseHex(hex)));
    }

    @Test
    void manyForgedCountsInEachOtherAreRefused() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(1);
        for (int i = 0; i < 900; i++) {
            bytes.writeBytes(HexFormat.of().parseHex("dd000f000002"));
        }
        bytes.writeBytes(new byte[1 << 20]);
        assertThrows(CorruptFrameException.class, () -> trip.decoder(trip.processes.there()).decode(bytes.toByteArray()));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(1);
        for (int i = 0; i < 1_000_000; i++) {
            bytes.writeBytes(new byte[] {(byte) 0x92, 2});
        }
        assertThrows(CorruptFrameException.class, () -> trip.decoder(trip.processes.there()).decode(bytes.toByteArray()));
    }
}
