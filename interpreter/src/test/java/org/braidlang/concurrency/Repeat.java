package org.braidlang.concurrency;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Awaits one coroutine after the other, until there are no more. */
final class Repeat extends Coroutine {
    private final Supplier<@Nullable Coroutine> bodies;

    Repeat(final Supplier<@Nullable Coroutine> bodies) {
        this.bodies = bodies;
    }

    /** Runs {@code body} so many times, one after the other, in the same task. */
    static Code.Step repeat(final int times, final IntFunction<Coroutine> body) {
        final int[] turn = new int[1];
        return Code.await(() -> new Repeat(() -> turn[0] < times ? body.apply(turn[0]++) : null));
    }

    @Override
    public Object resume(final Task task) {
        if (pc == 1) {
            task.takeSent();
        }
        pc = 1;
        for (Coroutine body = bodies.get(); body != null; body = bodies.get()) {
            if (TaskOperations.await(body, task, this) == SUSPENDED) {
                return SUSPENDED;
            }
        }
        return "end";
    }

    @Override
    public String name() {
        return "repeat";
    }
}
