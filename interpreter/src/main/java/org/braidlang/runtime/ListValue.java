package org.braidlang.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * <p>Threads: any thread may do anything; every operation is atomic that calls no script code. What changes the list's
 * structure takes its monitor, which the cheapest operations spare themselves as long as only one thread runs script
 * code. Reading an item takes nothing: a reader reads {@code size} before {@code array}, a writer publishes them in the
 * opposite order, and what a reader finds to be gone it looks for again under the monitor.
 *
 * <p>Storing an item takes no monitor while the list is {@code fixed}: it replaces the item in the array. The first
 * change of structure beside other threads ends this: it moves all items to another array, leaving marks, so that a
 * late store sees that it has to be done again. From then on, stores take the monitor too. So tasks that fill a list of
 * a given size side by side do not wait for each other, and a store beside a growing append is never lost.
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

    /** These two are read as volatiles, which costs nothing more, compiled or not, and written with less. */
    @SuppressWarnings("FieldMayBeFinal")
    private volatile Object array;
    private volatile int size;

    /** Whether stores go without the monitor; written under it, before the array that it is no longer true for. */
    private boolean fixed = true;

    /** Counts changes other than stores into a fixed list; under the monitor. */
    private int changes;

    /** What is told of the first change, while there was none; a list that has it is not fixed. Under the monitor. */
    private @Nullable CopiedVariable copied;

    public ListValue() {
        this(Elements.NONE, 0);
    }

    private ListValue(final Object array, final int size) {
        ARRAY.set(this, array);
        SIZE.set(this, size);
        VarHandle.storeStoreFence();
    }

    /** Takes the array over. */
    public static ListValue of(final Object... items) {
        return new ListValue(Elements.compact(items), items.length);
    }

    /** The items in order: see {@link #sort}. */
    static ListValue sorted(
            final Task task, final Object[] items, final @Nullable Callable key, final boolean reverse) {
        return new ListValue(Sorting.sort(task, items, key, reverse), items.length);
    }

    /** Takes the array over. */
    public static ListValue ofLongs(final long[] items) {
        for (final long item : items) {
            if (Elements.isMark(item)) {
                return new ListValue(Elements.boxed(items, items.length, items.length), items.length);
            }
        }
        return new ListValue(items, items.length);
    }

    /** Takes the array over. */
    public static ListValue ofDoubles(final double[] items) {
        for (final double item : items) {
            if (Elements.isMark(item)) {
                return new ListValue(Elements.boxed(items, items.length, items.length), items.length);
            }
        }
        return new ListValue(items, items.length);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object getOrNull(final int index) {
        if (index >= size) {
            return null;
        }
        final Object item = Elements.get(array, index);
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
        final int place = (int) index;
        if (place == index && isWithin(place, size)
                && array instanceof Object[] objects && isWithin(place, objects.length)) {
            final Object item = objects[place];
            if (item != null) {
                return item;
            }
        }
        return anyAt(index);
    }

    /** One comparison, which the JVM's own check of the array is spared by. */
    private static boolean isWithin(final int index, final int count) {
        return Integer.compareUnsigned(index, count) < 0;
    }

    private Object anyAt(final long index) {
        final int count = size;
        final long place = index < 0 ? index + count : index;
        if (place >= 0 && place < count) {
            final Object item = Elements.get(array, (int) place);
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

    /** The int at an index of a list of ints. {@link Long#MIN_VALUE} where {@link #at} has to say what is there. */
    long longAt(final long index) {
        final int place = (int) index;
        if (place == index && isWithin(place, size)
                && array instanceof long[] longs && isWithin(place, longs.length)) {
            // The mark is Long.MIN_VALUE too.
            return longs[place];
        }
        return Long.MIN_VALUE;
    }

    /** The float at an index of a list of floats. NaN where {@link #at} has to say what is there. */
    double doubleAt(final long index) {
        final int place = (int) index;
        if (place == index && isWithin(place, size)
                && array instanceof double[] doubles && isWithin(place, doubles.length)) {
            // The mark is a NaN too.
            return doubles[place];
        }
        return Double.NaN;
    }

    /** Puts an int into a list of ints while there is one thread. Gives false where {@link #setAt} has to do it. */
    boolean setLong(final long index, final long value) {
        final int place = (int) index;
        if (place == index && isWithin(place, size) && array instanceof long[] longs && !Sharing.started()
                && !Elements.isMark(value)) {
            longs[place] = value;
            return true;
        }
        return false;
    }

    /** Puts a float into a list of floats while there is one thread. Gives false where {@link #setAt} has to do it. */
    boolean setDouble(final long index, final double value) {
        final int place = (int) index;
        if (place == index && isWithin(place, size) && array instanceof double[] doubles && !Sharing.started()
                && !Elements.isMark(value)) {
            doubles[place] = value;
            return true;
        }
        return false;
    }

    /** {@code list[index] = value}. */
    public void setAt(final long index, final Object value) {
        final int count = size;
        final long place = index < 0 ? index + count : index;
        if (place < 0 || place >= count) {
            throw Errors.indexError("list assignment index out of range");
        }
        if (Sharing.started()) {
            final Object current = array;
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

    /**
     * Notes that this is a copy, reached through a variable that was copied from another process. Before anybody else
     * knows the list.
     */
    public synchronized void copied(final CopiedVariable variable) {
        fixed = false;
        copied = variable;
    }

    /** Before a change: ends stores without the monitor, which the caller holds where there are several threads. */
    private void own() {
        if (!fixed) {
            final CopiedVariable variable = copied;
            if (variable != null) {
                copied = null;
                variable.changed();
            }
        } else if (Sharing.started()) {
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

    /** Appends items, as one operation. */
    public synchronized void addAll(final Object[] items) {
        own();
        replace(size, size, items);
    }

    /** Puts an item before the one at {@code index}, which is clamped. */
    synchronized void insert(final long index, final Object value) {
        own();
        final int place = Slices.clamp(index, size);
        replace(place, place, new Object[] {value});
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
        return Objects.requireNonNull(item);
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
            synchronized (this) {
                own();
                final Object found = place < size ? Elements.get(array, place) : null;
                if (found != null && Equality.same(found, value)) {
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

    synchronized void clear() {
        own();
        replaceAll(Elements.NONE, 0);
    }

    private void replaceAll(final Object items, final int count) {
        changes++;
        if (count < size) {
            SIZE.setRelease(this, count);
        }
        ARRAY.setRelease(this, items);
        SIZE.setRelease(this, count);
    }

    synchronized void reverse() {
        own();
        final Object reversed = Elements.range(array, 0, size);
        Elements.reverse(reversed, size);
        replaceAll(reversed, size);
    }

    /** {@code list *= times}. */
    synchronized void repeat(final long times) {
        own();
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
    synchronized void setSlice(final @Nullable Object from, final @Nullable Object to, final boolean inclusive,
            final Object[] items) {
        own();
        final int start = Slices.from(from, size);
        replace(start, Math.max(start, Slices.to(to, inclusive, size)), items);
    }

    synchronized ListValue slice(
            final @Nullable Object from, final @Nullable Object to, final boolean inclusive) {
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
    public synchronized Object[] toArray() {
        return Elements.boxed(array, size, size);
    }

    /** Something to walk that other threads do not change: this list itself while there are none. */
    Sequence stable() {
        return Sharing.started() ? TupleValue.of(toArray()) : this;
    }

    /** The ints if all items are small ints, in an array of the caller's own; else null. */
    public synchronized long @Nullable [] toLongs() {
        return array instanceof long[] longs ? Arrays.copyOf(longs, size) : null;
    }

    /** The floats if all items are floats, in an array of the caller's own; else null. */
    public synchronized double @Nullable [] toDoubles() {
        return array instanceof double[] doubles ? Arrays.copyOf(doubles, size) : null;
    }

    /** As {@code list.sort}: stable; ValueError where the key function changes the list. */
    void sort(final Task task, final @Nullable Callable key, final boolean reverse) {
        while (true) {
            final int before;
            final Object[] items;
            synchronized (this) {
                own();
                before = changes;
                items = toArray();
            }
            final Object sorted = Sorting.sort(task, items, key, reverse);
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
