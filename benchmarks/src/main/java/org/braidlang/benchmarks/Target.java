package org.braidlang.benchmarks;

/** What Braid is to reach in a row. */
sealed interface Target {
    /** A value of the row's figure that is not to be passed. */
    record AtMost(double value) implements Target {}

    /** At most so many times what Java needs. */
    record TimesJava(double factor) implements Target {}
}
