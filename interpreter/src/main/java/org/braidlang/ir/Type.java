package org.braidlang.ir;

/**
 * What a register holds, as far as inference can tell.
 *
 * <p>INT, FLOAT and BOOL are facts about the value (an INT may be of any size), but for the guess that a parameter or an
 * element of a list is an int. The typed form of a function keeps an INT in a JVM long and leaves for the general form
 * where it does not fit; the general form keeps it boxed. SMALL and REAL are such facts and guesses too. The others are
 * the compiler's own and have one representation.
 */
public enum Type {
    /** Not reached yet. */
    NOTHING,
    INT,
    /** An int that is known to fit a JVM long: an item of a range. Every form keeps it in one. */
    SMALL,
    FLOAT,
    /** A float by a guess: the typed form keeps it in a double, the general one boxed, whatever it is. */
    REAL,
    BOOL,
    /** Any value of the script, boxed. */
    OBJECT,
    /** A machine integer of the compiler: a loop counter, a selector of a finally block. */
    RAW,
    CELL,
    /** A thrown ScriptError. */
    ERROR,
    ITERATION,
    TIMEOUT,
    /** What {@code sum(… for …)} adds up in. */
    SUM;

    /** Whether the typed form keeps it in a long. */
    public boolean isInt() {
        return this == INT || this == SMALL;
    }

    /** Whether the typed form keeps it in a double. */
    public boolean isFloat() {
        return this == FLOAT || this == REAL;
    }

    /** Whether only the typed form keeps it in a machine number. */
    public boolean isBoxedInGeneral() {
        return this == INT || this == REAL;
    }

    /** The type of a register that holds now this, now that. */
    public Type join(final Type other) {
        if (this == other || other == NOTHING) {
            return this;
        }
        if (this == NOTHING) {
            return other;
        }
        if (isInt() && other.isInt()) {
            return INT;
        }
        return isFloat() && other.isFloat() ? REAL : OBJECT;
    }
}
