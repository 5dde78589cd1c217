package org.braidlang.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A sum while it is added up: without an object for each step while it is an int or a float. What it comes to is what
 * {@code +} would give, item by item. Of one task.
 */
public final class Sum {
    /** How the sum so far is kept. */
    private enum Kind {
        /** {@code small} and {@code carried}. */
        INT,
        /** In {@code real}. */
        FLOAT,
        /** In {@code other}. */
        OTHER
    }

    private Kind kind = Kind.INT;
    private long small;
    /** What did not fit into {@code small} any more; null for 0. */
    private @Nullable BigInteger carried;
    private double real;
    private Object other = None.NONE;

    private Sum() {}

    /** A sum that begins with 0. */
    public static Sum begin() {
        return new Sum();
    }

    /** A sum that begins with a value of any type. */
    static Sum begin(final Object value) {
        final Sum sum = new Sum();
        sum.set(value);
        return sum;
    }

    public void add(final long number) {
        if (kind == Kind.INT) {
            final long next = small + number;
            if (((small ^ next) & (number ^ next)) < 0) {
                carry();
                small = number;
            } else {
                small = next;
            }
        } else {
            addAny(number);
        }
    }

    private void carry() {
        final BigInteger part = BigInteger.valueOf(small);
        carried = carried == null ? part : carried.add(part);
    }

    public void add(final double number) {
        if (kind == Kind.FLOAT) {
            real += number;
        } else {
            addAny(number);
        }
    }

    /** Adds any value; TypeError where {@code +} does not know it, and any other error of that. */
    public void add(final Object value) {
        if (value instanceof Long number) {
            add((long) number);
        } else if (value instanceof Double number) {
            add((double) number);
        } else {
            addAny(value);
        }
    }

    private void addAny(final Object value) {
        if (kind == Kind.INT && value instanceof Boolean truth) {
            add(truth ? 1L : 0L);
        } else {
            set(Operators.add(total(), value));
        }
    }

    private void set(final Object value) {
        switch (value) {
            case Long number -> {
                kind = Kind.INT;
                small = number;
                carried = null;
            }
            case BigInteger number -> {
                kind = Kind.INT;
                small = 0;
                carried = number;
            }
            case Double number -> {
                kind = Kind.FLOAT;
                real = number;
            }
            default -> {
                kind = Kind.OTHER;
                other = value;
            }
        }
    }

    /** What it comes to so far. */
    public Object total() {
        return switch (kind) {
            case INT -> carried == null
                    ? (Object) small : Numbers.normalise(Numbers.checked(carried.add(BigInteger.valueOf(small))));
            case FLOAT -> real;
            case OTHER -> other;
        };
    }

    /** The same if it is an int: its value. {@link Long#MIN_VALUE} says that it is this number or anything else. */
    public long intTotal() {
        return kind == Kind.INT && carried == null ? small : total() instanceof Long number ? number : Long.MIN_VALUE;
    }
}
