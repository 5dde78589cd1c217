package org.braidlang.concurrency;

import org.braidlang.runtime.Attributes;
import org.braidlang.runtime.Callable;
import org.braidlang.runtime.Calls;
import org.jspecify.annotations.Nullable;

/** What a task does first: the call that its spawner has evaluated but not made, or a coroutine, which is one, too. */
public sealed interface Body permits Body.Call, Body.MethodCall, Body.Statement, Body.Sent, Coroutine {
    /** Makes the call; gives its value, which the task runs or waits for if it is a coroutine or an operation. */
    Object start(Task task);

    /** The name of what is called. */
    String name();

    /** Whether the value is awaited, if it is a coroutine. */
    default boolean awaitsCoroutine() {
        return false;
    }

    /** Whether the value is awaited, if it is a task. */
    default boolean awaitsTask() {
        return false;
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
        public boolean awaitsCoroutine() {
            return name().equals("<spawn>");
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

    /** Part of a parallel: a value that is a coroutine or a task is awaited. */
    sealed interface Statement extends Body {
        @Override
        default boolean awaitsCoroutine() {
            return true;
        }

        @Override
        default boolean awaitsTask() {
            return true;
        }
    }

    /** A statement of a parallel. */
    record Branch(Callable statement) implements Statement {
        @Override
        public Object start(final Task task) {
            return statement.call(task);
        }

        @Override
        public String name() {
            return statement.name();
        }
    }

    /** An item's turn of a parallel for, which all items share: each task is sent its own. */
    record Turn(Callable turn) implements Statement {
        @Override
        public Object start(final Task task) {
            return turn.call(task, task.takeSent());
        }

        @Override
        public String name() {
            return turn.name();
        }
    }

    /** A call in another process, as it was sent there. */
    record Sent(String name, byte[] call) implements Body {
        @Override
        public Object start(final Task task) {
            throw new IllegalStateException("it runs elsewhere");
        }
    }

    /** An item's turn that was received from another process. */
    record ReceivedTurn(Callable turn, Object item) implements Statement {
        @Override
        public Object start(final Task task) {
            return turn.call(task, item);
        }

        @Override
        public String name() {
            return turn.name();
        }
    }
}
