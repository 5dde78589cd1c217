package org.braidlang.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where a script prints: text as UTF-8 to a stream. What is written reaches the stream within 50 ms, and at once where
 * nothing was written for as long; many writes become few.
 *
 * <p>Threads: any thread writes, and one write is never mixed with another. All fields but the last are guarded by the
 * lock, which is held while the stream is written to, so that its order is that of the writes. The flusher is a daemon,
 * started when something first stays behind.
 */
public final class Output {
    private static final int CAPACITY = 1 << 15;
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(40);

    private final OutputStream stream;
    private final byte[] buffer = new byte[CAPACITY];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private int used;
    private long lastFlush = System.nanoTime() - PERIOD;
    private @Nullable Thread flusher;
    private boolean closed;

    /** What went wrong in the flusher, for the next writer. */
    private @Nullable IOException failure;

    public Output(final OutputStream stream) {
        this.stream = stream;
    }

    /** Writes a text in one piece. IOError where the stream does not take it. */
    public void write(final String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes in one piece. IOError where the stream does not take them. */
    public void write(final byte[] bytes) {
        lock.lock();
        try {
            throwFailure();
            if (bytes.length > CAPACITY - used) {
                drain();
            }
            if (bytes.length > CAPACITY) {
                stream.write(bytes);
            } else {
                System.arraycopy(bytes, 0, buffer, used, bytes.length);
                used += bytes.length;
            }
            if (System.nanoTime() - lastFlush >= PERIOD) {
                flushHere();
            } else if (used > 0) {
                wakeFlusher();
            }
        } catch (final IOException e) {
            used = 0;
            throw error(e);
        } finally {
            lock.unlock();
        }
    }

    /** Hands everything on to the stream, and flushes it. IOError where it does not take it. */
    public void flush() {
        lock.lock();
        try {
            throwFailure();
            flushHere();
        } catch (final IOException e) {
            used = 0;
            throw error(e);
        } finally {
            lock.unlock();
        }
    }

    /** Flushes, and lets go of the flusher. The stream stays open: it belongs to whoever gave it. */
    public void close() {
        try {
            flush();
        } finally {
            lock.lock();
            try {
                closed = true;
                filled.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private void drain() throws IOException {
        final int count = used;
        used = 0;
        stream.write(buffer, 0, count);
    }

    private void flushHere() throws IOException {
        drain();
        stream.flush();
        lastFlush = System.nanoTime();
    }

    private void throwFailure() throws IOException {
        final IOException failed = failure;
        if (failed != null) {
            failure = null;
            throw failed;
        }
    }

    private static ScriptError error(final IOException cause) {
        return Errors.ioError("cannot write the output: " + cause.getMessage());
    }

    private void wakeFlusher() {
        if (flusher == null) {
            flusher = Thread.ofPlatform().daemon().name("output").unstarted(this::flushNowAndThen);
            flusher.start();
        }
        filled.signal();
    }

    private void flushNowAndThen() {
        lock.lock();
        try {
            while (true) {
                while (used == 0) {
                    if (closed) {
                        return;
                    }
                    filled.awaitUninterruptibly();
                }
                filled.awaitNanos(Math.max(1, lastFlush + PERIOD - System.nanoTime()));
                if (used > 0 && System.nanoTime() - lastFlush >= PERIOD) {
                    flushQuietly();
                }
            }
        } catch (final InterruptedException _) {
            flushQuietly();
        } finally {
            flusher = null;
            lock.unlock();
        }
    }

    private void flushQuietly() {
        try {
            flushHere();
        } catch (final IOException e) {
            failure = e;
        }
    }
}
