package org.braidlang.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The cell of a {@code shared var}. It holds values only that cannot change, so that it means the same whether tasks run
 * in one process or in several. Any thread.
 */
public final class SharedCell extends Cell {
    /** Where the value is, if it is not here. Safe for any thread. */
    public interface Home {
        Object get();

        /** @param value one that cannot change */
        void set(Object value);
    }

    private volatile @Nullable Home home;

    /** The value is elsewhere from now on. */
    public void moveTo(final Home elsewhere) {
        home = elsewhere;
    }

    @Override
    public Object get() {
        final Home elsewhere = home;
        return elsewhere == null ? super.get() : elsewhere.get();
    }

    /** @throws ScriptError TypeError, for a value that can change */
    @Override
    public void set(final Object value) {
        check(value, value);
        final Home elsewhere = home;
        if (elsewhere == null) {
            super.set(value);
        } else {
            elsewhere.set(value);
        }
    }

    @Override
    public void set(final long value) {
        final Home elsewhere = home;
        if (elsewhere == null) {
            super.set(value);
        } else {
            elsewhere.set((Long) value);
        }
    }

    private static void check(final Object value, final Object whole) {
        switch (value) {
            case None _, Boolean _, Long _, BigInteger _, Double _, String _, Bytes _, RangeValue _, ErrorKind _,
                    TypeValue _, BuiltinFunction _ -> { }
            case TupleValue tuple -> {
                for (int i = 0; i < tuple.size(); i++) {
                    check(tuple.get(i), whole);
                }
            }
            default -> throw Errors.typeError("a shared var holds immutable values only, not "
                    + (value == whole ? "" : "a tuple with a ") + "'" + Types.nameOf(value) + "': " + advice(value));
        }
    }

    private static String advice(final Object value) {
        return switch (value) {
            case ListValue _ -> "keep a tuple, or send it through a channel";
            case DictValue _, SetValue _ -> "keep a tuple of its items, or send it through a channel";
            case ErrorValue _ -> "keep its message, or send it through a channel";
            case Callable _ -> "declare it with 'fn' or 'let', which every task can see";
            case Instance _ -> "declare it with 'let', which every task can see";
            default -> "keep a number, a string or a tuple";
        };
    }
}
