package org.braidlang.runtime;

import org.jspecify.annotations.Nullable;

/** Items in an order: a list, a tuple, a range. Any thread; a list may change from one call to the next. */
interface Sequence extends Sized, IterableValue {
    /** The item at an index from 0 on, or null where there is none (any more). */
    @Nullable Object getOrNull(int index);
}
