package org.braidlang.runtime;

import org.braidlang.concurrency.Task;

/**
 * A function of the script, with the variables it captures. Compiled classes extend it: they override the call with
 * their own number of arguments, so that it needs no array; every other call binds its arguments here.
 */
public abstract class Closure extends Callable {
    private static final String[] NO_NAMES = {};
    private static final Object[] NOTHING = {};

    /** Name and parameters. */
    protected final Signature signature;

    private final Object[] defaults;

    /** @param defaults the values of the parameters from {@code signature.required()} on; never changed */
    protected Closure(final Signature signature, final Object[] defaults) {
        this.signature = signature;
        this.defaults = defaults;
    }

    /** Runs the function; there is exactly one argument for each parameter. */
    public abstract Object invoke(Task task, Object[] arguments);

    public final Signature signature() {
        return signature;
    }

    /** The values of the parameters from {@code signature.required()} on. Not to be changed. */
    public final Object[] defaults() {
        return defaults;
    }

    /**
     * What it captures, in an array of the caller's own: cells, and values that never change. In the order of
     * {@link CodeSource.Code#captured}.
     */
    public Object[] captured() {
        return NOTHING;
    }

    /** Fills what a closure captures that {@link Program#newClosure} has made, and that nothing has called yet. */
    public void captured(final Object[] values) {
        if (values.length != 0) {
            throw new IllegalArgumentException(name() + " captures nothing");
        }
    }

    @Override
    public final String name() {
        return signature.name();
    }

    @Override
    public Object call(final Task task, final Object[] arguments) {
        return invoke(task, arguments.length == signature.parameters().length
                ? arguments : signature.bind(arguments, NO_NAMES, defaults));
    }

    @Override
    public Object call(final Task task, final Object[] arguments, final String[] names) {
        return invoke(task, signature.bind(arguments, names, defaults));
    }

    @Override
    public String toString() {
        return "<function " + name() + ">";
    }
}
