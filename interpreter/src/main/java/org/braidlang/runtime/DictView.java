package org.braidlang.runtime;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give: they show the dict as it is when asked. */
final class DictView implements Sized, IterableValue {
    private final DictValue dict;
    private final HashTable.Part part;

    DictView(final DictValue dict, final HashTable.Part part) {
        this.dict = dict;
        this.part = part;
    }

    String typeName() {
        return switch (part) {
            case KEYS -> "dict_keys";
            case VALUES -> "dict_values";
            case ITEMS -> "dict_items";
        };
    }

    @Override
    public int size() {
        return dict.size();
    }

    @Override
    public Iteration iterate() {
        return dict.walk(part);
    }

    /** The items as they are at one moment, in an array of the caller's own. */
    Object[] toArray() {
        return switch (part) {
            case KEYS -> dict.keys();
            case VALUES -> dict.values();
            case ITEMS -> {
                final Object[] pairs = dict.toArray();
                final Object[] items = new Object[pairs.length / 2];
                for (int i = 0; i < items.length; i++) {
                    items[i] = TupleValue.of(pairs[2 * i], pairs[2 * i + 1]);
                }
                yield items;
            }
        };
    }

    boolean contains(final Object item) {
        return switch (part) {
            case KEYS -> dict.contains(item);
            case VALUES -> {
                for (final Object value : dict.values()) {
                    if (Equality.same(value, item)) {
                        yield true;
                    }
                }
                yield false;
            }
            case ITEMS -> {
                if (!(item instanceof TupleValue pair) || pair.size() != 2) {
                    yield false;
                }
                final Object value = dict.get(pair.get(0));
                yield value != null && Equality.same(value, pair.get(1));
            }
        };
    }

    /** Views of keys and items are compared as sets; null where this is one of values. */
    boolean isSet() {
        return part != HashTable.Part.VALUES;
    }

    /** By content, as Python's views of keys and items; views of values only by identity. */
    @Override
    public boolean equals(final Object other) {
        return other == this || isSet() && other instanceof DictView view && view.isSet()
                && SetValue.of(toArray()).sameContent(SetValue.of(view.toArray()));
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return Format.repr(this);
    }
}
