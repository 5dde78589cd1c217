package org.braidlang.concurrency.processes.wire;

import java.util.List;
import org.braidlang.concurrency.Place;
import org.jspecify.annotations.Nullable;

/**
 * What the parent and its workers tell each other. Values of the language travel as payloads, which only their receiver
 * reads: a message about one task is never spoilt by the value of another.
 *
 * <p>A call is a task that runs in a worker, known by its number. What a worker numbers itself (tasks it spawns,
 * requests) is known by that number together with the worker.
 */
public sealed interface Message {
    /** From the parent to a worker. */
    sealed interface ToWorker extends Message {}

    /** From a worker to the parent. */
    sealed interface ToParent extends Message {}

    /**
     * The first message: what all calls have in common.
     *
     * @param start when the script was started, by the clock that all processes share
     * @param worker the worker's number, from 1
     */
    record Setup(long start, int worker, List<String> arguments) implements ToWorker {}

    /**
     * A call to run: the payload is what is called, its arguments and the variables that its code can reach.
     *
     * @param ahead whether it is sent before the worker is free, and begins when another call has ended there
     */
    record Run(long call, int number, @Nullable String name, long seed, boolean ahead, byte[] payload)
            implements ToWorker {}

    /** The calls that were sent ahead and have not begun are wanted back: another worker is free for them. */
    record TakeBack() implements ToWorker {}

    /** The call is to stop: cancellation is raised in it. Sent again, it asks whether the call does. */
    record Cancel(long call) implements ToWorker {}

    /** The script has given the call a name. */
    record Rename(long call, String name) implements ToWorker {}

    /** What a request has led to. */
    record Reply(long request, Answer answer, byte[] payload) implements ToWorker {}

    /** A task that the call has spawned has ended. */
    record Ended(long call, long task, Answer answer, byte[] payload) implements ToWorker {}

    /**
     * The wait for tasks in which one of the call's process stands cannot end: the payload is the error.
     *
     * @param local which of them; 0 for the call itself
     */
    record Stuck(long call, int local, byte[] payload) implements ToWorker {}

    /** Another wants what was lent to the worker. */
    record Recall(long resource) implements ToWorker {}

    /** How something has ended, and what its payload is. */
    enum Answer {
        /** A value. */
        VALUE,
        /** An error. */
        ERROR,
        /** It was cancelled; the payload is the error, or nothing. */
        CANCELLED,
        /** The end of what is iterated; no payload. */
        END,
        /** The script is to end; the payload is the exit status. */
        EXIT,
        /** A lock that is held now, and that the worker may give to its tasks until it is recalled; no payload. */
        LENT
    }

    /** The first message of a worker: it has started. */
    record Ready() implements ToParent {}

    /** Text that was printed, or written to the diagnostics. */
    record Print(boolean diagnostics, byte[] payload) implements ToParent {}

    /** A warning, which is shown once whoever sends it. */
    record Warning(String key, String text) implements ToParent {}

    /** A call has ended, and all that it has started in its process. */
    record Result(long call, Answer answer, long nanos, byte[] payload) implements ToParent {}

    /** Calls that were taken back: they have not begun. */
    record Returned(List<Long> calls) implements ToParent {}

    /** A task that a call had started in its process has failed, and nobody has seen its error. */
    record Unseen(long call, String name, int site, byte[] payload) implements ToParent {}

    /** The call spawns a task, to which the worker gives the number {@code task}. */
    record Spawn(long call, long task, String name, long seed, int site, byte[] payload) implements ToParent {}

    /**
     * Something that only the parent can do.
     *
     * @param request the number for the reply; 0 where none is wanted
     * @param call the call for which it is asked; 0 for none
     * @param local which of the tasks of that call in its process asks; 0 for the call itself
     * @param target the number of a resource or a task, or what the operation makes of it
     * @param argument a site, a capacity, or what the operation makes of it
     * @param bounded whether a timeout in the worker will end the wait
     * @param place where the script waits, where the argument is no site that tells it
     * @param refusal what is wrong if only another task of the same loop can end the wait, which keeps that; else null
     */
    record Request(
            long request, long call, int local, Operation operation, long target, long argument, boolean bounded,
            @Nullable Place place, @Nullable String refusal, byte[] payload) implements ToParent {}

    /** Ends a wait that was asked for, unless it is over; the reply tells which. */
    record Withdraw(long request) implements ToParent {}

    /**
     * The call, or another task of its process, waits for tasks. If one of them has ended, that is told anew when the
     * process has heard of it.
     *
     * @param local which of them waits; 0 for the call itself
     * @param all whether it waits for all of the tasks, not for any
     * @param tasks those that the call has spawned, by its numbers; 0 is the call itself, and a number below that is one
     *     of the tasks of its process, negative
     */
    record Parked(long call, int local, boolean bounded, @Nullable Place place, boolean all, List<Long> tasks)
            implements ToParent {}

    /** It goes on, although none of those tasks has ended. */
    record GoesOn(long call, int local) implements ToParent {}

    /**
     * Nobody in the call's process can go on before something ends that the parent decides.
     *
     * @param heard how many messages about the call, of those that may let somebody go on, have had their effect there
     */
    record StandsStill(long call, int heard) implements ToParent {}

    /** What is asked for in a {@link Request}. */
    enum Operation {
        NEW_LOCK, NEW_SEMAPHORE, NEW_EVENT, NEW_BARRIER, NEW_CHANNEL, NEW_SHARED,
        LOCK, UNLOCK, IS_LOCKED, GIVE_BACK,
        ACQUIRE, RELEASE,
        SET, CLEAR, IS_SET, WAIT, MEET,
        SEND, RECEIVE, RECEIVE_NEXT, CLOSE, LENGTH,
        READ, WRITE,
        INPUT,
        CANCEL_TASK, SEEN_TASK, NAME_TASK, RENAME_TASK, RENAME_CALL,
        /** The payload is the name that the call has by what it runs. */
        CALL_NAMED,
        /**
         * A task of another model that runs in the call's process is about to wait here or is waited for; the payload is
         * its name, the argument 1 if it takes turns with others on the loop of that process.
         */
        LOCAL_TASK,
        /** It has ended. */
        LOCAL_ENDED,
        /** The answer to each Cancel: the argument is 1 if the call stops, 0 if it may still compute. */
        STOPPING,
        CODE;

        /** Whether a task stands still until the reply comes. */
        public boolean isWait() {
            return switch (this) {
                case LOCK, ACQUIRE, WAIT, MEET, SEND, RECEIVE, RECEIVE_NEXT, INPUT -> true;
                case NEW_LOCK, NEW_SEMAPHORE, NEW_EVENT, NEW_BARRIER, NEW_CHANNEL, NEW_SHARED, UNLOCK, IS_LOCKED,
                        GIVE_BACK, RELEASE, SET, CLEAR, IS_SET, CLOSE, LENGTH, READ, WRITE, CANCEL_TASK, SEEN_TASK,
                        NAME_TASK, RENAME_TASK, RENAME_CALL, CALL_NAMED, LOCAL_TASK, LOCAL_ENDED, STOPPING, CODE -> false;
            };
        }
    }
}
