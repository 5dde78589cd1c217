package org.braidlang.stdlib;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.braidlang.concurrency.Task;
import org.braidlang.runtime.Builtin;
import org.braidlang.runtime.Bytes;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Library;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.Numbers;
import org.braidlang.runtime.None;
import org.braidlang.runtime.Sized;
import org.braidlang.runtime.Subscripts;
import org.braidlang.runtime.Types;

/**
 * {@code random}: Python's generator, one for each task. After {@code random.seed(42)} a task and those that it starts
 * get the same numbers under every model; the task itself gets Python's.
 */
public final class RandomModule implements Library {
    private static final int MAX_BITS = 1 << 30;

    @Override
    public String name() {
        return "random";
    }

    @Override
    public Map<String, Object> members() {
        return Map.copyOf(RandomModuleTable.FUNCTIONS);
    }

    /** Starts the numbers of this task, and of those that it spawns, anew; without a seed they differ in every run. */
    @Builtin("seed(a=none)")
    static void seed(final Task task, final Object a) {
        RandomGenerator.seed(
                task, a == None.NONE ? new BigInteger(Long.SIZE, new SecureRandom()) : RandomSeeds.of(a));
    }

    /** A float from 0 up to, but without, 1. */
    @Builtin("random()")
    static double random(final Task task) {
        return RandomGenerator.of(task).next();
    }

    /** A float between a and b. */
    @Builtin("uniform(a, b)")
    static double uniform(final Task task, final double a, final double b) {
        return a + (b - a) * RandomGenerator.of(task).next();
    }

    /** An int from a to b, both included. */
    @Builtin("randint(a, b)")
    static Object randint(final Task task, final Object a, final Object b) {
        if (a instanceof Long low && b instanceof Long high) {
            final long width = high - low + 1;
            if (high >= low && width > 0) {
                return low + RandomGenerator.of(task).twister.below(width);
            }
        }
        final BigInteger low = Integers.of(a);
        final BigInteger width = Integers.of(b).subtract(low).add(BigInteger.ONE);
        if (width.signum() <= 0) {
            throw Errors.valueError("empty range for randint(" + a + ", " + b + ")");
        }
        return Numbers.normalise(low.add(RandomGenerator.of(task).twister.below(width)));
    }

    /** An item of range(start, stop, step), or of range(start). */
    @Builtin("randrange(start, stop=none, step=1)")
    static Object randrange(final Task task, final Object start, final Object stop, final Object step) {
        final BigInteger from = stop == None.NONE ? BigInteger.ZERO : Integers.of(start);
        final BigInteger to = Integers.of(stop == None.NONE ? start : stop);
        final BigInteger by = Integers.of(step);
        if (by.signum() == 0) {
            throw Errors.valueError("zero step for randrange()");
        }
        final BigInteger rest = BigInteger.valueOf(by.signum());
        final BigInteger count = to.subtract(from).add(by).subtract(rest).divide(by);
        if (count.signum() <= 0 || to.subtract(from).signum() != by.signum()) {
            throw Errors.valueError("empty range for randrange(" + from + ", " + to + ", " + by + ")");
        }
        return Numbers.normalise(from.add(by.multiply(RandomGenerator.of(task).twister.below(count))));
    }

    /** An int of k random bits. */
    @Builtin("getrandbits(k)")
    static Object getrandbits(final Task task, final long k) {
        if (k < 0 || k > MAX_BITS) {
            throw Errors.valueError("the number of bits must be from 0 to " + MAX_BITS + ", not " + k);
        }
        final MersenneTwister twister = RandomGenerator.of(task).twister;
        return k < Long.SIZE ? (Object) twister.bits((int) k) : Numbers.normalise(twister.bigBits((int) k));
    }

    /** That many random bytes. */
    @Builtin("randbytes(n)")
    static Bytes randbytes(final Task task, final long n) {
        if (n < 0 || n > MAX_BITS / 8) {
            throw Errors.valueError("the number of bytes must be from 0 to " + MAX_BITS / 8 + ", not " + n);
        }
        final byte[] bigEndian =
                RandomGenerator.of(task).twister.bigBits((int) n * 8).toByteArray();
        final byte[] bytes = new byte[(int) n];
        for (int i = 0; i < bytes.length && i < bigEndian.length; i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return Bytes.of(bytes);
    }

    /** One item of a list, tuple, range or str. */
    @Builtin("choice(seq)")
    static Object choice(final Task task, final Object seq) {
        final int size = size(seq);
        if (size == 0) {
            throw Errors.indexError("cannot choose from an empty sequence");
        }
        return Subscripts.index(seq, RandomGenerator.of(task).twister.below(size));
    }

    /** A list of k items, where one may stand several times; weights say how likely each is. */
    @Builtin("choices(population, weights=none, *, cum_weights=none, k=1)")
    static ListValue choices(
            final Task task, final Object population, final Object weights, final Object cumWeights, final long k) {
        final int size = size(population);
        final RandomGenerator generator = RandomGenerator.of(task);
        final Object[] chosen = new Object[count(k, Integer.MAX_VALUE - 8)];
        if (weights == None.NONE && cumWeights == None.NONE) {
            if (size == 0 && chosen.length > 0) {
                throw Errors.indexError("cannot choose from an empty sequence");
            }
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = Subscripts.index(population, (long) (generator.next() * size));
            }
            return ListValue.of(chosen);
        }
        if (weights != None.NONE && cumWeights != None.NONE) {
            throw Errors.typeError("cannot specify both weights and cumulative weights");
        }
        final double[] sums = Iterables.reals(task, weights == None.NONE ? cumWeights : weights);
        if (weights != None.NONE) {
            accumulate(sums);
        }
        if (sums.length != size) {
            throw Errors.valueError("the number of weights does not match the population");
        }
        final double total = sums.length == 0 ? 0 : sums[sums.length - 1];
        if (!(total > 0) || Double.isInfinite(total)) {
            throw Errors.valueError("the total of weights must be greater than zero and finite");
        }
        for (int i = 0; i < chosen.length; i++) {
            final int at = firstAbove(sums, generator.next() * total, size - 1);
            chosen[i] = Subscripts.index(population, at);
        }
        return ListValue.of(chosen);
    }

    private static void accumulate(final double[] numbers) {
        for (int i = 1; i < numbers.length; i++) {
            numbers[i] += numbers[i - 1];
        }
    }

    /** Where the first sum lies that is larger than {@code limit}; the last place if there is none before it. */
    private static int firstAbove(final double[] sums, final double limit, final int last) {
        int low = 0;
        int high = last;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (limit < sums[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Puts the items of a list into a random order. */
    @Builtin("shuffle(x)")
    static void shuffle(final Task task, final ListValue x) {
        final MersenneTwister twister = RandomGenerator.of(task).twister;
        for (long i = x.size() - 1L; i > 0; i--) {
            final long other = twister.below(i + 1);
            final Object item = x.at(i);
            x.setAt(i, x.at(other));
            x.setAt(other, item);
        }
    }

    /** A list of k different items, in random order; counts says how often each stands in the population. */
    @Builtin("sample(population, k, *, counts=none)")
    static ListValue sample(final Task task, final Object population, final long k, final Object counts) {
        final MersenneTwister twister = RandomGenerator.of(task).twister;
        final int size = size(population);
        if (counts == None.NONE) {
            final Object[] chosen = new Object[count(k, size)];
            final long[] places = places(twister, size, chosen.length);
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = Subscripts.index(population, places[i]);
            }
            return ListValue.of(chosen);
        }
        final double[] sums = Iterables.reals(task, counts);
        if (sums.length != size) {
            throw Errors.valueError("the number of counts does not match the population");
        }
        accumulate(sums);
        final double total = size == 0 ? 0 : sums[size - 1];
        if (!(total > 0) || total > Integer.MAX_VALUE) {
            throw Errors.valueError("the total of counts must be from 1 to " + Integer.MAX_VALUE);
        }
        final long[] places = places(twister, (int) total, count(k, (int) total));
        final Object[] chosen = new Object[places.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = Subscripts.index(population, firstAbove(sums, places[i], size));
        }
        return ListValue.of(chosen);
    }

    /**
     * Different places below {@code size}. As Python does it: few of many are drawn until they differ; otherwise each
     * is taken out of a pool, whose last one fills the gap.
     */
    private static long[] places(final MersenneTwister twister, final int size, final int count) {
        final long[] places = new long[count];
        double smallest = 21;
        if (count > 5) {
            smallest += Math.pow(4, Math.ceil(Math.log(count * 3.0) / Math.log(4)));
        }
        if (size > smallest) {
            final Set<Long> drawn = new HashSet<>();
            for (int i = 0; i < count; i++) {
                long place = twister.below(size);
                while (!drawn.add(place)) {
                    place = twister.below(size);
                }
                places[i] = place;
            }
            return places;
        }
        final int[] pool = new int[size];
        for (int i = 0; i < size; i++) {
            pool[i] = i;
        }
        for (int i = 0; i < count; i++) {
            final int at = (int) twister.below(size - i);
            places[i] = pool[at];
            pool[at] = pool[size - i - 1];
        }
        return places;
    }

    /** A float between low and high, most likely near mode, which is the middle if it is left out. */
    @Builtin("triangular(low=0.0, high=1.0, mode=none)")
    static double triangular(final Task task, final double low, final double high, final Object mode) {
        return RandomGenerator.of(task).triangular(low, high, mode == None.NONE ? null : Integers.real(mode));
    }

    /** A normally distributed float. */
    @Builtin("gauss(mu=0.0, sigma=1.0)")
    static double gauss(final Task task, final double mu, final double sigma) {
        return RandomGenerator.of(task).gauss(mu, sigma);
    }

    /** A normally distributed float. */
    @Builtin("normalvariate(mu=0.0, sigma=1.0)")
    static double normalvariate(final Task task, final double mu, final double sigma) {
        return RandomGenerator.of(task).normal(mu, sigma);
    }

    /** A float whose logarithm is normally distributed. */
    @Builtin("lognormvariate(mu=0.0, sigma=1.0)")
    static double lognormvariate(final Task task, final double mu, final double sigma) {
        return Math.exp(RandomGenerator.of(task).normal(mu, sigma));
    }

    /** An exponentially distributed float; its mean is 1 / lambd. */
    @Builtin("expovariate(lambd=1.0)")
    static double expovariate(final Task task, final double lambd) {
        if (lambd == 0) {
            throw Errors.zeroDivision("float division by zero");
        }
        return RandomGenerator.of(task).exponential(lambd);
    }

    /** A float with the gamma distribution; both parameters are positive. */
    @Builtin("gammavariate(alpha, beta)")
    static double gammavariate(final Task task, final double alpha, final double beta) {
        if (!(alpha > 0 && beta > 0)) {
            throw Errors.valueError("gammavariate: alpha and beta must be > 0.0");
        }
        return RandomGenerator.of(task).gamma(alpha, beta);
    }

    /** A float with the Pareto distribution. */
    @Builtin("paretovariate(alpha)")
    static double paretovariate(final Task task, final double alpha) {
        return Math.pow(1.0 - RandomGenerator.of(task).next(), -1.0 / alpha);
    }

    /** A float with the Weibull distribution. */
    @Builtin("weibullvariate(alpha, beta)")
    static double weibullvariate(final Task task, final double alpha, final double beta) {
        return alpha * Math.pow(-Math.log(1.0 - RandomGenerator.of(task).next()), 1.0 / beta);
    }

    private static int size(final Object sequence) {
        return switch (sequence) {
            case String text -> text.codePointCount(0, text.length());
            case Sized sized -> sized.size();
            default -> throw Errors.typeError("'" + Types.nameOf(sequence) + "' is no sequence to choose from");
        };
    }

    private static int count(final long k, final int most) {
        if (k < 0 || k > most) {
            throw Errors.valueError("k must be from 0 to " + most + ", not " + k);
        }
        return (int) k;
    }
}
