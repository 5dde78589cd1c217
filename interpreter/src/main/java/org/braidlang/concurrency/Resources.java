package org.braidlang.concurrency;

/** Makes what tasks meet at: in this process, or in the one that all tasks of the run can reach. Safe for any thread. */
public interface Resources {
    Lock lock();

    /** @param permits at least 0 */
    Semaphore semaphore(long permits);

    Event event();

    /** @param parties at least 1 */
    Barrier barrier(long parties);

    /** @param capacity at least 0; {@link Channel#UNBOUNDED} for no bound */
    Channel channel(long capacity);

    /** The wait for the next line of the script's input. IOError at its end. */
    Wait line(Execution execution);

    /**
     * Ends the process that runs the task, without any unwinding: all that has been printed is shown first. Where that
     * is the process of the script itself, only the script ends.
     */
    ScriptExit endProcess(Task task, int status);

    /** Makes them in this process. */
    Resources LOCAL = new Resources() {
        @Override
        public Lock lock() {
            return new LocalLock();
        }

        @Override
        public Semaphore semaphore(final long permits) {
            return new LocalSemaphore(permits);
        }

        @Override
        public Event event() {
            return new LocalEvent();
        }

        @Override
        public Barrier barrier(final long parties) {
            return new LocalBarrier(parties);
        }

        @Override
        public Channel channel(final long capacity) {
            return new LocalChannel(capacity);
        }

        @Override
        public Wait line(final Execution execution) {
            return execution.input().read();
        }

        @Override
        public ScriptExit endProcess(final Task task, final int status) {
            return task.execution().exitNow(status);
        }
    };
}
