package org.braidlang.concurrency;

import org.braidlang.runtime.Attributes;
import org.braidlang.runtime.Callable;
import org.braidlang.runtime.Calls;
import org.jspecify.annotations.Nullable;

/** What a task does first: the call that its spawner has evaluated but not made. Immutable. */
sealed interface Body {
    /** Makes the call; gives its value, which the task runs or waits for if it is a coroutine or an operation. */
    Object start(Task task);

    /** The name of what is called. */
    String name();

    /** What is awaited, where the value of the call, or of the coroutine that it gave, is such a thing. */
    enum Awaits { NOTHING, COROUTINES, COROUTINES_AND_TASKS }

    default Awaits awaits() {
        return Awaits.NOTHING;
    }

    /** {@code spawn f(a)}. */
    record Call(Object callee, Object[] arguments, String @Nullable [] names) implements Body {
        @Override
        public Object start(final Task task) {
            return Calls.start(task, callee, arguments, names);
        }

        @Override
        public String name() {
            return callee instanceof Callable callable ? callable.name() : "";
        }

        /** The block of {@code spawn { f() }}, too, may have a coroutine for its value. */
        @Override
        public Awaits awaits() {
            return name().equals("<spawn>") ? Awaits.COROUTINES : Awaits.NOTHING;
        }
    }

    /** {@code spawn x.f(a)}. */
    record MethodCall(Object target, String method, Object[] arguments, String @Nullable [] names) implements Body {
        @Override
        public Object start(final Task task) {
            return Attributes.start(task, target, method, arguments, names);
        }

        @Override
        public String name() {
            return method;
        }
    }

    /** A statement of a parallel, or a coroutine given to gather: a value that is a coroutine or a task is awaited. */
    record Branch(Callable statement) implements Body {
        @Override
        public Object start(final Task task) {
            return statement.call(task);
        }

        @Override
        public String name() {
            return statement.name();
        }

        @Override
        public Awaits awaits() {
            return Awaits.COROUTINES_AND_TASKS;
        }
    }

    /** One item's turn of a parallel for. */
    record Item(Callable turn, Object item) implements Body {
        @Override
        public Object start(final Task task) {
            return turn.call(task, item);
        }

        @Override
        public String name() {
            return turn.name();
        }

        @Override
        public Awaits awaits() {
            return Awaits.COROUTINES_AND_TASKS;
        }
    }

    /** {@code spawn coroutine}. */
    record Run(Coroutine coroutine) implements Body {
        @Override
        public Object start(final Task task) {
            return coroutine;
        }

        @Override
        public String name() {
            return coroutine.name();
        }
    }
}
