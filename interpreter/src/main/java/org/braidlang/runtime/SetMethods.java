package org.braidlang.runtime;

import org.braidlang.concurrency.Task;

/** The methods of {@code set}. */
final class SetMethods {
    private SetMethods() {}

    private static SetValue set(final Task task, final Object items) {
        return items instanceof SetValue set ? set : SetValue.of(Iterations.toArray(task, items));
    }

    /** Adds an item. */
    @Builtin("set.add(item)")
    static void add(final SetValue self, final Object item) {
        self.add(item);
    }

    /** Removes an item; raises KeyError if it is not there. */
    @Builtin("set.remove(item)")
    static void remove(final SetValue self, final Object item) {
        if (!self.remove(item)) {
            throw Errors.keyError(item);
        }
    }

    /** Removes an item if it is there. */
    @Builtin("set.discard(item)")
    static void discard(final SetValue self, final Object item) {
        self.remove(item);
    }

    /** Takes out one item and gives it; raises KeyError if there is none. */
    @Builtin("set.pop()")
    static Object pop(final SetValue self) {
        final Object item = self.removeFirst();
        if (item == null) {
            throw Errors.of(ErrorKind.KEY_ERROR, "pop from an empty set");
        }
        return item;
    }

    /** A set of the items that are in this one or any of the others. */
    @Builtin("set.union(*others)")
    static SetValue union(final Task task, final SetValue self, final Object[] others) {
        final SetValue union = self.copy();
        update(task, union, others);
        return union;
    }

    /** A set of the items that are in this one and all others. */
    @Builtin("set.intersection(*others)")
    static SetValue intersection(final Task task, final SetValue self, final Object[] others) {
        final SetValue common = self.copy();
        intersectionUpdate(task, common, others);
        return common;
    }

    /** A set of the items that are in this one and none of the others. */
    @Builtin("set.difference(*others)")
    static SetValue difference(final Task task, final SetValue self, final Object[] others) {
        final SetValue rest = self.copy();
        differenceUpdate(task, rest, others);
        return rest;
    }

    /** A set of the items that are in one of the two only. */
    @Builtin("set.symmetric_difference(other)")
    static SetValue symmetricDifference(final Task task, final SetValue self, final Object other) {
        return self.symmetricDifference(set(task, other));
    }

    /** Adds the items of all others. */
    @Builtin("set.update(*others)")
    static void update(final Task task, final SetValue self, final Object[] others) {
        for (final Object other : others) {
            self.addAll(set(task, other));
        }
    }

    /** Removes what is not in all others. */
    @Builtin("set.intersection_update(*others)")
    static void intersectionUpdate(final Task task, final SetValue self, final Object[] others) {
        for (final Object other : others) {
            self.retainAll(set(task, other));
        }
    }

    /** Removes what is in any of the others. */
    @Builtin("set.difference_update(*others)")
    static void differenceUpdate(final Task task, final SetValue self, final Object[] others) {
        for (final Object other : others) {
            self.removeAll(set(task, other));
        }
    }

    /** Keeps what is in one of the two only. */
    @Builtin("set.symmetric_difference_update(other)")
    static void symmetricDifferenceUpdate(final Task task, final SetValue self, final Object other) {
        self.toggleAll(set(task, other));
    }

    /** Whether other has all items of this. */
    @Builtin("set.issubset(other)")
    static boolean issubset(final Task task, final SetValue self, final Object other) {
        return self.isSubset(set(task, other));
    }

    /** Whether this has all items of other. */
    @Builtin("set.issuperset(other)")
    static boolean issuperset(final Task task, final SetValue self, final Object other) {
        return set(task, other).isSubset(self);
    }

    /** Whether the two have no item in common. */
    @Builtin("set.isdisjoint(other)")
    static boolean isdisjoint(final Task task, final SetValue self, final Object other) {
        return self.intersection(set(task, other)).size() == 0;
    }

    /** A new set with the same items. */
    @Builtin("set.copy()")
    static SetValue copy(final SetValue self) {
        return self.copy();
    }

    /** Removes all items. */
    @Builtin("set.clear()")
    static void clear(final SetValue self) {
        self.clear();
    }
}
