package org.braidlang.ir;

/**
 * A variable of a script's top level that lives in the program's own object: {@code cell} if it can change, else a
 * plain field. {@code field} is unique in the program.
 */
public record Global(String field, String name, boolean cell) {}
