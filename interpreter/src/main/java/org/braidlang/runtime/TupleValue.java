package org.braidlang.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A tuple. Immutable. */
public final class TupleValue implements Sequence {
    static final TupleValue EMPTY = new TupleValue(Elements.NONE);

    private final Object[] items;

    private TupleValue(final Object[] items) {
        this.items = items;
    }

    /** Takes the array over. */
    public static TupleValue of(final Object... items) {
        return items.length == 0 ? EMPTY : new TupleValue(items);
    }

    @Override
    public int size() {
        return items.length;
    }

    /** The item at an index from 0 up to the size. */
    public Object get(final int index) {
        return items[index];
    }

    @Override
    public @Nullable Object getOrNull(final int index) {
        return index < items.length ? items[index] : null;
    }

    /** {@code tuple[index]}: a negative index counts from the end; IndexError. */
    Object at(final long index) {
        final long place = index < 0 ? index + items.length : index;
        if (place < 0 || place >= items.length) {
            throw Errors.indexError("tuple index out of range");
        }
        return items[(int) place];
    }

    /** Not to be changed. */
    Object[] items() {
        return items;
    }

    /** All items as they are at one moment, in an array of the caller's own. */
    public Object[] toArray() {
        return items.clone();
    }

    TupleValue slice(final int from, final int to) {
        return from == 0 && to == items.length ? this : of(Arrays.copyOfRange(items, from, to));
    }

    TupleValue concatenate(final TupleValue other) {
        final Object[] all =
                Arrays.copyOf(items, Sequences.size((long) items.length + other.items.length));
        System.arraycopy(other.items, 0, all, items.length, other.items.length);
        return of(all);
    }

    @Override
    public Iteration iterate() {
        return new Iterations.OfSequence(this);
    }

    /** As the language compares. */
    @Override
    public boolean equals(final @Nullable Object other) {
        return other instanceof TupleValue && Equality.equal(this, other);
    }

    /** TypeError where an item cannot be hashed. */
    @Override
    public int hashCode() {
        return Hashing.of(this);
    }

    @Override
    public String toString() {
        return Format.repr(this);
    }
}
