package org.braidlang.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampleTest {
    private static Sample of(final double... values) {
        final Sample sample = new Sample();
        for (final double value : values) {
            sample.add(value);
        }
        return sample;
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_middle_two() {
        assertEquals(2.5, of(4, 1, 3, 2).median());
    }

    @Test
    void the_best_is_the_least() {
        assertEquals(1, of(3, 1, 2).best());
    }

    @Test
    void the_spread_is_half_the_way_between_the_quartiles_in_per_cent() {
        assertEquals(100.0 / 3, of(1, 2, 3, 4, 5).spread(), 1e-9);
    }

    @Test
    void one_value_has_no_spread() {
        assertEquals(0, of(7).spread());
    }

    @Test
    void ratios_are_taken_turn_by_turn() {
        final Sample ratios = of(2, 30, 8).over(of(1, 10, 2));

        assertEquals(2, ratios.best());
        assertEquals(3, ratios.median());
    }
}
