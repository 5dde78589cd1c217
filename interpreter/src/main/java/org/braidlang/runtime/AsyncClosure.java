package org.braidlang.runtime;

import org.braidlang.concurrency.Coroutine;
import org.braidlang.concurrency.Task;
import org.jspecify.annotations.Nullable;

/** An {@code async fn} of the script, with the variables it captures: a call only makes a coroutine. */
public abstract class AsyncClosure extends Closure {
    protected AsyncClosure(final Signature signature, final Object[] defaults) {
        super(signature, defaults);
    }

    /** What a call with these arguments makes; null where they are not one for each parameter. */
    public final @Nullable Coroutine make(final Task task, final Object[] arguments) {
        return arguments.length == signature.parameters().length ? (Coroutine) invoke(task, arguments) : null;
    }
}
