package org.braidlang.concurrency.processes.wire;

/**
 * What an array of the format is: its first item is the number of one of these. What follows is said beside each;
 * {@code name} is a string, or, for one that stood before in the message, its number among the names.
 */
enum Tag {
    /** The number of a value that stood before: those are counted that can be met again. */
    REFERENCE,
    /** A variable, or an argument, that is not set. */
    UNSET,
    /** Items. */
    LIST,
    /** Items. */
    TUPLE,
    /** Keys and values by turns. */
    DICT,
    /** Items. */
    SET,
    /** Start, stop, step. */
    RANGE,
    /** The value; nothing where it is not set. */
    CELL,
    /** The class's name, how many defaults, the defaults, what is captured. */
    CLOSURE,
    /** The class's name, the closure if it captures anything, the arguments. */
    COROUTINE,
    /** The name by which every script knows it. */
    BUILTIN,
    /** A module's name and the member's. */
    MEMBER,
    /** A member of a module that is one itself: the module's name, the member's, and its own member's. */
    INNER_MEMBER,
    /** A type's name and the method's. */
    METHOD,
    /** The value and the method's name. */
    BOUND_METHOD,
    /** The name. */
    TYPE,
    /** The name. */
    ERROR_KIND,
    /** The kind's name, the message, the cause or nil, the trace or nil, the others. */
    ERROR,
    /** The name. */
    MODULE,
    /** What it was imported as, and its number. */
    SCRIPT_MODULE,
    /** The number of its kind, and its own. */
    SHARED;

    private static final Tag[] ALL = values();

    static Tag of(final int number) throws CorruptFrameException {
        if (number < 0 || number >= ALL.length) {
            throw new CorruptFrameException("no tag " + number);
        }
        return ALL[number];
    }
}
