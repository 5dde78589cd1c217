package org.braidlang.runtime;

import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** A built-in method together with the value it was taken from: {@code let add = items.append}. Immutable. */
public final class BoundMethod extends Callable {
    private final Object receiver;
    private final BuiltinFunction method;

    public BoundMethod(final Object receiver, final BuiltinFunction method) {
        this.receiver = receiver;
        this.method = method;
    }

    public Object receiver() {
        return receiver;
    }

    public BuiltinFunction method() {
        return method;
    }

    @Override
    public String name() {
        return method.name();
    }

    @Override
    public Object call(final Task task) {
        return method.call(task, receiver);
    }

    @Override
    public Object call(final Task task, final Object a) {
        return method.call(task, receiver, a);
    }

    @Override
    public Object call(final Task task, final Object a, final Object b) {
        return method.call(task, receiver, a, b);
    }

    @Override
    public Object call(final Task task, final Object[] arguments) {
        return method.call(task, withReceiver(receiver, arguments));
    }

    @Override
    public Object call(final Task task, final Object[] arguments, final String[] names) {
        return method.call(task, withReceiver(receiver, arguments), names);
    }

    @Override
    public Object start(final Task task, final Object[] arguments, final String @Nullable [] names) {
        return method.start(task, withReceiver(receiver, arguments), names);
    }

    static Object[] withReceiver(final Object receiver, final Object[] arguments) {
        final Object[] all = new Object[arguments.length + 1];
        all[0] = receiver;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    @Override
    public boolean equals(final @Nullable Object other) {
        return other instanceof BoundMethod bound && bound.method == method && bound.receiver == receiver;
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(receiver) + method.hashCode();
    }

    @Override
    public String toString() {
        return "<method '" + method.name() + "' of '" + Types.nameOf(receiver) + "' object>";
    }
}
