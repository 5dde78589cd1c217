package org.braidlang.runtime;

import org.jspecify.annotations.Nullable;

/** A dict. Any thread may do anything with it; every operation is atomic. */
public final class DictValue implements Sized, IterableValue {
    private final HashTable table;

    public DictValue() {
        this(new HashTable());
    }

    private DictValue(final HashTable table) {
        this.table = table;
    }

    /** Of keys and values by turns; TypeError where a key cannot be hashed. */
    public static DictValue of(final Object... keysAndValues) {
        final DictValue dict = new DictValue(new HashTable(keysAndValues.length / 2));
        dict.table.putAll(keysAndValues);
        return dict;
    }

    @Override
    public int size() {
        return table.size();
    }

    /** The value, or null. */
    public @Nullable Object get(final Object key) {
        return table.get(key);
    }

    public boolean contains(final Object key) {
        return table.contains(key);
    }

    public void put(final Object key, final Object value) {
        table.put(key, value);
    }

    /** Adds a key unless it is there; gives the value it has afterwards. */
    Object setDefault(final Object key, final Object value) {
        final Object old = table.putIfAbsent(key, value);
        return old == null ? value : old;
    }

    /** Gives the value that the key had, or null. */
    public @Nullable Object remove(final Object key) {
        return table.remove(key);
    }

    /** Removes the entry that was added last: key and value, or null where there is none. */
    Object @Nullable [] removeLast() {
        return table.removeEnd(true);
    }

    void clear() {
        table.clear();
    }

    void putAll(final DictValue other) {
        table.putAll(other.toArray());
    }

    /** Puts keys and values by turns, in one operation. */
    public void putAll(final Object[] keysAndValues) {
        table.putAll(keysAndValues);
    }

    /** Notes that this is a copy, reached through a variable that was copied from another process. */
    public void copied(final CopiedVariable variable) {
        table.copied(variable);
    }

    public DictValue copy() {
        return new DictValue(table.copy());
    }

    /** Keys and values by turns, as they are at one moment, in an array of the caller's own. */
    public Object[] toArray() {
        return table.pairs();
    }

    /** The keys as they are at one moment, in an array of the caller's own. */
    public Object[] keys() {
        return table.keys();
    }

    Object[] values() {
        return table.values();
    }

    /** @param depth how many containers the values stand in */
    boolean sameContent(final DictValue other, final int depth) {
        if (size() != other.size()) {
            return false;
        }
        final Object[] pairs = toArray();
        for (int i = 0; i < pairs.length; i += 2) {
            final Object value = other.get(pairs[i]);
            if (value == null || !Equality.same(pairs[i + 1], value, depth)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Iteration iterate() {
        return walk(HashTable.Part.KEYS);
    }

    Iteration walk(final HashTable.Part part) {
        return table.walk(part, "dictionary");
    }

    @Override
    public String toString() {
        return Format.repr(this);
    }
}
