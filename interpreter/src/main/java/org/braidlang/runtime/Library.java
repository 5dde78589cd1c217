package org.braidlang.runtime;

import java.util.List;
import java.util.Map;

/**
 * Built-in names: a module of the standard library, or names that every script knows. Found by the service loader. The
 * members may be asked for by any thread and do not change.
 */
public interface Library {
    /** The name after {@code import}, or "" for names that need no import. */
    String name();

    /** The members by name: functions, constants. */
    Map<String, Object> members();

    /**
     * The members for one run: asked for once in each, so that a value that can be changed is not shared with others.
     *
     * @param arguments the script's
     */
    default Map<String, Object> members(final List<String> arguments) {
        return members();
    }
}
