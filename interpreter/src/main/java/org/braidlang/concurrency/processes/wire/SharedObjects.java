package org.braidlang.concurrency.processes.wire;

import org.jspecify.annotations.Nullable;

/**
 * What all processes of a run share, and what is therefore sent as a number, not as a copy. Implementations are safe for
 * any thread; what they throw passes through encoder and decoder as it is.
 */
public interface SharedObjects {
    /** What is shared. The order is part of the format. */
    enum Kind { LOCK, SEMAPHORE, EVENT, BARRIER, CHANNEL, SHARED_VAR }

    /** The kind of a value, or of the cell of a variable, that is shared; null for anything else. */
    @Nullable Kind kindOf(Object value);

    /** The number of something that is shared, the same for all processes of the run. */
    long idOf(Object resource);

    /**
     * What a number stands for, in this process; for SHARED_VAR a cell.
     *
     * @throws CorruptFrameException if it stands for nothing of this kind
     */
    Object resource(Kind kind, long id) throws CorruptFrameException;
}
