package org.braidlang.runtime;

import java.math.BigInteger;

/**
 * The cell of a {@code shared var}. It holds values only that cannot change, so that it means the same whether tasks run
 * in one process or in several. Any thread.
 */
public class SharedCell extends Cell {
    /** @throws ScriptError TypeError, for a value that can change */
    @Override
    public void set(final Object value) {
        check(value, value);
        super.set(value);
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
