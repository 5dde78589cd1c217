package org.braidlang.concurrency.processes.worker;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.braidlang.concurrency.Barrier;
import org.braidlang.concurrency.Channel;
import org.braidlang.concurrency.Event;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Lock;
import org.braidlang.concurrency.Packing;
import org.braidlang.concurrency.Resources;
import org.braidlang.concurrency.ScriptExit;
import org.braidlang.concurrency.Semaphore;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.Wait;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.braidlang.concurrency.processes.wire.SharedObjects;
import org.braidlang.runtime.SharedCell;
import org.jspecify.annotations.Nullable;

/**
 * Locks and the like as the tasks of a worker have them: numbers, for what stays in the parent. Safe for any thread.
 */
final class RemoteResources implements Resources, SharedObjects {
    private static final RemoteWait.Description SEMAPHORE =
            new RemoteWait.Description("a semaphore", "semaphore.acquire()");
    private static final RemoteWait.Description EVENT = new RemoteWait.Description("an event", "event.wait()");
    private static final RemoteWait.Description BARRIER = new RemoteWait.Description("a barrier", "barrier.wait()");
    private static final RemoteWait.Description SEND = new RemoteWait.Description("room in a channel", "channel.send(…)");
    private static final RemoteWait.Description RECEIVE =
            new RemoteWait.Description("an item of a channel", "channel.receive()");
    private static final RemoteWait.Description INPUT = new RemoteWait.Description("a line of input", "input(…)");
    /** Each worker numbers what it makes from a number of its own on. */
    private static final int BITS = 40;

    private final WorkerProcess process;
    private final AtomicLong last;
    private final Map<Long, Object> known = new ConcurrentHashMap<>();
    private final Map<Long, Loan> loans = new ConcurrentHashMap<>();
    /** The numbers of shared variables. Guarded by itself. */
    private final Map<SharedCell, Long> variables = new IdentityHashMap<>();

    RemoteResources(final WorkerProcess process, final int worker) {
        this.process = process;
        this.last = new AtomicLong((long) worker << BITS);
    }

    private long make(final Operation operation, final long argument) {
        final long number = last.incrementAndGet();
        process.order(operation, number, argument);
        return number;
    }

    private Object known(final Kind kind, final long number) {
        return known.computeIfAbsent(number, _ -> switch (kind) {
            case LOCK -> lock(number);
            case SEMAPHORE -> new OfSemaphore(number);
            case EVENT -> new OfEvent(number);
            case BARRIER -> new OfBarrier(number);
            case CHANNEL -> new OfChannel(number);
            case SHARED_VAR -> variable(number, new SharedCell());
        });
    }

    @Override
    public Object resource(final Kind kind, final long number) {
        return known(kind, number);
    }

    @Override
    public long idOf(final Object resource) {
        return resource instanceof Numbered numbered ? numbered.number() : idOf((SharedCell) resource);
    }

    /** A variable that was declared in this worker moves to the parent when another task is first to share it. */
    private long idOf(final SharedCell cell) {
        synchronized (variables) {
            final Long number = variables.get(cell);
            if (number != null) {
                return number;
            }
            final long made = last.incrementAndGet();
            process.order(0, Operation.NEW_SHARED, made, 0, process.copies().value(cell.get(), null));
            known.put(made, variable(made, cell));
            return made;
        }
    }

    private SharedCell variable(final long number, final SharedCell cell) {
        synchronized (variables) {
            variables.put(cell, number);
        }
        final RemoteVariable home = new RemoteVariable(process, number);
        loans.put(number, home);
        cell.moveTo(home);
        return cell;
    }

    /** A task is about to end: the parent hears of what it has changed. */
    void tell() {
        loans.values().forEach(Loan::tell);
    }

    /** What may be borrowed, by its number. */
    @Nullable Loan loan(final long number) {
        return loans.get(number);
    }

    private RemoteLock lock(final long number) {
        final RemoteLock lock = new RemoteLock(process, number);
        loans.put(number, lock);
        return lock;
    }

    @Override
    public @Nullable Kind kindOf(final Object value) {
        return switch (value) {
            case Lock _ -> Kind.LOCK;
            case Semaphore _ -> Kind.SEMAPHORE;
            case Event _ -> Kind.EVENT;
            case Barrier _ -> Kind.BARRIER;
            case Channel _ -> Kind.CHANNEL;
            case SharedCell _ -> Kind.SHARED_VAR;
            default -> null;
        };
    }

    /** Something that stays in the parent. */
    interface Numbered {
        long number();
    }

    @Override
    public Lock lock() {
        return (Lock) known(Kind.LOCK, make(Operation.NEW_LOCK, 0));
    }

    @Override
    public Semaphore semaphore(final long permits) {
        return (Semaphore) known(Kind.SEMAPHORE, make(Operation.NEW_SEMAPHORE, permits));
    }

    @Override
    public Event event() {
        return (Event) known(Kind.EVENT, make(Operation.NEW_EVENT, 0));
    }

    @Override
    public Barrier barrier(final long parties) {
        return (Barrier) known(Kind.BARRIER, make(Operation.NEW_BARRIER, parties));
    }

    @Override
    public Channel channel(final long capacity) {
        return (Channel) known(Kind.CHANNEL, make(Operation.NEW_CHANNEL, capacity));
    }

    @Override
    public Wait line(final Execution execution) {
        return new RemoteWait(process, Operation.INPUT, 0, 0, null, INPUT);
    }

    @Override
    public ScriptExit endProcess(final Task task, final int status) {
        process.flush();
        process.halt(status);
        return new ScriptExit();
    }

    private final class OfSemaphore extends Semaphore implements Numbered {
        private final long number;

        OfSemaphore(final long number) {
            this.number = number;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public Wait acquire() {
            return new RemoteWait(process, Operation.ACQUIRE, number, 0, null, SEMAPHORE);
        }

        /** Whether there is a permit only the parent knows, who is asked by the wait. */
        @Override
        public boolean tryAcquire() {
            return false;
        }

        @Override
        public void release(final Task task) {
            process.order(task, Operation.RELEASE, number, 0);
        }
    }

    private final class OfEvent extends Event implements Numbered {
        private final long number;

        OfEvent(final long number) {
            this.number = number;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public void set() {
            process.order(Operation.SET, number, 0);
        }

        @Override
        public void clear() {
            process.order(Operation.CLEAR, number, 0);
        }

        @Override
        public boolean isSet() {
            return (boolean) process.ask(Operation.IS_SET, number);
        }

        @Override
        public Wait await() {
            return new RemoteWait(process, Operation.WAIT, number, 0, null, EVENT);
        }
    }

    private final class OfBarrier extends Barrier implements Numbered {
        private final long number;

        OfBarrier(final long number) {
            this.number = number;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public Wait await() {
            return new RemoteWait(process, Operation.MEET, number, 0, null, BARRIER);
        }
    }

    private final class OfChannel extends Channel implements Numbered {
        private final long number;

        OfChannel(final long number) {
            this.number = number;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public Wait send(final Object item) {
            return new RemoteWait(process, Operation.SEND, number, 0, item, SEND);
        }

        @Override
        public Wait receive() {
            return new RemoteWait(process, Operation.RECEIVE, number, 0, null, RECEIVE);
        }

        @Override
        public Wait receiveNext() {
            return new RemoteWait(process, Operation.RECEIVE_NEXT, number, 0, null, RECEIVE);
        }

        @Override
        public void close() {
            process.order(Operation.CLOSE, number, 0);
        }

        @Override
        public int size() {
            return (int) (long) process.ask(Operation.LENGTH, number);
        }

        /** All items are copied anyway. */
        @Override
        public void copyItems(final Packing packing) {}
    }
}
