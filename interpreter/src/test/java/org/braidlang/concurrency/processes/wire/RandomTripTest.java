package org.braidlang.concurrency.processes.wire;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.braidlang.runtime.BoundMethod;
import org.braidlang.runtime.Bytes;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.Methods;
import org.braidlang.runtime.None;
import org.braidlang.runtime.RangeValue;
import org.braidlang.runtime.SetValue;
import org.braidlang.runtime.TupleValue;
import org.junit.jupiter.api.Test;

/** Random values of all kinds, nested, shared and containing themselves, arrive with the same structure. */
class RandomTripTest {
    private static final int VALUES = 400;

    private final Trip trip = new Trip("""
            fn make(x, y) {
                var v = x
                let w = [y]
                return (fn(z=y) { v = z; return v }, fn() => (v, w), async fn(a) => (a, v))
            }
            keep(make)
            """);

    @Test
    void structureAndSharingSurvive() throws CorruptFrameException {
        for (int seed = 0; seed < VALUES; seed++) {
            final Object[] sent = new Generator(new Random(seed)).roots();
            try {
                Isomorphism.check(TupleValue.of(sent), TupleValue.of(trip.send(sent)));
            } catch (final AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void aSecondTripChangesNothing() throws CorruptFrameException {
        for (int seed = 0; seed < VALUES / 10; seed++) {
            final Object[] sent = new Generator(new Random(seed)).roots();
            final Object[] there = trip.send(sent);
            final byte[] bytes = trip.encoder(trip.processes.there()).encode(there, _ -> "it");
            final Object[] back = trip.decoder(trip.processes.here()).decode(bytes);
            Isomorphism.check(TupleValue.of(sent), TupleValue.of(back));
        }
    }

    /** Makes values of those that it made before, and puts later ones into earlier ones. */
    private final class Generator {
        private final Random random;
        private final List<Object> made = new ArrayList<>();
        private final List<Object> hashable = new ArrayList<>();

        Generator(final Random random) {
            this.random = random;
        }

        Object[] roots() {
            final int count = 5 + random.nextInt(40);
            for (int i = 0; i < count; i++) {
                made.add(next());
            }
            for (int i = 0; i < count / 3; i++) {
                switch (any()) {
                    case ListValue list -> list.append(any());
                    case DictValue dict -> dict.put(key(), any());
                    case SetValue set -> set.add(key());
                    default -> { }
                }
            }
            return new Object[] {any(), any(), made.getLast()};
        }

        private Object any() {
            return made.isEmpty() ? None.NONE : made.get(random.nextInt(made.size()));
        }

        private Object key() {
            return hashable.isEmpty() ? "key" : hashable.get(random.nextInt(hashable.size()));
        }

        private Object[] some() {
            final Object[] some = new Object[random.nextInt(12)];
            for (int i = 0; i < some.length; i++) {
                some[i] = any();
            }
            return some;
        }

        private Object next() {
            return switch (random.nextInt(14)) {
                case 0, 1 -> hashable(scalar());
                case 2, 3 -> ListValue.of(some());
                case 4 -> TupleValue.of(some());
                case 5, 6 -> {
                    final DictValue dict = new DictValue();
                    for (int i = random.nextInt(6); i > 0; i--) {
                        dict.put(key(), any());
                    }
                    yield dict;
                }
                case 7 -> {
                    final SetValue set = new SetValue();
                    for (int i = random.nextInt(6); i > 0; i--) {
                        set.add(key());
                    }
                    yield set;
                }
                case 8 -> {
                    final Object[] keys = new Object[random.nextInt(4)];
                    for (int i = 0; i < keys.length; i++) {
                        keys[i] = key();
                    }
                    yield hashable(TupleValue.of(keys));
                }
                case 9, 10 -> {
                    final TupleValue functions = (TupleValue) trip.processes.call(
                            trip.processes.here(), trip.processes.kept()[0], any(), any());
                    hashable(functions.get(0));
                    yield random.nextBoolean() ? functions : hashable(functions.get(1));
                }
                case 11 -> {
                    final ErrorValue error = new ErrorValue(ErrorKind.VALUE_ERROR, "error " + random.nextInt(9));
                    if (any() instanceof ErrorValue cause) {
                        error.setCause(cause);
                        error.setOthers(List.of(cause, cause));
                    }
                    yield error;
                }
                case 12 -> {
                    final ListValue list = any() instanceof ListValue known ? known : new ListValue();
                    yield new BoundMethod(list, Methods.of(list).get("append"));
                }
                default -> numbers();
            };
        }

        private Object hashable(final Object value) {
            hashable.add(value);
            return value;
        }

        private Object numbers() {
            final Object[] numbers = new Object[random.nextInt(30)];
            final boolean ints = random.nextBoolean();
            final int bits = random.nextInt(64);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = ints ? (Object) (random.nextLong() >> bits) : (Object) random.nextGaussian();
            }
            return random.nextBoolean() ? ListValue.of(numbers) : TupleValue.of(numbers);
        }

        private Object scalar() {
            return switch (random.nextInt(9)) {
                case 0 -> None.NONE;
                case 1 -> random.nextBoolean();
                case 2 -> random.nextLong() >> random.nextInt(64);
                case 3 -> new BigInteger(64 + random.nextInt(600), random).setBit(64);
                case 4 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 52));
                case 5 -> Bytes.of(new byte[random.nextInt(200)]);
                case 6 -> RangeValue.of(random.nextInt(9), random.nextInt(99), 1 + random.nextInt(3));
                default -> {
                    final StringBuilder text = new StringBuilder();
                    for (int i = random.nextInt(random.nextBoolean() ? 9 : 200); i > 0; i--) {
                        text.appendCodePoint(random.nextInt(random.nextBoolean() ? 128 : 0x11_0000));
                    }
                    yield text.toString();
                }
            };
        }
    }
}
