package org.braidlang.stdlib;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.braidlang.concurrency.Task;

/**
 * One task's random numbers: a twister, and the second of a pair of normally distributed numbers. It hangs on its task
 * and is used by the thread that runs it.
 */
final class RandomGenerator {
    private static final double TWO_PI = 2 * Math.PI;
    private static final double NORMAL_FACTOR = 4 * Math.exp(-0.5) / Math.sqrt(2.0);
    private static final double LOG_4 = Math.log(4.0);
    private static final double GAMMA_BOUND = 1.0 + Math.log(4.5);

    final MersenneTwister twister;
    private @Nullable Double secondNormal;

    private RandomGenerator(final BigInteger seed) {
        twister = new MersenneTwister(seed);
    }

    /** The task's own, made from the task's seed when it is first used. */
    static RandomGenerator of(final Task task) {
        if (task.random() instanceof RandomGenerator generator) {
            return generator;
        }
        final RandomGenerator generator = new RandomGenerator(RandomSeeds.unsigned(task.randomSeed));
        task.random(generator);
        return generator;
    }

    /** Begins anew, in this task and in those that it will start. */
    static void seed(final Task task, final BigInteger seed) {
        task.random(new RandomGenerator(seed));
        task.seed(RandomSeeds.folded(seed));
    }

    double next() {
        return twister.nextDouble();
    }

    double gauss(final double mean, final double deviation) {
        final Double second = secondNormal;
        if (second != null) {
            secondNormal = null;
            return mean + second * deviation;
        }
        final double angle = next() * TWO_PI;
        final double radius = Math.sqrt(-2.0 * Math.log(1.0 - next()));
        secondNormal = Math.sin(angle) * radius;
        return mean + Math.cos(angle) * radius * deviation;
    }

    /** By the ratio of two uniform numbers (Kinderman and Monahan). */
    double normal(final double mean, final double deviation) {
        while (true) {
            final double first = next();
            final double second = 1.0 - next();
            final double z = NORMAL_FACTOR * (first - 0.5) / second;
            if (z * z / 4.0 <= -Math.log(second)) {
                return mean + z * deviation;
            }
        }
    }

    double exponential(final double rate) {
        return -Math.log(1.0 - next()) / rate;
    }

    double triangular(final double low, final double high, final @Nullable Double mode) {
        final double position = next();
        if (mode != null && high == low) {
            return low;
        }
        final double middle = mode == null ? 0.5 : (mode - low) / (high - low);
        return position > middle
                ? high + (low - high) * Math.sqrt((1.0 - position) * (1.0 - middle))
                : low + (high - low) * Math.sqrt(position * middle);
    }

    /** By Cheng's method for shapes above 1, by Kennedy and Gentle's for those below; both are positive. */
    double gamma(final double shape, final double scale) {
        if (shape == 1.0) {
            return -Math.log(1.0 - next()) * scale;
        }
        return shape > 1.0 ? gammaOfLargeShape(shape) * scale : gammaOfSmallShape(shape) * scale;
    }

    private double gammaOfLargeShape(final double shape) {
        final double root = Math.sqrt(2.0 * shape - 1.0);
        final double offset = shape - LOG_4;
        final double slope = shape + root;
        while (true) {
            final double first = next();
            if (!(1e-7 < first && first < 0.9999999)) {
                continue;
            }
            final double second = 1.0 - next();
            final double v = Math.log(first / (1.0 - first)) / root;
            final double x = shape * Math.exp(v);
            final double z = first * first * second;
            final double r = offset + slope * v - x;
            if (r + GAMMA_BOUND - 4.5 * z >= 0.0 || r >= Math.log(z)) {
                return x;
            }
        }
    }

    private double gammaOfSmallShape(final double shape) {
        while (true) {
            final double bound = (Math.E + shape) / Math.E;
            final double p = bound * next();
            final double x = p <= 1.0 ? Math.pow(p, 1.0 / shape) : -Math.log((bound - p) / shape);
            final double second = next();
            if (p > 1.0 ? second <= Math.pow(x, shape - 1.0) : second <= Math.exp(-x)) {
                return x;
            }
        }
    }
}
