package org.braidlang.concurrency;

import java.util.ArrayList;
import java.util.List;
import org.braidlang.runtime.Builtin;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.None;
import org.braidlang.runtime.Types;
import org.jspecify.annotations.Nullable;

/** The functions of the language that concern tasks, and the methods of what tasks meet at. */
public final class TaskFunctions {
    private TaskFunctions() {}

    /** Waits for a number of seconds; with await, only the task does. */
    @Builtin("sleep(seconds)")
    public static Wait sleep(final double seconds) {
        if (Double.isNaN(seconds) || seconds < 0) {
            throw Errors.valueError("sleep length must be non-negative");
        }
        return new Sleep(Clock.nanos(seconds));
    }

    /** The seconds since the start of the script. */
    @Builtin("clock()")
    static double clock(final Task task) {
        return task.execution().elapsed();
    }

    /** The task that runs this call. */
    @Builtin("current_task()")
    static Object currentTask(final Task task) {
        return task;
    }

    /** Awaited, gives the results of all tasks and coroutines in order. */
    @Builtin("gather(tasks)")
    static Object gather(final Object tasks) {
        return new Gather(tasks, false);
    }

    /** Awaited, gives the result of the first to end and cancels the others. */
    @Builtin("race(tasks)")
    static Object race(final Object tasks) {
        return new Gather(tasks, true);
    }

    /** For {@code for await}: the tasks in the order in which they end. */
    @Builtin("as_completed(tasks)")
    static Object asCompleted(final Task task, final Object tasks) {
        final List<Task> started = new ArrayList<>();
        for (final Object item : Gather.items(tasks, task, "as_completed")) {
            started.add(item instanceof Task given ? given : TaskOperations.spawn(task, (Coroutine) item));
        }
        return new AsCompleted(started);
    }

    /** Asks the task to stop: CancelledError is raised in it at its next wait, loop turn or call. */
    @Builtin("task.cancel()")
    static void cancel(final Task task) {
        task.cancel();
    }

    /** A lock, for {@code lock m { }}: one task holds it at a time. */
    @Builtin("Lock()")
    static Lock lock(final Task task) {
        return task.execution().resources().lock();
    }

    /** Whether a task holds the lock. */
    @Builtin("Lock.locked()")
    static boolean locked(final Lock lock) {
        return lock.isLocked();
    }

    /** Lets so many tasks in at a time, with acquire and release or as {@code lock s { }}. */
    @Builtin("Semaphore(permits=1)")
    static Semaphore semaphore(final Task task, final long permits) {
        if (permits < 0) {
            throw Errors.valueError("a semaphore cannot begin with " + permits + " permits; give it at least 0");
        }
        return task.execution().resources().semaphore(permits);
    }

    /** Waits for a permit and takes it; gives true. */
    @Builtin("Semaphore.acquire()")
    static Wait acquire(final Semaphore semaphore) {
        return semaphore.acquire();
    }

    /** Gives a permit back. */
    @Builtin("Semaphore.release()")
    static void release(final Task task, final Semaphore semaphore) {
        semaphore.release(task);
    }

    /** A flag that tasks can wait for. */
    @Builtin("Event()")
    static Event event(final Task task) {
        return task.execution().resources().event();
    }

    /** Sets the flag: all that wait for it go on. */
    @Builtin("Event.set()")
    static void set(final Event event) {
        event.set();
    }

    /** Takes the flag back. */
    @Builtin("Event.clear()")
    static void clear(final Event event) {
        event.clear();
    }

    /** Whether the flag is set. */
    @Builtin("Event.is_set()")
    static boolean isSet(final Event event) {
        return event.isSet();
    }

    /** Waits until the flag is set; gives true. */
    @Builtin("Event.wait()")
    static Wait wait(final Event event) {
        return event.await();
    }

    /** Lets tasks go on once so many of them wait, again and again. */
    @Builtin("Barrier(parties)")
    static Barrier barrier(final Task task, final long parties) {
        if (parties < 1) {
            throw Errors.valueError("a barrier for " + parties + " tasks holds up nobody; give it at least 1");
        }
        return task.execution().resources().barrier(parties);
    }

    /** Waits until as many tasks do as the barrier is for; gives the order of arrival, from 0. */
    @Builtin("Barrier.wait()")
    static Wait wait(final Barrier barrier) {
        return barrier.await();
    }

    /** A queue between tasks; its capacity bounds it, and 0 hands over from task to task. */
    @Builtin("Channel(capacity=none)")
    static Channel channel(final Task task, final @Nullable Object capacity) {
        final Resources resources = task.execution().resources();
        return switch (capacity) {
            case null -> resources.channel(Channel.UNBOUNDED);
            case None _ -> resources.channel(Channel.UNBOUNDED);
            case Long number when number >= 0 -> resources.channel(number);
            case Long number ->
                throw Errors.valueError("a channel cannot hold " + number + " items; give it at least 0");
            default -> throw Errors.typeError("Channel() needs an int, not '" + Types.nameOf(capacity) + "'");
        };
    }

    /** Adds an item; waits while the channel is full. ValueError once it is closed. */
    @Builtin("Channel.send(item)")
    static Wait send(final Channel channel, final Object item) {
        return channel.send(item);
    }

    /** Takes the oldest item; waits while there is none. ValueError once it is closed and empty. */
    @Builtin("Channel.receive()")
    static Wait receive(final Channel channel) {
        return channel.receive();
    }

    /** Lets nothing more in; what is in it can still be received. */
    @Builtin("Channel.close()")
    static void close(final Channel channel) {
        channel.close();
    }

    /** How many items wait to be received. */
    @Builtin("Channel.len()")
    static long len(final Channel channel) {
        return channel.size();
    }
}
