package org.braidlang.concurrency;

import java.util.function.Supplier;
import org.braidlang.runtime.Callable;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a compiled async function: steps, each of which is given the value of the one before it, and may wait
 * by giving what {@link TaskOperations} gave.
 */
final class Code extends Coroutine {
    /** A step: what compiled code does between two suspensions. */
    @FunctionalInterface
    interface Step {
        Object run(Task task, Coroutine self, Object last);
    }

    /** What a block does when its body has failed: gives its value, or raises. */
    @FunctionalInterface
    interface Handler {
        Object handle(Task task, ScriptError error);
    }

    private final String name;
    private final Step[] steps;
    private boolean suspended;
    private Object last = "start";

    private Code(final String name, final Step... steps) {
        this.name = name;
        this.steps = steps;
    }

    static Coroutine code(final String name, final Step... steps) {
        return new Code(name, steps);
    }

    @Override
    public Object resume(final Task task) {
        if (suspended) {
            suspended = false;
            last = task.takeSent();
        }
        while (pc < steps.length) {
            task.poll();
            final Object value = steps[pc++].run(task, this, last);
            if (value == SUSPENDED) {
                suspended = true;
                return SUSPENDED;
            }
            last = value;
        }
        return last;
    }

    @Override
    public String name() {
        return name;
    }

    // ---- steps

    static Step run(final Supplier<Object> body) {
        return (task, self, last) -> body.get();
    }

    static Step does(final Runnable body) {
        return (task, self, last) -> {
            body.run();
            return "done";
        };
    }

    static Step raise(final String message) {
        return (task, self, last) -> {
            throw Errors.valueError(message);
        };
    }

    /** Awaits what the supplier gives: a coroutine, a task, a wait. */
    static Step await(final Supplier<Object> awaitable) {
        return (task, self, last) -> TaskOperations.await(awaitable.get(), task, self);
    }

    /** Awaits the value of the step before. */
    static Step awaitLast() {
        return (task, self, last) -> TaskOperations.await(last, task, self);
    }

    static Step block(final Supplier<Wait> operation) {
        return (task, self, last) -> task.block(operation.get());
    }

    static Step sleep(final double seconds) {
        return await(() -> TaskFunctions.sleep(seconds));
    }

    /** Computes until the task is cancelled. */
    static Step computeForever() {
        return (task, self, last) -> {
            while (true) {
                task.poll();
                Thread.onSpinWait();
            }
        };
    }

    static Step spawn(final Supplier<Coroutine> body) {
        return spawn(body, 1);
    }

    static Step spawn(final Supplier<Coroutine> body, final int site) {
        return (task, self, last) ->
                TaskOperations.spawn(task, function("f", body::get), new Object[0], null, null, site);
    }

    /** Starts a task called {@code name} under a model of its own. */
    static Step spawnOn(final String model, final String name, final Supplier<Coroutine> body) {
        return (task, self, last) ->
                TaskOperations.spawn(task, function(name, body::get), new Object[0], null, model, 1);
    }

    static Step parallel(final Object... branches) {
        return (task, self, last) -> TaskOperations.parallel(task, self, branches, null, null, 1);
    }

    static Step parallelOn(final String model, final Object... branches) {
        return (task, self, last) -> TaskOperations.parallel(task, self, branches, null, model, 1);
    }

    static Step parallelFor(final Object items, final @Nullable Object limit, final Callable body) {
        return (task, self, last) -> TaskOperations.parallelFor(task, self, items, body, limit, null, 1);
    }

    // ---- functions

    /** A branch, or what a spawn calls. */
    static Callable function(final String name, final Supplier<Object> body) {
        return new TestFunction(name, (task, arguments) -> body.get());
    }

    static Callable branch(final Step... steps) {
        return function("<parallel>", () -> code("<parallel>", steps));
    }

    // ---- blocks, to be awaited

    static Step timeout(final double seconds, final Supplier<Coroutine> body) {
        return await(() -> new TimeoutBlock(seconds, body.get()));
    }

    static Step catching(final Supplier<Coroutine> body, final Handler handler) {
        return await(() -> new Handled(body.get(), handler, false));
    }

    /** {@code try { body } finally { after }}, whose {@code after} does not wait. */
    static Step finishing(final Supplier<Coroutine> body, final Step after) {
        return await(() -> new Handled(body.get(), (task, error) -> {
            throw error;
        }, true).with(after));
    }

    static Step locked(final Object lock, final int site, final Supplier<Coroutine> body) {
        return await(() -> new LockBlock(lock, site, body.get()));
    }

    /** Nothing is raised between taking the lock and entering the block. */
    private static final class LockBlock extends Coroutine {
        private final Object lock;
        private final int site;
        private final Coroutine body;

        LockBlock(final Object lock, final int site, final Coroutine body) {
            this.lock = lock;
            this.site = site;
            this.body = body;
        }

        @Override
        public Object resume(final Task task) {
            if (pc == 0) {
                pc = 1;
                if (TaskOperations.lock(lock, task, this, site) == SUSPENDED) {
                    return SUSPENDED;
                }
            } else if (pc == 1) {
                task.takeSent();
            }
            final Object value;
            try {
                if (pc == 1) {
                    pc = 2;
                    value = TaskOperations.await(body, task, this);
                    if (value == SUSPENDED) {
                        return SUSPENDED;
                    }
                } else {
                    value = task.takeSent();
                }
            } catch (ScriptError error) {
                TaskOperations.unlock(lock, task);
                throw error;
            }
            TaskOperations.unlock(lock, task);
            return value;
        }

        @Override
        public String name() {
            return "lock";
        }
    }

    private static final class TimeoutBlock extends Coroutine {
        private final double seconds;
        private final Coroutine body;
        private @Nullable TimeoutScope scope;

        TimeoutBlock(final double seconds, final Coroutine body) {
            this.seconds = seconds;
            this.body = body;
        }

        @Override
        public Object resume(final Task task) {
            final Object value;
            try {
                if (pc == 0) {
                    scope = TaskOperations.timeout(seconds, task, 1);
                    value = TaskOperations.await(body, task, this);
                    if (value == SUSPENDED) {
                        pc = 1;
                        return SUSPENDED;
                    }
                } else {
                    value = task.takeSent();
                }
            } catch (ScriptError error) {
                throw TaskOperations.timeoutFailed(scope, task, error);
            }
            TaskOperations.timeoutEnded(scope, task);
            return value;
        }

        @Override
        public String name() {
            return "timeout";
        }
    }

    private static final class Handled extends Coroutine {
        private final Coroutine body;
        private final Handler handler;
        private final boolean shielded;
        private @Nullable Step after;

        Handled(final Coroutine body, final Handler handler, final boolean shielded) {
            this.body = body;
            this.handler = handler;
            this.shielded = shielded;
        }

        Handled with(final Step step) {
            after = step;
            return this;
        }

        @Override
        public Object resume(final Task task) {
            Object value;
            try {
                if (pc == 0) {
                    value = TaskOperations.await(body, task, this);
                    if (value == SUSPENDED) {
                        pc = 1;
                        return SUSPENDED;
                    }
                } else {
                    value = task.takeSent();
                }
            } catch (ScriptError error) {
                finish(task);
                return handler.handle(task, error);
            }
            finish(task);
            return value;
        }

        private void finish(final Task task) {
            if (after == null) {
                return;
            }
            if (!shielded) {
                after.run(task, this, "after");
                return;
            }
            task.enterFinally();
            try {
                after.run(task, this, "after");
            } finally {
                task.leaveFinally();
            }
        }

        @Override
        public String name() {
            return "try";
        }
    }
}
