package org.braidlang.concurrency;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a run's input. A thread of its own reads them while somebody waits for one, so that a loop goes on and a
 * timeout can end the wait. Those who wait get them in the order in which they came; a line that comes when nobody waits
 * any more is there for the next one who asks.
 *
 * <p>Threads: any. The fields are guarded by the monitor of the queue.
 */
public final class InputLines {
    private final InputStream in;
    private final ArrayDeque<Reading> waiting = new ArrayDeque<>();
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    /** Whether a thread reads. */
    private boolean reads;

    InputLines(final InputStream in) {
        this.in = in;
    }

    /** The wait for the next line, without its end; IOError at the end of the input. */
    public Wait read() {
        return new Reading();
    }

    /** On a thread of its own, as long as lines are wanted. */
    private void readOn() {
        while (isWanted()) {
            try {
                deliver(line());
            } catch (final ScriptError error) {
                refuse(error);
            } catch (final Throwable fault) {
                refuse(Errors.caught(fault));
            }
        }
    }

    private boolean isWanted() {
        synchronized (waiting) {
            reads = !waiting.isEmpty();
            return reads;
        }
    }

    private void deliver(final String line) {
        synchronized (waiting) {
            for (Reading next = waiting.poll(); next != null; next = waiting.poll()) {
                if (next.complete(line)) {
                    return;
                }
            }
            lines.add(line);
        }
    }

    private void refuse(final ScriptError error) {
        synchronized (waiting) {
            for (Reading next = waiting.poll(); next != null; next = waiting.poll()) {
                next.fail(error);
            }
        }
    }

    private String line() {
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            synchronized (in) {
                int c = in.read();
                if (c < 0) {
                    throw Errors.ioError("end of input when reading a line");
                }
                for (; c >= 0 && c != '\n'; c = in.read()) {
                    line.write(c);
                }
            }
        } catch (final IOException e) {
            throw Errors.ioError("cannot read the input: " + e.getMessage());
        }
        final String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private final class Reading extends Wait {
        @Override
        protected void begin(final Task waiter) {
            synchronized (waiting) {
                final @Nullable String line = lines.poll();
                if (line != null) {
                    complete(line);
                    return;
                }
                waiting.add(this);
                if (!reads) {
                    reads = true;
                    waiter.execution().background().execute(InputLines.this::readOn);
                }
            }
        }

        @Override
        protected void withdraw() {
            synchronized (waiting) {
                waiting.remove(this);
            }
        }

        @Override
        public Kind kind() {
            return Kind.ITSELF;
        }

        @Override
        public String what() {
            return "a line of input";
        }

        @Override
        public String operation() {
            return "input(…)";
        }
    }
}
