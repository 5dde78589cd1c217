package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The end that a loop compares its counter with is where its steps lead, at the edges of 64 bits too. */
class RangeLoopsTest {
    private static final long[] EDGES = {
        0, 1, -1, 2, 7, -7, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE - 6, Long.MIN_VALUE, Long.MIN_VALUE + 1,
        Long.MIN_VALUE + 6, 1L << 62, -(1L << 62), (1L << 62) + 1, -(1L << 62) - 1
    };

    @Test
    void aCounterEndsWhereItsLastStepLeadsTo() {
        for (final long from : EDGES) {
            for (final long to : EDGES) {
                for (final long step : EDGES) {
                    check(from, to, step);
                }
            }
        }
        final Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            check(random.nextLong() >> random.nextInt(64), random.nextLong() >> random.nextInt(64),
                    random.nextLong() >> random.nextInt(64));
        }
    }

    private static void check(final long from, final long to, final long step) {
        if (step == 0) {
            return;
        }
        final BigInteger distance = BigInteger.valueOf(to).subtract(BigInteger.valueOf(from));
        final BigInteger stride = BigInteger.valueOf(step);
        final BigInteger[] parts = distance.divideAndRemainder(stride);
        final BigInteger steps = distance.signum() != stride.signum() ? BigInteger.ZERO
                : parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        final BigInteger end = BigInteger.valueOf(from).add(steps.multiply(stride));
        if (steps.multiply(stride).abs().bitLength() > 64) {
            // The counter would come by where it started.
            assertThrows(ScriptError.class, () -> RangeLoops.end(from, to, step), () -> from + ", " + to + ", " + step);
        } else {
            assertEquals(end.longValue(), RangeLoops.end(from, to, step), () -> from + ", " + to + ", " + step);
        }
    }
}
