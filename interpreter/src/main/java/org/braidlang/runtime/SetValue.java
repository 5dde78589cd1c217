package org.braidlang.runtime;

import org.jspecify.annotations.Nullable;

/** A set, in the order of insertion. Any thread may do anything with it; every operation is atomic. */
public final class SetValue implements Sized, IterableValue {
    private final HashTable table;

    public SetValue() {
        this(new HashTable());
    }

    private SetValue(final HashTable table) {
        this.table = table;
    }

    /** TypeError where an item cannot be hashed. */
    public static SetValue of(final Object... items) {
        final SetValue set = new SetValue(new HashTable(items.length));
        for (final Object item : items) {
            set.add(item);
        }
        return set;
    }

    @Override
    public int size() {
        return table.size();
    }

    public boolean contains(final Object item) {
        return table.contains(item);
    }

    public void add(final Object item) {
        table.putIfAbsent(item, Boolean.TRUE);
    }

    /** Gives false where the item is not there. */
    public boolean remove(final Object item) {
        return table.remove(item) != null;
    }

    /** Removes the item that was added first; gives it, or null where there is none. */
    @Nullable Object removeFirst() {
        final Object[] removed = table.removeEnd(false);
        return removed == null ? null : removed[0];
    }

    void clear() {
        table.clear();
    }

    void addAll(final SetValue other) {
        table.putAll(other.table.pairs());
    }

    void removeAll(final SetValue other) {
        table.removeAll(other.table, false);
    }

    void retainAll(final SetValue other) {
        table.removeAll(other.table, true);
    }

    /** Keeps what is in one of the two only. */
    void toggleAll(final SetValue other) {
        final SetValue added = other.difference(this);
        removeAll(other == this ? copy() : other);
        addAll(added);
    }

    /** Notes that this is a copy, reached through a variable that was copied from another process. */
    public void copied(final CopiedVariable variable) {
        table.copied(variable);
    }

    public SetValue copy() {
        return new SetValue(table.copy());
    }

    SetValue union(final SetValue other) {
        final SetValue union = copy();
        union.addAll(other);
        return union;
    }

    SetValue intersection(final SetValue other) {
        final SetValue common = copy();
        common.retainAll(other);
        return common;
    }

    SetValue difference(final SetValue other) {
        final SetValue rest = copy();
        rest.removeAll(other);
        return rest;
    }

    SetValue symmetricDifference(final SetValue other) {
        final SetValue result = difference(other);
        result.addAll(other.difference(this));
        return result;
    }

    boolean isSubset(final SetValue other) {
        for (final Object item : toArray()) {
            if (!other.contains(item)) {
                return false;
            }
        }
        return true;
    }

    boolean sameContent(final SetValue other) {
        return size() == other.size() && isSubset(other);
    }

    /** The items as they are at one moment, in an array of the caller's own. */
    public Object[] toArray() {
        return table.keys();
    }

    @Override
    public Iteration iterate() {
        return table.walk(HashTable.Part.KEYS, "Set");
    }

    @Override
    public String toString() {
        return Format.repr(this);
    }
}
