package org.braidlang.runtime;

/** A value that has a {@code len}; one without items counts as false. */
public interface Sized {
    int size();
}
