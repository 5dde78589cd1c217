package org.braidlang.concurrency;

import java.util.function.BiFunction;
import org.braidlang.runtime.Callable;

/** A function whose body is Java. */
final class TestFunction extends Callable {
    private final String name;
    private final BiFunction<Task, Object[], Object> body;

    TestFunction(final String name, final BiFunction<Task, Object[], Object> body) {
        this.name = name;
        this.body = body;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Object call(final Task task, final Object[] arguments) {
        return body.apply(task, arguments);
    }

    @Override
    public Object call(final Task task, final Object[] arguments, final String[] names) {
        return body.apply(task, arguments);
    }
}
