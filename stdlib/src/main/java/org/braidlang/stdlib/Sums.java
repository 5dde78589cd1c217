package org.braidlang.stdlib;

import java.math.BigDecimal;
import org.braidlang.runtime.Errors;

/** Sums of floats that are rounded once. Pure. */
final class Sums {
    private Sums() {}

    /** The float that is nearest to the exact sum. */
    static double exact(final double[] numbers) {
        double special = 0;
        boolean ordinary = true;
        double[] parts = new double[8];
        int count = 0;
        for (final double number : numbers) {
            if (!Double.isFinite(number)) {
                if (Double.isInfinite(number) && Double.isInfinite(special) && special != number) {
                    throw Errors.valueError("-inf + inf in fsum");
                }
                special += number;
                ordinary = false;
                continue;
            }
            count = add(parts, count, number);
            if (count == parts.length) {
                parts = java.util.Arrays.copyOf(parts, 2 * count);
            }
        }
        if (!ordinary) {
            return special;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            if (!Double.isFinite(parts[i])) {
                throw Errors.overflow("intermediate overflow in fsum");
            }
            sum = sum.add(new BigDecimal(parts[i]));
        }
        return sum.doubleValue();
    }

    /**
     * Adds a number to a sum that is kept as parts of rising size, none of which overlaps another: each addition leaves
     * what it loses as a part of its own.
     *
     * @return how many parts there are now
     */
    private static int add(final double[] parts, final int count, final double number) {
        int kept = 0;
        double carried = number;
        for (int i = 0; i < count; i++) {
            final double part = parts[i];
            final double larger = Math.abs(carried) < Math.abs(part) ? part : carried;
            final double smaller = Math.abs(carried) < Math.abs(part) ? carried : part;
            final double sum = larger + smaller;
            final double lost = smaller - (sum - larger);
            if (lost != 0) {
                parts[kept++] = lost;
            }
            carried = sum;
        }
        parts[kept++] = carried;
        return kept;
    }

    /** The square root of the sum of the squares. */
    static double length(final double[] coordinates) {
        double largest = 0;
        boolean nan = false;
        for (final double coordinate : coordinates) {
            nan |= Double.isNaN(coordinate);
            largest = Math.max(largest, Double.isNaN(coordinate) ? 0 : Math.abs(coordinate));
        }
        if (Double.isInfinite(largest) || largest == 0) {
            return nan && largest == 0 ? Double.NaN : largest;
        }
        if (nan) {
            return Double.NaN;
        }
        final int exponent = Math.getExponent(largest);
        double sum = 0;
        double rest = 0;
        for (final double coordinate : coordinates) {
            final double scaled = Math.scalb(coordinate, -exponent);
            final double square = scaled * scaled;
            final double total = sum + square;
            final double back = total - sum;
            rest += (sum - (total - back)) + (square - back) + Math.fma(scaled, scaled, -square);
            sum = total;
        }
        final double root = Math.sqrt(sum + rest);
        final double better = root + (Math.fma(-root, root, sum) + rest) / (2 * root);
        return Math.scalb(better, exponent);
    }
}
