package org.braidlang.ir;

/**
 * A variable of a script's top level that lives in the program's own object, as the one at {@code position}. It has a
 * field there, of the name {@code field}, unless there are more than a class can have: then it is one of an array of
 * cells.
 *
 * @param cell whether it is kept in a cell, because it can change or has no field
 * @param shared whether it is a shared var, whose cell refuses values that can change
 */
public record Global(int position, String name, boolean cell, boolean shared) {
    /** A class has at most 65,535 constants, and a field and its uses take several. */
    public static final int MOST_FIELDS = 5_000;

    /** The same variable in a place that is not behind its own. */
    Global at(final int newPosition) {
        return newPosition == position ? this : new Global(newPosition, name, cell, shared);
    }

    public boolean hasField() {
        return position < MOST_FIELDS;
    }

    public String field() {
        return "g" + position;
    }

    /** The place in the array of those that have no field. */
    public int extra() {
        return position - MOST_FIELDS;
    }
}
