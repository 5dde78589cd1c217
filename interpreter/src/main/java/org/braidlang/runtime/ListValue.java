package org.braidlang.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * <p>Threads: any thread may do anything; every operation is atomic that calls no script code. As long as only one
 * thread runs script code, nothing is locked. Afterwards, what changes the list's structure takes its monitor, and
 * reading an item takes nothing: a reader reads {@code size} before {@code array}, a writer publishes them in the
 * opposite order, and what a reader finds to be gone it looks for again under the monitor.
 *
 * <p>Storing an item takes no monitor while the list is {@code fixed}: it replaces the item in the array. The first
 * change of structure ends this: it moves all items to another array, leaving marks, so that a late store sees that it
 * has to be done again. From then on, stores take the monitor too. So tasks that fill a list of a given size side by side
 * do not wait for each other, and a store beside a growing append is never lost.
 */
public final class ListValue implements Sequence {
    private static final VarHandle SIZE;
    private static final VarHandle ARRAY;

    static {
        try {
            final MethodHandles.Lookup lookup = MethodHandles.lookup();
            SIZE = lookup.findVarHandle(ListValue.class, "size", int.class);
            ARRAY = lookup.findVarHandle(ListValue.class, "array", Object.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Object array;
    private int size;

    /** Whether stores go without the monitor; written under it, before the array that it is no longer true for. */
    private boolean fixed = true;

    /** Counts changes other than stores into a fixed list; under the monitor. */
    private int changes;

    public ListValue() {
        this(Elements.NONE, 0);
    }

    private ListValue(final Object array, final int size) {
        this.array = array;
        this.size = size;
        VarHandle.storeStoreFence();
    }

    /** Takes the array over. */
    public static ListValue of(final Object... items) {
        return new ListValue(Elements.compact(items), items.length);
    }

    static ListValue ofLongs(final long[] items) {
        for (final long item : items) {
            if (!(Elements.forFirst(item, 0) instanceof long[])) {
                return new ListValue(Elements.boxed(items, items.length, items.length), items.length);
            }
        }
        return new ListValue(items, items.length);
    }

    @Override
    public int size() {
        return (int) SIZE.getAcquire(this);
    }

    @Override
    public @Nullable Object getOrNull(final int index) {
        if (index >= (int) SIZE.getAcquire(this)) {
            return null;
        }
        final Object item = Elements.get(ARRAY.getAcquire(this), index);
        return item != null ? item : settled(index);
    }

    /** An item that a reader did not find, because the list changed meanwhile. */
    private synchronized @Nullable Object settled(final int index) {
        return index < size ? Elements.get(array, index) : null;
    }

    /** The item at an index from 0 up to the size; IndexError. */
    public Object get(final int index) {
        return at(index);
    }

    /** {@code list[index]}: a negative index counts from the end; IndexError. */
    public Object at(final long index) {
        final int count = (int) SIZE.getAcquire(this);
        final long place = index < 0 ? index + count : index;
        if (place >= 0 && place < count) {
            final Object item = Elements.get(ARRAY.getAcquire(this), (int) place);
            if (item != null) {
                return item;
            }
            final Object later = settled((int) place);
            if (later != null) {
                return later;
            }
        }
        throw Errors.indexError("list index out of range");
    }

    /** {@code list[index] = value}. */
    public void setAt(final long index, final Object value) {
        final int count = (int) SIZE.getAcquire(this);
        final long place = index < 0 ? index + count : index;
        if (place < 0 || place >= count) {
            throw Errors.indexError("list assignment index out of range");
        }
        if (Sharing.started()) {
            final Object current = ARRAY.getAcquire(this);
            if (!fixed || !Elements.replace(current, (int) place, value)) {
                storeOwned(index, value);
            }
        } else {
            store((int) place, value);
        }
    }

    private synchronized void storeOwned(final long index, final Object value) {
        own();
        final long place = index < 0 ? index + size : index;
        if (place < 0 || place >= size) {
            throw Errors.indexError("list assignment index out of range");
        }
        store((int) place, value);
        changes++;
    }

    private void store(final int index, final Object value) {
        if (!Elements.set(array, index, value)) {
            final Object[] general = Elements.boxed(array, size, size);
            general[index] = value;
            ARRAY.setRelease(this, general);
        }
    }

    /** Ends lock-free stores. The caller holds the monitor. */
    private void own() {
        if (fixed) {
            final Object from = array;
            final Object to = Elements.like(from);
            fixed = false;
            Elements.move(from, to);
            ARRAY.setRelease(this, to);
        }
    }

    public void append(final Object value) {
        if (Sharing.started()) {
            synchronized (this) {
                own();
                push(value);
            }
        } else {
            push(value);
        }
    }

    private void push(final Object value) {
        final int count = size;
        if (count == Elements.capacity(array) || !Elements.set(array, count, value)) {
            makeRoom(Elements.forFirst(value, 0), count + 1L);
            Elements.set(array, count, value);
        }
        changes++;
        SIZE.setRelease(this, count + 1);
    }

    /** Makes the array hold at least {@code wanted} items, of the kind of array {@code kind} among them. */
    private void makeRoom(final Object kind, final long wanted) {
        final int least = Sequences.size(wanted);
        final int old = Elements.capacity(array);
        final int capacity = least <= old ? old
                : (int) Math.min(Sequences.MAX_SIZE, Math.max(least, old + (old >> 1) + 8L));
        final Object roomy;
        if (size == 0) {
            roomy = Elements.resized(kind, capacity);
        } else if (array instanceof Object[] || array.getClass() == kind.getClass()) {
            roomy = Elements.resized(array, capacity);
        } else {
            roomy = Elements.boxed(array, size, capacity);
        }
        ARRAY.setRelease(this, roomy);
    }

    /** Appends all items of a list, tuple or other value that needs no task to be walked. */
    void extend(final Object items) {
        addAll(Iterations.toArray(items));
    }

    void addAll(final Object[] items) {
        if (Sharing.started()) {
            synchronized (this) {
                own();
                replace(size, size, items);
            }
        } else {
            replace(size, size, items);
        }
    }

    /** Puts an item before the one at {@code index}, which is clamped. */
    void insert(final long index, final Object value) {
        if (Sharing.started()) {
            synchronized (this) {
                own();
                final int place = Slices.clamp(index, size);
                replace(place, place, new Object[] {value});
            }
        } else {
            insertHere(index, value);
        }
    }

    private void insertHere(final long index, final Object value) {
        final int count = size;
        final int place = Slices.clamp(index, count);
        push(value);
        if (place < count) {
            final Object current = array;
            System.arraycopy(current, place, current, place + 1, count - place);
            Elements.set(current, place, value);
        }
    }

    /** Takes out the item at an index; IndexError. */
    Object pop(final long index) {
        if (Sharing.started()) {
            synchronized (this) {
                own();
                return popHere(index);
            }
        }
        return popHere(index);
    }

    private Object popHere(final long index) {
        final int count = size;
        if (count == 0) {
            throw Errors.indexError("pop from empty list");
        }
        final long place = index < 0 ? index + count : index;
        if (place < 0 || place >= count) {
            throw Errors.indexError("pop index out of range");
        }
        final Object item = Elements.get(array, (int) place);
        removeHere((int) place);
        return java.util.Objects.requireNonNull(item);
    }

    private void removeHere(final int place) {
        final int last = size - 1;
        if (place < last && Sharing.started()) {
            replace(place, place + 1, Elements.NONE);
            return;
        }
        System.arraycopy(array, place + 1, array, place, last - place);
        changes++;
        SIZE.setRelease(this, last);
        Elements.clear(array, last, last + 1);
    }

    /** Takes out the first item that equals {@code value}; gives false where there is none. */
    boolean remove(final Object value) {
        while (true) {
            final int place = indexOf(value, 0, Integer.MAX_VALUE);
            if (place < 0) {
                return false;
            }
            if (!Sharing.started()) {
                removeHere(place);
                return true;
            }
            synchronized (this) {
                own();
                if (place < size && Equality.same(Elements.get(array, place), value)) {
                    removeHere(place);
                    return true;
                }
            }
        }
    }

    /** Where the first item from {@code from} up to {@code to} stands that equals {@code value}, or -1. */
    int indexOf(final Object value, final int from, final int to) {
        final Sequence items = stable();
        for (int i = from; i < to; i++) {
            final Object item = items.getOrNull(i);
            if (item == null) {
                return -1;
            }
            if (Equality.same(item, value)) {
                return i;
            }
        }
        return -1;
    }

    void clear() {
        if (Sharing.started()) {
            synchronized (this) {
                own();
                replaceAll(Elements.NONE, 0);
            }
        } else {
            replaceAll(Elements.NONE, 0);
        }
    }

    private void replaceAll(final Object items, final int count) {
        changes++;
        if (count < size) {
            SIZE.setRelease(this, count);
        }
        ARRAY.setRelease(this, items);
        SIZE.setRelease(this, count);
    }

    void reverse() {
        if (Sharing.started()) {
            synchronized (this) {
                own();
                final Object reversed = Elements.range(array, 0, size);
                Elements.reverse(reversed, size);
                replaceAll(reversed, size);
            }
        } else {
            Elements.reverse(array, size);
            changes++;
        }
    }

    /** {@code list *= times}. */
    void repeat(final long times) {
        if (Sharing.started()) {
            synchronized (this) {
                own();
                repeatHere(times);
            }
        } else {
            repeatHere(times);
        }
    }

    private void repeatHere(final long times) {
        final int count = Sequences.size(size, times);
        final Object repeated = Elements.resized(Elements.range(array, 0, Math.min(size, count)), count);
        Sequences.fill(repeated, size, count);
        replaceAll(repeated, count);
    }

    /**
     * Puts items in the place of those from one index up to another, which must be in order and within the list. Beside
     * other threads nothing moves within the array, where readers would see it half done.
     */
    private void replace(final int from, final int to, final Object[] items) {
        if (from == to && items.length == 0) {
            return;
        }
        final int old = size;
        final int tail = old - to;
        final int count = Sequences.size(from + (long) items.length + tail);
        final Object fresh = Elements.compact(items);
        final boolean fits = items.length == 0 || array instanceof Object[] || array.getClass() == fresh.getClass();
        if (count > Elements.capacity(array) || !fits) {
            makeRoom(fresh, count);
        }
        final Object current = Sharing.started() && from < old
                ? Elements.resized(array, Elements.capacity(array)) : array;
        System.arraycopy(current, to, current, from + items.length, tail);
        if (fresh.getClass() == current.getClass()) {
            System.arraycopy(fresh, 0, current, from, items.length);
        } else if (items.length > 0) {
            System.arraycopy(items, 0, current, from, items.length);
        }
        changes++;
        if (count < old) {
            SIZE.setRelease(this, count);
            Elements.clear(current, count, old);
        }
        ARRAY.setRelease(this, current);
        SIZE.setRelease(this, count);
    }

    /** {@code list[from..to] = items}; null stands for a bound that is left out. */
    void setSlice(final @Nullable Object from, final @Nullable Object to, final boolean inclusive,
            final Object[] items) {
        if (Sharing.started()) {
            synchronized (this) {
                own();
                setSliceHere(from, to, inclusive, items);
            }
        } else {
            setSliceHere(from, to, inclusive, items);
        }
    }

    private void setSliceHere(final @Nullable Object from, final @Nullable Object to, final boolean inclusive,
            final Object[] items) {
        final int start = Slices.from(from, size);
        replace(start, Math.max(start, Slices.to(to, inclusive, size)), items);
    }

    ListValue slice(final @Nullable Object from, final @Nullable Object to, final boolean inclusive) {
        if (Sharing.started()) {
            synchronized (this) {
                return sliceHere(from, to, inclusive);
            }
        }
        return sliceHere(from, to, inclusive);
    }

    private ListValue sliceHere(final @Nullable Object from, final @Nullable Object to, final boolean inclusive) {
        final int start = Slices.from(from, size);
        final int end = Math.max(start, Slices.to(to, inclusive, size));
        return new ListValue(Elements.range(array, start, end), end - start);
    }

    public ListValue copy() {
        return slice(null, null, false);
    }

    ListValue concatenate(final ListValue other) {
        final ListValue joined = copy();
        final ListValue more = other.copy();
        final int count = Sequences.size((long) joined.size + more.size);
        if (joined.size == 0) {
            return more;
        }
        if (joined.array.getClass() == more.array.getClass()) {
            final Object all = Elements.resized(joined.array, count);
            System.arraycopy(more.array, 0, all, joined.size, more.size);
            return new ListValue(all, count);
        }
        joined.addAll(more.toArray());
        return joined;
    }

    /** All items as they are at one moment, in an array of the caller's own. */
    public Object[] toArray() {
        if (Sharing.started()) {
            synchronized (this) {
                return Elements.boxed(array, size, size);
            }
        }
        return Elements.boxed(array, size, size);
    }

    /** Something to walk that other threads do not change: this list itself while there are none. */
    Sequence stable() {
        return Sharing.started() ? TupleValue.of(toArray()) : this;
    }

    /** The ints if all items are small ints, in an array of the caller's own; else null. */
    long @Nullable [] toLongs() {
        if (Sharing.started()) {
            synchronized (this) {
                return array instanceof long[] longs ? java.util.Arrays.copyOf(longs, size) : null;
            }
        }
        return array instanceof long[] longs ? java.util.Arrays.copyOf(longs, size) : null;
    }

    /** As {@code list.sort}: stable; ValueError where the key function changes the list. */
    void sort(final Task task, final @Nullable Callable key, final boolean reverse) {
        while (true) {
            final int before;
            final Object[] items;
            synchronized (this) {
                if (Sharing.started()) {
                    own();
                }
                before = changes;
                items = toArray();
            }
            final Object sorted = Elements.compact(Sorting.sort(task, items, key, reverse));
            synchronized (this) {
                if (changes == before) {
                    replaceAll(sorted, items.length);
                    return;
                }
            }
            if (key != null) {
                throw Errors.valueError("list modified during sort");
            }
        }
    }

    @Override
    public Iteration iterate() {
        return new Iterations.OfSequence(this);
    }

    @Override
    public String toString() {
        return Format.repr(this);
    }
}
