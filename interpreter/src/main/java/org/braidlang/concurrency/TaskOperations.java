package org.braidlang.concurrency;

import java.math.BigInteger;
import org.braidlang.runtime.AsyncClosure;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.None;
import org.braidlang.runtime.ScriptError;
import org.braidlang.runtime.Types;
import org.jspecify.annotations.Nullable;

/** What compiled code does with tasks. Each is called on the thread of the task that it is given. */
public final class TaskOperations {
    private TaskOperations() {}

    /** {@code await value}. @return the value, or {@link Coroutine#SUSPENDED} */
    public static Object await(final Object value, final Task task, final @Nullable Coroutine self) {
        return switch (value) {
            case Coroutine coroutine -> {
                task.poll();
                coroutine.claim();
                coroutine.caller = self;
                yield coroutine.resume(task);
            }
            case Wait wait -> task.scheduler().await(task, wait, self);
            case Task other -> {
                task.poll();
                final Object end = other.outcome();
                yield end != null && !(end instanceof Wait.Failure) ? end
                        : task.scheduler().await(task, new Join(other), self);
            }
            default -> throw refused("'await' needs a task, a coroutine or an operation such as sleep(…)", value);
        };
    }

    /** What {@code for await} walks; TypeError if it cannot be walked. */
    public static Object awaitIterator(final Object iterable) {
        return switch (iterable) {
            case Channel channel -> channel;
            case AsCompleted tasks -> tasks;
            default -> throw refused("'for await' needs a channel or as_completed(…)", iterable);
        };
    }

    /** The next item, {@link Iteration#END} or {@link Coroutine#SUSPENDED}; END may also be sent. */
    public static Object awaitNext(final Object iterator, final Task task, final @Nullable Coroutine self) {
        final Wait next = iterator instanceof Channel channel
                ? channel.receiveNext() : ((AsCompleted) iterator).await();
        return task.scheduler().await(task, next, self);
    }

    /** {@code spawn callee(arguments) on model}; a null model is the task's own, here and below. */
    public static Task spawn(final Task task, final Object callee, final Object[] arguments,
            final String @Nullable [] names, final @Nullable String on, final int site) {
        final Scheduler scheduler = task.execution().schedulers().on(on, task);
        if (callee instanceof AsyncClosure function && !scheduler.hasThreads() && names == null) {
            // Such a task starts later: until then, what the call makes takes less room than the call.
            final Coroutine made = function.make(task, arguments);
            if (made != null) {
                made.claim();
                return spawn(task, made, scheduler, site);
            }
        }
        return spawn(task, new Body.Call(callee, arguments, names), scheduler, site);
    }

    /** {@code spawn target.method(arguments) on model}. */
    public static Task spawn(final Task task, final Object target, final String method, final Object[] arguments,
            final String @Nullable [] names, final @Nullable String on, final int site) {
        return spawn(
                task, new Body.MethodCall(target, method, arguments, names), task.execution().schedulers().on(on, task), site);
    }

    /** {@code spawn coroutine on model}. */
    public static Task spawnCoroutine(
            final Task task, final Object coroutine, final @Nullable String on, final int site) {
        if (!(coroutine instanceof Coroutine body)) {
            throw refused("'spawn' needs a call, a coroutine or a block", coroutine);
        }
        body.claim();
        return spawn(task, body, task.execution().schedulers().on(on, task), site);
    }

    /** Runs a coroutine for {@code gather} and its like, as if it were spawned where it was made. */
    static Task spawn(final Task task, final Coroutine coroutine) {
        final Unawaited made = coroutine.creation;
        coroutine.claim();
        return spawn(task, coroutine, task.scheduler(), made == null ? -1 : made.site());
    }

    private static Task spawn(final Task task, final Body body, final Scheduler scheduler, final int site) {
        task.poll();
        final Origin origin = site < 0 ? task.origin() : task.originAt(site);
        return start(task, task.child(body, scheduler, task.inner(), origin));
    }

    static Task start(final Task spawner, final Task task) {
        final Execution execution = spawner.execution();
        execution.started(task, spawner);
        try {
            task.scheduler().start(task);
        } catch (ScriptError refused) {
            execution.notStarted(task);
            throw refused;
        }
        return task;
    }

    /** {@code parallel { … }}: a closure for each statement. @return the list, or {@link Coroutine#SUSPENDED} */
    public static Object parallel(final Task task, final Coroutine self, final Object[] branches,
            final @Nullable Object limit, final @Nullable String on, final int site) {
        return runNested(Parallel.of(branches, limit(limit), on, site), task, self);
    }

    /** {@code parallel for x in iterable { … }}. @return the list, or {@link Coroutine#SUSPENDED} */
    public static Object parallelFor(final Task task, final Coroutine self, final Object iterable, final Object body,
            final @Nullable Object limit, final @Nullable String on, final int site) {
        return runNested(Parallel.over(iterable, body, limit(limit), on, site), task, self);
    }

    private static Object runNested(final Coroutine coroutine, final Task task, final Coroutine self) {
        coroutine.started = true;
        coroutine.caller = self;
        task.poll();
        return coroutine.resume(task);
    }

    /** 0 for none. */
    private static int limit(final @Nullable Object limit) {
        return switch (limit) {
            case null -> 0;
            case None _ -> 0;
            case Long number when number > 0 -> (int) Math.min(number, Integer.MAX_VALUE);
            case Long number -> throw Errors.valueError("limit must be at least 1, not " + number);
            default -> throw refused("'limit' needs an int", limit);
        };
    }

    /** Enters {@code lock m}. @return NONE when it is held, or {@link Coroutine#SUSPENDED} */
    public static Object lock(final Object lock, final Task task, final @Nullable Coroutine self, final int site) {
        task.poll();
        return tryLock(lock, task, site) ? None.NONE : task.scheduler().await(task, waitFor(lock, site), self);
    }

    /** Enters {@code lock m} where the code cannot wait. */
    public static void lockBlocking(final Object lock, final Task task, final int site) {
        task.poll();
        if (!tryLock(lock, task, site)) {
            task.scheduler().block(task, waitFor(lock, site));
        }
    }

    private static boolean tryLock(final Object lock, final Task task, final int site) {
        return switch (lock) {
            case Lock mutex -> mutex.tryTake(task, site);
            case Semaphore semaphore -> semaphore.tryAcquire();
            default -> throw refused("'lock' needs a Lock or a Semaphore", lock);
        };
    }

    private static Wait waitFor(final Object lock, final int site) {
        return lock instanceof Lock mutex ? mutex.take(site) : ((Semaphore) lock).acquire();
    }

    /** Leaves {@code lock m}. */
    public static void unlock(final Object lock, final Task task) {
        if (lock instanceof Lock mutex) {
            mutex.release(task);
        } else {
            ((Semaphore) lock).release(task);
        }
    }

    /** Enters {@code timeout duration}. */
    public static TimeoutScope timeout(final Object duration, final Task task, final int site) {
        task.poll();
        return switch (duration) {
            case Long seconds -> TimeoutScope.begin(task, seconds);
            case Double seconds -> TimeoutScope.begin(task, seconds);
            case BigInteger seconds -> TimeoutScope.begin(task, seconds.doubleValue());
            default -> throw refused("'timeout' needs a number of seconds", duration);
        };
    }

    /** The block has ended without an error. */
    public static void timeoutEnded(final TimeoutScope scope, final Task task) {
        scope.end();
    }

    /** The block has ended with an error. @return the one to raise: its own cancellation becomes TimeoutError */
    public static ScriptError timeoutFailed(final TimeoutScope scope, final Task task, final ScriptError error) {
        return scope.failed(error);
    }

    private static ScriptError refused(final String needs, final Object given) {
        return Errors.typeError(needs + ", not '" + Types.nameOf(given) + "'");
    }

    /** The value of a block that would run outside it: TypeError for a coroutine, else the value. */
    public static Object noCoroutine(final Object value, final String construct) {
        if (value instanceof Coroutine coroutine) {
            throw Errors.typeError("the value of this '" + construct + "' block is the coroutine '" + coroutine.name()
                    + "', which would run outside it: write `await` before the call");
        }
        return value;
    }

    /** Notes a call's value that is neither awaited nor spawned right there, to tell if it never is. */
    public static void created(final Coroutine coroutine, final Task task, final int site) {
        if (!coroutine.started && coroutine.creation == null) {
            task.execution().created(coroutine, site);
        }
    }
}
