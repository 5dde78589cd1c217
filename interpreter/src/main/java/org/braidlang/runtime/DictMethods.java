package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** The methods of {@code dict}. */
final class DictMethods {
    private DictMethods() {}

    /** The value of a key, or the default where it is not there. */
    @Builtin("dict.get(key, default=none)")
    static Object get(final DictValue self, final Object key, final Object otherwise) {
        final Object value = self.get(key);
        return value == null ? otherwise : value;
    }

    /** The keys, as they are when the view is looked at. */
    @Builtin("dict.keys()")
    static Object keys(final DictValue self) {
        return new DictView(self, HashTable.Part.KEYS);
    }

    /** The values, as they are when the view is looked at. */
    @Builtin("dict.values()")
    static Object values(final DictValue self) {
        return new DictView(self, HashTable.Part.VALUES);
    }

    /** The pairs of key and value, as they are when the view is looked at. */
    @Builtin("dict.items()")
    static Object items(final DictValue self) {
        return new DictView(self, HashTable.Part.ITEMS);
    }

    /** Takes out a key and gives its value; where it is not there, the default, or KeyError if there is none. */
    @Builtin("dict.pop(key, default=...)")
    static Object pop(final DictValue self, final Object key, final @Nullable Object otherwise) {
        final Object value = self.remove(key);
        if (value != null) {
            return value;
        }
        if (otherwise == null) {
            throw Errors.keyError(key);
        }
        return otherwise;
    }

    /** Takes out the pair that was added last; raises KeyError if there is none. */
    @Builtin("dict.popitem()")
    static Object popitem(final DictValue self) {
        final Object[] removed = self.removeLast();
        if (removed == null) {
            throw Errors.of(ErrorKind.KEY_ERROR, "popitem(): dictionary is empty");
        }
        return TupleValue.of(removed);
    }

    /** The value of a key, which is added with the default where it is not there. */
    @Builtin("dict.setdefault(key, default=none)")
    static Object setdefault(final DictValue self, final Object key, final Object value) {
        return self.setDefault(key, value);
    }

    /** Adds or replaces what another dict, or an iterable of pairs, has. */
    @Builtin("dict.update(other=..., **named)")
    static void update(final Task task, final DictValue self, final @Nullable Object other,
            final DictValue named) {
        if (other != null) {
            self.putAll(pairs(task, other));
        }
        self.putAll(named);
    }

    /** A new dict with the same keys and values. */
    @Builtin("dict.copy()")
    static DictValue copy(final DictValue self) {
        return self.copy();
    }

    /** Removes all keys. */
    @Builtin("dict.clear()")
    static void clear(final DictValue self) {
        self.clear();
    }

    /** Keys and values by turns, of a dict or of an iterable of pairs. */
    static Object[] pairs(final Task task, final Object source) {
        if (source instanceof DictValue dict) {
            return dict.toArray();
        }
        final Object[] items = Iterations.toArray(task, source);
        final Object[] pairs = new Object[Sequences.size(items.length * 2L)];
        for (int i = 0; i < items.length; i++) {
            final Object item = items[i];
            if (!(item instanceof Sequence) && !(item instanceof String) && !(item instanceof IterableValue)) {
                throw Errors.typeError(
                        "cannot convert dictionary update sequence element #" + i + " to a sequence");
            }
            final Object[] pair = Iterations.toArray(task, item);
            if (pair.length != 2) {
                throw Errors.valueError("dictionary update sequence element #" + i + " has length " + pair.length
                        + "; 2 is required");
            }
            pairs[2 * i] = pair[0];
            pairs[2 * i + 1] = pair[1];
        }
        return pairs;
    }
}
