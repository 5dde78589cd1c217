package org.braidlang.runtime;

/**
 * Whether script code runs, or ever ran, on more than one thread. While it does not, collections need no monitors.
 *
 * <p>Threads: the flag is plain, because it is set before the second thread is started, by the only one there is: the
 * start makes it visible to the second, and to all that are started later. It is never reset.
 */
public final class Sharing {
    private static boolean started;

    private Sharing() {}

    /** To be called before any thread but the first of a program is started that may touch its values. */
    public static void begin() {
        started = true;
    }

    static boolean started() {
        return started;
    }
}
