package org.braidlang.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The array behind a list: a long[] while all items are small ints, a double[] while all are floats, a byte[] while all
 * are bools, else an Object[].
 *
 * <p>An item that a thread takes out of an array for good leaves a mark in its place, by which a thread that still
 * writes to that array learns that its write came too late. No item looks like the mark: an int or float that does
 * makes the array an Object[]. In an Object[] the mark is null. In a long[] it is the number by which
 * {@link Subscripts#indexInt} says that there is no int, so that compiled code looks for both at once.
 */
final class Elements {
    static final Object[] NONE = {};

    private static final long MOVED_LONG = Long.MIN_VALUE;
    private static final long MOVED_BITS = 0x7ff8_79b9_de0d_10c5L;
    private static final double MOVED_DOUBLE = Double.longBitsToDouble(MOVED_BITS);

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle DOUBLES = MethodHandles.arrayElementVarHandle(double[].class);
    private static final byte FALSE = 0;
    private static final byte TRUE = 1;
    private static final byte MOVED_BYTE = 2;

    private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);
    private static final VarHandle OBJECTS = MethodHandles.arrayElementVarHandle(Object[].class);

    private Elements() {}

    static int capacity(final Object array) {
        return switch (array) {
            case long[] longs -> longs.length;
            case double[] doubles -> doubles.length;
            case byte[] bytes -> bytes.length;
            default -> ((Object[]) array).length;
        };
    }

    /** The item, or null where there is none, or where it was moved away. */
    static @Nullable Object get(final Object array, final int index) {
        if (array instanceof long[] longs) {
            if (index < longs.length) {
                final long value = longs[index];
                if (value != MOVED_LONG) {
                    return value;
                }
            }
            return null;
        }
        if (array instanceof Object[] objects) {
            if (index < objects.length) {
                return objects[index];
            }
            return null;
        }
        if (array instanceof byte[] bytes) {
            return index < bytes.length ? bool(bytes[index]) : null;
        }
        final double[] doubles = (double[]) array;
        if (index < doubles.length) {
            final double value = doubles[index];
            if (Double.doubleToRawLongBits(value) != MOVED_BITS) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable Boolean bool(final byte item) {
        return item == MOVED_BYTE ? null : (Boolean) (item == TRUE);
    }

    private static byte bits(final boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** Stores an item; gives false where it does not fit this kind of array. The index must be within it. */
    static boolean set(final Object array, final int index, final Object value) {
        if (array instanceof long[] longs) {
            if (value instanceof Long number && number != MOVED_LONG) {
                longs[index] = number;
                return true;
            }
            return false;
        }
        if (array instanceof Object[] objects) {
            VarHandle.releaseFence();
            objects[index] = value;
            return true;
        }
        if (array instanceof byte[] bytes) {
            if (value instanceof Boolean truth) {
                bytes[index] = bits(truth);
                return true;
            }
            return false;
        }
        if (value instanceof Double number && Double.doubleToRawLongBits(number) != MOVED_BITS) {
            ((double[]) array)[index] = number;
            return true;
        }
        return false;
    }

    /**
     * As {@link #set}, beside other threads; gives false also where the item was moved away. The mark must survive, so
     * that every late store finds it: hence no plain exchange.
     */
    static boolean replace(final Object array, final int index, final Object value) {
        if (index >= capacity(array)) {
            return false;
        }
        return switch (array) {
            case long[] longs -> value instanceof Long number
                    && number != MOVED_LONG && replaceLong(longs, index, number);
            case double[] doubles -> value instanceof Double number
                    && Double.doubleToRawLongBits(number) != MOVED_BITS && replaceDouble(doubles, index, number);
            case byte[] bytes -> value instanceof Boolean truth && replaceByte(bytes, index, bits(truth));
            default -> replaceObject((Object[]) array, index, value);
        };
    }

    private static boolean replaceLong(final long[] longs, final int index, final long value) {
        while (true) {
            final long old = (long) LONGS.getOpaque(longs, index);
            if (old == MOVED_LONG) {
                return false;
            }
            if (LONGS.compareAndSet(longs, index, old, value)) {
                return true;
            }
        }
    }

    private static boolean replaceDouble(final double[] doubles, final int index, final double value) {
        while (true) {
            final double old = (double) DOUBLES.getOpaque(doubles, index);
            if (Double.doubleToRawLongBits(old) == MOVED_BITS) {
                return false;
            }
            if (DOUBLES.compareAndSet(doubles, index, old, value)) {
                return true;
            }
        }
    }

    private static boolean replaceByte(final byte[] bytes, final int index, final byte value) {
        while (true) {
            final byte old = (byte) BYTES.getOpaque(bytes, index);
            if (old == MOVED_BYTE) {
                return false;
            }
            if (BYTES.compareAndSet(bytes, index, old, value)) {
                return true;
            }
        }
    }

    private static boolean replaceObject(final Object[] objects, final int index, final Object value) {
        while (true) {
            final Object old = OBJECTS.getOpaque(objects, index);
            if (old == null) {
                return false;
            }
            if (OBJECTS.compareAndSet(objects, index, old, value)) {
                return true;
            }
        }
    }

    /** An array of the same kind and size, into which {@link #move} moves. */
    static Object like(final Object array) {
        return switch (array) {
            case long[] longs -> new long[longs.length];
            case double[] doubles -> new double[doubles.length];
            case byte[] bytes -> new byte[bytes.length];
            default -> new Object[((Object[]) array).length];
        };
    }

    /** Moves all items to another array of the same kind and size, and leaves marks, while other threads write. */
    static void move(final Object from, final Object to) {
        switch (from) {
            case long[] longs -> {
                for (int i = 0; i < longs.length; i++) {
                    ((long[]) to)[i] = (long) LONGS.getAndSet(longs, i, MOVED_LONG);
                }
            }
            case double[] doubles -> {
                for (int i = 0; i < doubles.length; i++) {
                    ((double[]) to)[i] = (double) DOUBLES.getAndSet(doubles, i, MOVED_DOUBLE);
                }
            }
            case byte[] bytes -> {
                for (int i = 0; i < bytes.length; i++) {
                    ((byte[]) to)[i] = (byte) BYTES.getAndSet(bytes, i, MOVED_BYTE);
                }
            }
            default -> {
                final Object[] objects = (Object[]) from;
                for (int i = 0; i < objects.length; i++) {
                    ((Object[]) to)[i] = OBJECTS.getAndSet(objects, i, null);
                }
            }
        }
    }

    /** Whether an int looks like the mark. */
    static boolean isMark(final long value) {
        return value == MOVED_LONG;
    }

    /** Whether a float looks like the mark. */
    static boolean isMark(final double value) {
        return Double.doubleToRawLongBits(value) == MOVED_BITS;
    }

    /** An array of the kind that suits a first item. */
    static Object forFirst(final Object value, final int capacity) {
        return switch (value) {
            case Long number when number != MOVED_LONG -> new long[capacity];
            case Double number when Double.doubleToRawLongBits(number) != MOVED_BITS -> new double[capacity];
            case Boolean _ -> new byte[capacity];
            default -> new Object[capacity];
        };
    }

    /** A copy with another capacity, which is no less than the size. */
    static Object resized(final Object array, final int capacity) {
        return switch (array) {
            case long[] longs -> Arrays.copyOf(longs, capacity);
            case double[] doubles -> Arrays.copyOf(doubles, capacity);
            case byte[] bytes -> Arrays.copyOf(bytes, capacity);
            default -> Arrays.copyOf((Object[]) array, capacity);
        };
    }

    static Object range(final Object array, final int from, final int to) {
        return switch (array) {
            case long[] longs -> Arrays.copyOfRange(longs, from, to);
            case double[] doubles -> Arrays.copyOfRange(doubles, from, to);
            case byte[] bytes -> Arrays.copyOfRange(bytes, from, to);
            default -> Arrays.copyOfRange((Object[]) array, from, to);
        };
    }

    /** The first {@code size} items as values, in a new array. */
    static Object[] boxed(final Object array, final int size, final int capacity) {
        if (array instanceof Object[] objects) {
            return Arrays.copyOf(size == objects.length ? objects : Arrays.copyOf(objects, size), capacity);
        }
        final Object[] boxed = new Object[capacity];
        if (array instanceof long[] longs) {
            for (int i = 0; i < size; i++) {
                boxed[i] = longs[i];
            }
        } else if (array instanceof byte[] bytes) {
            for (int i = 0; i < size; i++) {
                boxed[i] = bytes[i] == TRUE;
            }
        } else {
            final double[] doubles = (double[]) array;
            for (int i = 0; i < size; i++) {
                boxed[i] = doubles[i];
            }
        }
        return boxed;
    }

    /** The most compact array for these items: perhaps {@code items} itself. */
    static Object compact(final Object[] items) {
        if (items.length == 0) {
            return NONE;
        }
        if (forFirst(items[0], 0) instanceof Object[]) {
            return items;
        }
        final Object compact = forFirst(items[0], items.length);
        for (int i = 0; i < items.length; i++) {
            if (!set(compact, i, items[i])) {
                return items;
            }
        }
        return compact;
    }

    static void clear(final Object array, final int from, final int to) {
        if (array instanceof Object[] objects) {
            Arrays.fill(objects, from, to, null);
        }
    }

    static void reverse(final Object array, final int size) {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            switch (array) {
                case long[] longs -> {
                    final long swapped = longs[i];
                    longs[i] = longs[j];
                    longs[j] = swapped;
                }
                case double[] doubles -> {
                    final double swapped = doubles[i];
                    doubles[i] = doubles[j];
                    doubles[j] = swapped;
                }
                case byte[] bytes -> {
                    final byte swapped = bytes[i];
                    bytes[i] = bytes[j];
                    bytes[j] = swapped;
                }
                default -> {
                    final Object[] objects = (Object[]) array;
                    final Object swapped = objects[i];
                    objects[i] = objects[j];
                    objects[j] = swapped;
                }
            }
        }
    }
}
