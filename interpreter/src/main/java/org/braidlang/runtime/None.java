package org.braidlang.runtime;

/** The value {@code none}. */
public enum None {
    NONE;

    @Override
    public String toString() {
        return "none";
    }
}
