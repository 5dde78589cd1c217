package org.braidlang.ir;

/** Where a function finds a variable. */
sealed interface Storage {
    /** In a register of its own, whose value it is. */
    record InRegister(Register register) implements Storage {}

    /** In a cell, which a register of this function holds. */
    record InCell(Register cell) implements Storage {}

    /** In the closure: a cell, or the value of a variable that never changes once it is captured. */
    record InCapture(int index, boolean cell) implements Storage {}

    /** In the program's own object. */
    record InGlobal(Global global) implements Storage {}
}
