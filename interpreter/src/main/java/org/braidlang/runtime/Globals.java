package org.braidlang.runtime;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/**
 * The top-level variables of one run of a program, and the built-in names it uses. The compiled class adds a field for
 * each. Tasks that run in isolation have one each.
 *
 * <p>Threads: fields of variables that can change are cells; the others are written once by the task that runs the
 * declaration, and starting a task orders this before what it does.
 */
public abstract class Globals {
    private final Map<String, Object> builtins;
    private final Map<String, Object> modules;
    private final List<Map<String, Integer>> exports;
    private final boolean[] hasRun;
    private final int fields;

    /** The variables for which a class has no more room; compiled code's. */
    public final Cell[] extra;

    /**
     * @param exports for each imported script the positions of the variables that it declares at its top level
     * @param fields how many variables have a field: the first ones
     * @param extra how many have none
     */
    protected Globals(
            final Map<String, Object> builtins, final Map<String, Object> modules,
            final List<Map<String, Integer>> exports, final int fields, final int extra) {
        this.fields = fields;
        this.extra = new Cell[extra];
        Arrays.setAll(this.extra, _ -> new Cell());
        this.builtins = builtins;
        this.modules = modules;
        this.exports = exports;
        this.hasRun = new boolean[exports.size()];
    }

    /** A variable that has a field: its cell if it has one, else its value, or null before it is set. */
    protected abstract @Nullable Object field(int position);

    /** Sets a field to a cell or a value, whichever it holds. */
    protected abstract void field(int position, Object content);

    /** How many variables there are. */
    public final int size() {
        return fields + extra.length;
    }

    /** A variable, by its position: its cell if it can change, else its value, or null before it is set. */
    public final @Nullable Object get(final int position) {
        return position < fields ? field(position) : extra[position - fields];
    }

    /** Replaces what {@link #get} gives: a cell by a cell, a value by a value. */
    public final void set(final int position, final Object content) {
        if (position < fields) {
            field(position, content);
        } else {
            extra[position - fields] = (Cell) content;
        }
    }

    /** The values that scripts know by name without declaring or importing them. */
    public final Map<String, Object> builtins() {
        return builtins;
    }

    /** The modules of this run that come from libraries. */
    public final Map<String, Object> modules() {
        return modules;
    }
    /** For compiled code, before it runs: the variable at this place of {@link #extra} is a shared one. */
    protected final void share(final int place) {
        extra[place] = new SharedCell();
    }


    /** A built-in value, which the Resolver has found to exist. */
    protected final Object builtin(final String name) {
        return builtins.get(name);
    }

    /** A module of the standard library; AttributeError where there is none of that name. */
    public static Object module(final Task task, final String name) {
        final Object module = ((Globals) task.globals).modules.get(name);
        if (module == null) {
            throw Errors.nameError("there is no module '" + name + "'");
        }
        return module;
    }

    /** An imported script, whose top level has run, as a value. */
    public static Object scriptModule(final Task task, final String name, final int script) {
        return new ModuleValue(name, script, ((Globals) task.globals).exported(script));
    }

    /** What an imported script has declared so far: values, and cells that hold them. */
    public final Map<String, Object> exported(final int script) {
        final Map<String, Object> members = new LinkedHashMap<>();
        exports.get(script).forEach((member, position) -> {
            final Object content = get(position);
            if (content != null) {
                members.put(member, content);
            }
        });
        return members;
    }

    /** Whether the top level of an imported script still has to run; true only once. */
    public static boolean needsRun(final Task task, final int script) {
        final Globals globals = (Globals) task.globals;
        synchronized (globals.hasRun) {
            final boolean needed = !globals.hasRun[script];
            globals.hasRun[script] = true;
            return needed;
        }
    }
}
