package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** The methods of {@code list}. */
final class ListMethods {
    private ListMethods() {}

    /** Adds an item at the end. */
    @Builtin("list.append(item)")
    static void append(final ListValue self, final Object item) {
        self.append(item);
    }

    /** Adds all items of an iterable at the end. */
    @Builtin("list.extend(iterable)")
    static void extend(final Task task, final ListValue self, final Object iterable) {
        self.addAll(Iterations.toArray(task, iterable));
    }

    /** Puts an item before the one at index. */
    @Builtin("list.insert(index, item)")
    static void insert(final ListValue self, final long index, final Object item) {
        self.insert(index, item);
    }

    /** Takes out the item at index, the last one if it is left out, and gives it. */
    @Builtin("list.pop(index=-1)")
    static Object pop(final ListValue self, final long index) {
        return self.pop(index);
    }

    /** Takes out the first item that equals value; raises ValueError if there is none. */
    @Builtin("list.remove(value)")
    static void remove(final ListValue self, final Object value) {
        if (!self.remove(value)) {
            throw Errors.valueError("list.remove(x): x not in list");
        }
    }

    /** Where value stands first; raises ValueError if it is not there. */
    @Builtin("list.index(value, start=0, end=none)")
    static long index(final ListValue self, final Object value, final Object start, final Object end) {
        final int size = self.size();
        final int place = self.indexOf(value, Slices.from(start, size), Slices.to(end, false, size));
        if (place < 0) {
            throw Errors.valueError(Format.repr(value) + " is not in list");
        }
        return place;
    }

    /** How many items equal value. */
    @Builtin("list.count(value)")
    static long count(final ListValue self, final Object value) {
        return TupleMethods.count(TupleValue.of(self.toArray()), value);
    }

    /** Sorts the list itself: by what key gives for each item, if there is one; equal items keep their order. */
    @Builtin("list.sort(*, key=none, reverse=false)")
    static void sort(final Task task, final ListValue self, final @Nullable Callable key, final boolean reverse) {
        self.sort(task, key, reverse);
    }

    /** Turns the list itself around. */
    @Builtin("list.reverse()")
    static void reverse(final ListValue self) {
        self.reverse();
    }

    /** A new list with the same items. */
    @Builtin("list.copy()")
    static ListValue copy(final ListValue self) {
        return self.copy();
    }

    /** Removes all items. */
    @Builtin("list.clear()")
    static void clear(final ListValue self) {
        self.clear();
    }
}
