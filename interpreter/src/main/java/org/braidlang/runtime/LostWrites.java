package org.braidlang.runtime;

/**
 * Is told of changes to what is only a copy: a variable, list, dict or set that a task in another process has taken
 * along. Called by whichever thread changes it, perhaps under the monitor of what is changed.
 */
public interface LostWrites {
    /** A variable, or what was reached through it, is changed for the first time; {@code name} is never empty. */
    void written(CopiedVariable variable, String name);
}
