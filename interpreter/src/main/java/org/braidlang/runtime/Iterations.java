package org.braidlang.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** Walks over the items of values, for loops and for built-in functions. */
final class Iterations {
    private static final int FEW = 16;

    private Iterations() {}

    static Iteration of(final Object value) {
        return switch (value) {
            case IterableValue iterable -> iterable.iterate();
            case Iteration iteration -> iteration;
            case String text -> new OfString(text);
            default -> throw Errors.typeError("'" + Types.nameOf(value) + "' object is not iterable");
        };
    }

    /** The next item for a built-in function, which goes on at its own depth. */
    static Object next(final Task task, final Iteration iteration) {
        final int depth = task.depth;
        final Object item = iteration.next(task);
        task.depth = depth;
        return item;
    }

    /** All items, in an array of the caller's own. */
    static Object[] toArray(final Task task, final Object value) {
        final Object[] known = knownItems(value);
        if (known != null) {
            return known;
        }
        final Iteration iteration = of(value);
        Object[] items = new Object[FEW];
        int count = 0;
        for (Object item = next(task, iteration); item != Iteration.END; item = next(task, iteration)) {
            if (count == items.length) {
                if (count >= Sequences.MAX_SIZE) {
                    throw Sequences.tooLong();
                }
                items = Arrays.copyOf(items, (int) Math.min(Sequences.MAX_SIZE, count * 2L));
            }
            items[count++] = item;
        }
        return Arrays.copyOf(items, count);
    }

    /** As above, for operators that are given no task: TypeError for what may run script code when it is walked. */
    static Object[] toArray(final Object value) {
        final Object[] known = knownItems(value);
        if (known != null) {
            return known;
        }
        if (value instanceof Iteration) {
            throw Errors.typeError("'" + Types.nameOf(value) + "' object cannot stand here; make it a list first");
        }
        throw Errors.typeError("'" + Types.nameOf(value) + "' object is not iterable");
    }

    private static Object @Nullable [] knownItems(final Object value) {
        return switch (value) {
            case ListValue list -> list.toArray();
            case TupleValue tuple -> tuple.toArray();
            case RangeValue range -> range.toArray();
            case DictValue dict -> dict.keys();
            case SetValue set -> set.toArray();
            case DictView view -> view.toArray();
            case String text -> characters(text);
            case Bytes bytes -> {
                final Object[] items = new Object[bytes.size()];
                Arrays.setAll(items, i -> (long) bytes.get(i));
                yield items;
            }
            default -> null;
        };
    }

    private static Object[] characters(final String text) {
        final Object[] items = new Object[CodePoints.length(text)];
        int at = 0;
        for (int i = 0; i < items.length; i++) {
            final int c = text.codePointAt(at);
            items[i] = CodePoints.string(c);
            at += Character.charCount(c);
        }
        return items;
    }

    static boolean contains(final Task task, final Object container, final Object item) {
        return switch (container) {
            case DictValue dict -> dict.contains(item);
            case SetValue set -> set.contains(item);
            case ListValue list -> list.indexOf(item, 0, Integer.MAX_VALUE) >= 0;
            case String text -> {
                if (item instanceof String part) {
                    yield text.contains(part);
                }
                throw Errors.typeError(
                        "'in <string>' requires string as left operand, not " + Types.nameOf(item));
            }
            case TupleValue tuple -> {
                for (final Object known : tuple.items()) {
                    if (Equality.same(known, item)) {
                        yield true;
                    }
                }
                yield false;
            }
            case RangeValue range -> indexInRange(range, item) >= 0;
            case DictView view -> view.contains(item);
            case Bytes bytes -> inBytes(bytes, item);
            case IterableValue iterable -> search(task, iterable.iterate(), item);
            case Iteration iteration -> search(task, iteration, item);
            default -> throw Errors.typeError(
                    "argument of type '" + Types.nameOf(container) + "' is not iterable");
        };
    }

    static long indexInRange(final RangeValue range, final Object item) {
        return switch (item) {
            case Long number -> range.indexOf(number);
            case Boolean truth -> range.indexOf(truth ? 1 : 0);
            case Double number when number == (long) (double) number -> range.indexOf((long) (double) number);
            default -> -1;
        };
    }

    private static boolean inBytes(final Bytes bytes, final Object item) {
        final byte[] all = bytes.toArray();
        if (item instanceof Bytes part) {
            final byte[] wanted = part.toArray();
            for (int i = 0; i + wanted.length <= all.length; i++) {
                if (Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
                    return true;
                }
            }
            return false;
        }
        if (!Numbers.isInteger(item)) {
            throw Errors.typeError("a bytes-like object is required, not '" + Types.nameOf(item) + "'");
        }
        for (final byte one : all) {
            if (Operators.equal((long) (one & 0xff), item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean search(final Task task, final Iteration iteration, final Object wanted) {
        for (Object item = next(task, iteration); item != Iteration.END; item = next(task, iteration)) {
            if (Equality.same(item, wanted)) {
                return true;
            }
        }
        return false;
    }

    static Object[] unpack(final Task task, final Object value, final int count) {
        final Object[] items = switch (value) {
            case TupleValue tuple -> tuple.items();
            case ListValue list -> list.toArray();
            case String text -> characters(text);
            case IterableValue iterable -> first(task, iterable.iterate(), count);
            case Iteration iteration -> first(task, iteration, count);
            default -> throw Errors.typeError("cannot unpack non-iterable " + Types.nameOf(value) + " object");
        };
        if (items.length < count) {
            throw Errors.valueError("not enough values to unpack (expected " + count + ", got " + items.length + ")");
        }
        if (items.length > count) {
            throw Errors.valueError("too many values to unpack (expected " + count + ")");
        }
        return items;
    }

    /** Up to one item more than wanted: enough to see that there are too many. */
    private static Object[] first(final Task task, final Iteration iteration, final int count) {
        final List<Object> items = new ArrayList<>();
        while (items.size() <= count) {
            final Object item = next(task, iteration);
            if (item == Iteration.END) {
                break;
            }
            items.add(item);
        }
        return items.toArray();
    }

    /** A walk over a list, which may change meanwhile, or over a tuple or bytes. */
    static final class OfSequence extends Iteration {
        private @Nullable Sequence sequence;
        private int next;

        OfSequence(final Sequence sequence) {
            this.sequence = sequence;
        }

        @Override
        public Object next(final Task task) {
            final Sequence walked = sequence;
            if (walked == null) {
                return END;
            }
            final Object item = walked.getOrNull(next);
            if (item == null) {
                sequence = null;
                return END;
            }
            next++;
            return item;
        }

        @Override
        public String toString() {
            return "<iterator>";
        }
    }

    static final class OfRange extends Iteration {
        private final long step;
        private long next;
        private long left;

        OfRange(final long start, final long step, final long count) {
            this.next = start;
            this.step = step;
            this.left = count;
        }

        @Override
        public Object next(final Task task) {
            if (left == 0) {
                return END;
            }
            left--;
            final long item = next;
            next += step;
            return item;
        }

        @Override
        public String toString() {
            return "<iterator>";
        }
    }

    private static final class OfString extends Iteration {
        private final String text;
        private int at;

        OfString(final String text) {
            this.text = text;
        }

        @Override
        public Object next(final Task task) {
            if (at == text.length()) {
                return END;
            }
            final int c = text.codePointAt(at);
            at += Character.charCount(c);
            return CodePoints.string(c);
        }

        @Override
        public String toString() {
            return "<iterator>";
        }
    }
}
