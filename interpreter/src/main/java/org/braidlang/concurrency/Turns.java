package org.braidlang.concurrency;

/**
 * Which of the tasks that have threads may run now. A task's code runs only between {@link #enter} and {@link #leave};
 * where it waits it leaves, and enters again before it goes on. All is called on the task's thread, where nothing else
 * is said.
 */
public interface Turns {
    /** All may run. */
    Turns FREE = new Turns() {
        @Override
        public void enter(final Task task) {}

        @Override
        public void leave(final Task task) {}

        @Override
        public void giveWay(final Task task) {
            Thread.yield();
        }

        @Override
        public boolean areExclusive() {
            return false;
        }

        @Override
        public void close() {}
    };

    /** The task wants to run; returns when it may. */
    void enter(Task task);

    /** The task waits or ends. */
    void leave(Task task);

    /** The task runs, and lets others run first: the script says so, or {@link Task#askToGiveWay} did. */
    void giveWay(Task task);

    /** Whether one task runs at a time, so that nothing happens while it spins. */
    boolean areExclusive();

    /** No task runs any more, or none matters. Any thread. */
    void close();
}
