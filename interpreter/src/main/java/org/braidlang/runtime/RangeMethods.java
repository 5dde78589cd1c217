package org.braidlang.runtime;

/** The methods of {@code range}. */
final class RangeMethods {
    private RangeMethods() {}

    /** Where value stands; raises ValueError if it is not there. */
    @Builtin("range.index(value)")
    static long index(final RangeValue self, final Object value) {
        final long place = Iterations.indexInRange(self, value);
        if (place < 0) {
            throw Errors.valueError(Format.repr(value) + " is not in range");
        }
        return place;
    }

    /** 1 if value is in the range, else 0. */
    @Builtin("range.count(value)")
    static long count(final RangeValue self, final Object value) {
        return Iterations.indexInRange(self, value) < 0 ? 0 : 1;
    }
}
