package org.braidlang.runtime;

/** The methods of {@code tuple}. */
final class TupleMethods {
    private TupleMethods() {}

    /** Where value stands first; raises ValueError if it is not there. */
    @Builtin("tuple.index(value, start=0, end=none)")
    static long index(final TupleValue self, final Object value, final Object start, final Object end) {
        final int to = Slices.to(end, false, self.size());
        for (int i = Slices.from(start, self.size()); i < to; i++) {
            if (Equality.same(self.get(i), value)) {
                return i;
            }
        }
        throw Errors.valueError("tuple.index(x): x not in tuple");
    }

    /** How many items equal value. */
    @Builtin("tuple.count(value)")
    static long count(final TupleValue self, final Object value) {
        long count = 0;
        for (final Object item : self.items()) {
            if (Equality.same(item, value)) {
                count++;
            }
        }
        return count;
    }
}
