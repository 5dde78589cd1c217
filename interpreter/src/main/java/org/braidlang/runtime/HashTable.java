package org.braidlang.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * The table behind dicts and sets: entries in the order of insertion, and an open-addressed index of them. A removed
 * entry stays, without its key, until the table is made anew.
 *
 * <p>Threads: any thread may do anything, and every operation is atomic. Looking up takes no monitor: within one
 * {@link Entries} an entry is written before the index shows it, its key never becomes another, and its place is never
 * used again. What changes the table takes its monitor, which the cheapest operations spare themselves until a second
 * thread is started.
 */
final class HashTable {
    private static final VarHandle ENTRIES;
    private static final VarHandle USED;
    private static final VarHandle LIVE;
    private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int SMALLEST = 8;

    static {
        try {
            final MethodHandles.Lookup lookup = MethodHandles.lookup();
            ENTRIES = lookup.findVarHandle(HashTable.class, "entries", Entries.class);
            USED = lookup.findVarHandle(Entries.class, "used", int.class);
            LIVE = lookup.findVarHandle(Entries.class, "live", int.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Entries entries;

    HashTable() {
        this(0);
    }

    HashTable(final int expected) {
        ENTRIES.set(this, new Entries(expected));
        VarHandle.storeStoreFence();
    }

    private HashTable(final Entries entries) {
        ENTRIES.set(this, entries);
        VarHandle.storeStoreFence();
    }

    /** The arrays; {@code index} holds the number of an entry, counted from 1, or 0. */
    private static final class Entries {
        final int[] index;
        final int[] hashes;
        final @Nullable Object[] keys;
        final @Nullable Object[] values;

        /** How many entries were ever used; the entries below are written before. */
        private int used;

        private int live;

        /** All entries that live stand from here on, and before {@link #end}. */
        private int first;

        private int end;

        /** What is told of the first change, while there was none. Under the table's monitor. */
        private @Nullable CopiedVariable copied;

        Entries(final int expected) {
            int length = SMALLEST;
            while (capacity(length) < expected) {
                if (length >= 1 << 29) {
                    throw Sequences.tooLong();
                }
                length *= 2;
            }
            index = new int[length];
            hashes = new int[capacity(length)];
            keys = new @Nullable Object[hashes.length];
            values = new @Nullable Object[hashes.length];
        }

        private static int capacity(final int length) {
            return (int) (length * 2L / 3);
        }

        private int place(final int hash) {
            return hash * 0x9e3779b9 >>> Integer.numberOfLeadingZeros(index.length - 1);
        }

        /** Where the entry of a key stands, or -1. */
        int find(final Object key, final int hash) {
            final int mask = index.length - 1;
            for (int place = place(hash); ; place = place + 1 & mask) {
                final int entry = index[place] - 1;
                VarHandle.acquireFence();
                if (entry < 0) {
                    return -1;
                }
                if (hashes[entry] == hash) {
                    final Object known = keys[entry];
                    if (known != null && (known == key || isSame(known, key))) {
                        return entry;
                    }
                }
            }
        }

        private static boolean isSame(final Object known, final Object key) {
            return known instanceof String text && key instanceof String other
                    ? text.equals(other) : Equality.same(known, key);
        }

        /** Adds an entry that is not there yet; there must be room. */
        void add(final Object key, final int hash, final Object value) {
            final int entry = used;
            hashes[entry] = hash;
            keys[entry] = key;
            values[entry] = value;
            final int mask = index.length - 1;
            int place = place(hash);
            while (index[place] != 0) {
                place = place + 1 & mask;
            }
            INDEX.setRelease(index, place, entry + 1);
            LIVE.setRelease(this, live + 1);
            USED.setRelease(this, entry + 1);
            end = entry + 1;
        }

        int used() {
            return (int) USED.getAcquire(this);
        }

        int live() {
            return (int) LIVE.getAcquire(this);
        }

        Entries resized(final int expected) {
            final Entries copy = new Entries(expected);
            final int end = used;
            for (int i = 0; i < end; i++) {
                final Object key = keys[i];
                final Object value = values[i];
                if (key != null && value != null) {
                    copy.add(key, hashes[i], value);
                }
            }
            return copy;
        }

        Object remove(final int entry) {
            final Object value = Objects.requireNonNull(values[entry]);
            keys[entry] = null;
            values[entry] = null;
            LIVE.setRelease(this, live - 1);
            return value;
        }
    }

    /** Notes that this is a copy, reached through a variable that was copied from another process. */
    synchronized void copied(final CopiedVariable variable) {
        entries.copied = variable;
    }

    /** Before a change, under the monitor. */
    private void changing() {
        final CopiedVariable variable = entries.copied;
        if (variable != null) {
            entries.copied = null;
            variable.changed();
        }
    }

    private Entries entries() {
        return entries;
    }

    int size() {
        return entries().live();
    }

    /** The value of a key, or null. */
    @Nullable Object get(final Object key) {
        final Entries current = entries();
        final int entry = current.find(key, Hashing.of(key));
        return entry < 0 ? null : current.values[entry];
    }

    boolean contains(final Object key) {
        return entries().find(key, Hashing.of(key)) >= 0;
    }

    /** Sets the value of a key, which is added if it is not there; gives the value it had, or null. */
    @Nullable Object put(final Object key, final Object value) {
        final int hash = Hashing.of(key);
        if (Sharing.started()) {
            synchronized (this) {
                changing();
                return putHere(key, hash, value, true);
            }
        }
        return putHere(key, hash, value, true);
    }

    /** Adds a key if it is not there; gives the value it had, or null. */
    @Nullable Object putIfAbsent(final Object key, final Object value) {
        final int hash = Hashing.of(key);
        if (Sharing.started()) {
            synchronized (this) {
                if (entries.copied != null && entries.find(key, hash) < 0) {
                    changing();
                }
                return putHere(key, hash, value, false);
            }
        }
        return putHere(key, hash, value, false);
    }

    private @Nullable Object putHere(final Object key, final int hash, final Object value, final boolean replace) {
        final Entries current = entries;
        final int entry = current.find(key, hash);
        if (entry >= 0) {
            final Object old = current.values[entry];
            if (replace) {
                VarHandle.releaseFence();
                current.values[entry] = value;
            }
            return old;
        }
        room(1).add(key, hash, value);
        return null;
    }

    /** The entries, with room for so many more. */
    private Entries room(final int more) {
        final Entries current = entries;
        if (current.keys.length - current.used >= more) {
            return current;
        }
        final int wanted = (int) Math.min(Integer.MAX_VALUE, Math.max(current.live * 2L, current.live + (long) more));
        final Entries roomy = current.resized(wanted);
        ENTRIES.setRelease(this, roomy);
        return roomy;
    }

    /** Removes a key; gives its value, or null where it is not there. */
    @Nullable Object remove(final Object key) {
        final int hash = Hashing.of(key);
        if (Sharing.started()) {
            synchronized (this) {
                if (entries.copied != null && entries.find(key, hash) >= 0) {
                    changing();
                }
                return removeHere(key, hash);
            }
        }
        return removeHere(key, hash);
    }

    private @Nullable Object removeHere(final Object key, final int hash) {
        final int entry = entries.find(key, hash);
        return entry < 0 ? null : entries.remove(entry);
    }

    /** Removes the first or the last entry; gives its key and value, or null where there is none. */
    synchronized Object @Nullable [] removeEnd(final boolean last) {
        final Entries current = entries;
        if (current.live == 0) {
            return null;
        }
        changing();
        int entry = last ? current.end - 1 : current.first;
        while (current.keys[entry] == null) {
            entry += last ? -1 : 1;
        }
        final Object key = current.keys[entry];
        final Object value = current.remove(entry);
        if (last) {
            current.end = entry;
        } else {
            current.first = entry + 1;
        }
        return new Object[] {key, value};
    }

    synchronized void clear() {
        changing();
        ENTRIES.setRelease(this, new Entries(0));
    }

    /** Puts keys and values that alternate, as one operation. */
    void putAll(final Object[] pairs) {
        final int[] hashes = new int[pairs.length / 2];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hashing.of(pairs[2 * i]);
        }
        synchronized (this) {
            if (hashes.length > 0) {
                changing();
            }
            for (int i = 0; i < hashes.length; i++) {
                putHere(pairs[2 * i], hashes[i], pairs[2 * i + 1], true);
            }
        }
    }

    /** Removes keys, or all but these, as one operation. Only looks up in {@code keys}. */
    synchronized void removeAll(final HashTable keys, final boolean others) {
        changing();
        final Entries current = entries;
        for (int i = 0; i < current.used; i++) {
            final Object key = current.keys[i];
            if (key != null && keys.entries().find(key, current.hashes[i]) >= 0 != others) {
                current.remove(i);
            }
        }
    }

    /** Keys and values by turns, as they are at one moment. */
    Object[] pairs() {
        final Entries current = settled();
        final Object[] pairs = new Object[2 * current.live];
        int next = 0;
        for (int i = 0; i < current.used; i++) {
            final Object key = current.keys[i];
            if (key != null) {
                pairs[next++] = key;
                pairs[next++] = Objects.requireNonNull(current.values[i]);
            }
        }
        return pairs;
    }

    Object[] keys() {
        return column(true);
    }

    Object[] values() {
        return column(false);
    }

    private Object[] column(final boolean ofKeys) {
        final Entries current = settled();
        final Object[] column = new Object[current.live];
        int next = 0;
        for (int i = 0; i < current.used; i++) {
            if (current.keys[i] != null) {
                column[next++] = Objects.requireNonNull(ofKeys ? current.keys[i] : current.values[i]);
            }
        }
        return column;
    }

    HashTable copy() {
        return new HashTable(copyOfEntries());
    }

    private synchronized Entries copyOfEntries() {
        return entries.resized(entries.live);
    }

    /** Entries that nobody changes meanwhile: these here while there is one thread, else a copy. */
    private Entries settled() {
        return Sharing.started() ? copyOfEntries() : entries;
    }

    /** What a walk gives of each entry. */
    enum Part { KEYS, VALUES, ITEMS }

    Iteration walk(final Part part, final String what) {
        return new Walk(this, part, what);
    }

    /** A walk in the order of insertion; it notices that keys were added or removed. */
    private static final class Walk extends Iteration {
        private final HashTable table;
        private final Entries walked;
        private final int used;
        private final int live;
        private final Part part;
        private final String what;
        private int next;

        Walk(final HashTable table, final Part part, final String what) {
            this.table = table;
            this.walked = table.entries();
            this.used = walked.used();
            this.live = walked.live();
            this.part = part;
            this.what = what;
        }

        @Override
        public Object next(final Task task) {
            if (next < 0) {
                return END;
            }
            if (table.entries() != walked || walked.used() != used || walked.live() != live) {
                throw changed();
            }
            while (next < used) {
                final Object key = walked.keys[next];
                final Object value = walked.values[next];
                next++;
                if (key != null && value != null) {
                    return switch (part) {
                        case KEYS -> key;
                        case VALUES -> value;
                        case ITEMS -> TupleValue.of(key, value);
                    };
                }
            }
            next = -1;
            return END;
        }

        private ScriptError changed() {
            return Errors.valueError(what + " changed size during iteration");
        }

        @Override
        public String toString() {
            return "<" + (what.equals("Set") ? "set" : "dict") + " iterator>";
        }
    }
}
