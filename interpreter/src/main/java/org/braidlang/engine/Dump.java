package org.braidlang.engine;

/** What {@code --dump} can show of a script. */
public enum Dump {
    /** The syntax tree. */
    AST,
    /** Functions over registers, with the types that were inferred. */
    IR,
    /** The JVM's classes. */
    BYTECODE
}
