package org.braidlang.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Values of one figure from several runs, in their order. Used by one thread. */
final class Sample {
    private final List<Double> values = new ArrayList<>();

    void add(final double value) {
        values.add(value);
    }

    int size() {
        return values.size();
    }

    double best() {
        return Collections.min(values);
    }

    double median() {
        return quantile(0.5);
    }

    /** Half the distance between the quartiles, in per cent of the median. */
    double spread() {
        return (quantile(0.75) - quantile(0.25)) / 2 / median() * 100;
    }

    /** The ratios of each value to that of the same turn in another sample. */
    Sample over(final Sample other) {
        final Sample ratios = new Sample();
        for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
            ratios.add(values.get(i) / other.values.get(i));
        }
        return ratios;
    }

    private double quantile(final double part) {
        final List<Double> sorted = values.stream().sorted().toList();
        final double position = part * (sorted.size() - 1);
        final int below = (int) position;
        final double above = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return sorted.get(below) + (position - below) * (above - sorted.get(below));
    }
}
