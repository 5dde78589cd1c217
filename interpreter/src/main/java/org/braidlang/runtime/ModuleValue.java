package org.braidlang.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code import} gives. A member that is a {@link Cell} is a variable of an imported script, read when it is
 * asked for. Immutable, but for those.
 */
public final class ModuleValue {
    private final String name;
    private final int script;
    private final Map<String, Object> members;

    /** @param members not changed afterwards */
    public ModuleValue(final String name, final Map<String, Object> members) {
        this(name, -1, members);
    }

    /**
     * An imported script.
     *
     * @param name what the script that imports it calls it
     * @param script its number in the program
     * @param members not changed once anybody uses this
     */
    public ModuleValue(final String name, final int script, final Map<String, Object> members) {
        this.name = name;
        this.script = script;
        this.members = members;
    }

    /** The number of an imported script; -1 for a module of a library. */
    public int script() {
        return script;
    }

    public String name() {
        return name;
    }

    /** Values, and cells that hold them. */
    public Map<String, Object> members() {
        return members;
    }

    /** The value of a member, or null. */
    public @Nullable Object get(final String member) {
        final Object found = members.get(member);
        if (found instanceof Cell cell) {
            final Object value = cell.get();
            if (value == Cell.UNSET) {
                throw Errors.unset(name + "." + member);
            }
            return value;
        }
        return found;
    }

    @Override
    public String toString() {
        return "<module '" + name + "'>";
    }
}
