package org.braidlang.concurrency.processes;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.braidlang.concurrency.Barrier;
import org.braidlang.concurrency.Channel;
import org.braidlang.concurrency.Event;
import org.braidlang.concurrency.Execution;
import org.braidlang.concurrency.Lock;
import org.braidlang.concurrency.Packing;
import org.braidlang.concurrency.Semaphore;
import org.braidlang.concurrency.processes.wire.SharedObjects;
import org.braidlang.runtime.SharedCell;
import org.jspecify.annotations.Nullable;

/**
 * What all processes of a run share: locks and the like, which stay in the parent and are known to workers by numbers.
 * Safe for any thread.
 */
final class SharedTable implements SharedObjects {
    private final Map<Long, Object> byNumber = new ConcurrentHashMap<>();
    private final Map<Long, SharedVariable> variables = new ConcurrentHashMap<>();
    /** Guarded by itself. */
    private final Map<Object, Long> numbers = new IdentityHashMap<>();
    /** Copies the items of channels that workers know. Set once, before anything else. */
    private @Nullable Packing packing;
    /** Guarded by {@code numbers}. Workers number what they make themselves with multiples of a large power of 2. */
    private long last;

    void packWith(final Packing chosen) {
        packing = chosen;
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

    /** The number of a thing that a worker is told of. */
    @Override
    public long idOf(final Object resource) {
        synchronized (numbers) {
            final Long known = numbers.get(resource);
            if (known != null) {
                return known;
            }
            put(++last, resource);
            return last;
        }
    }

    /** Notes what a worker has made, with the number that it has given it. */
    void put(final long number, final Object resource) {
        synchronized (numbers) {
            numbers.put(resource, number);
            byNumber.put(number, resource);
            if (resource instanceof SharedCell cell) {
                final SharedVariable variable = new SharedVariable(cell.get());
                variables.put(number, variable);
                cell.moveTo(variable);
            }
        }
        if (resource instanceof Channel channel) {
            channel.copyItems(packing);
        }
    }

    @Override
    public Object resource(final Kind kind, final long number) {
        return get(number);
    }

    Object get(final long number) {
        final Object found = byNumber.get(number);
        if (found == null) {
            throw ProcessScheduler.workerError("a worker asks for something that does not exist");
        }
        return found;
    }

    /** The variable of this number. */
    SharedVariable variable(final long number) {
        return variables.get(number);
    }

    /** Notes a variable that a worker has declared. */
    void putVariable(final long number, final Object value) {
        final SharedCell cell = new SharedCell();
        cell.set(value);
        put(number, cell);
    }
}
