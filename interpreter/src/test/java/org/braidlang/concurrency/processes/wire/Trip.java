package org.braidlang.concurrency.processes.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.braidlang.concurrency.Channel;
import org.braidlang.concurrency.Lock;
import org.braidlang.engine.TwoProcesses;
import org.braidlang.runtime.Cell;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/** Sends what a script has kept to another process, which knows the script only by its code source. */
final class Trip {
    final TwoProcesses processes;
    final Objects shared = new Objects();
    /** What was reported of changes to copies. */
    final List<String> lost = new ArrayList<>();

    Trip(final String script) {
        this(script, Path.of(""));
    }

    Trip(final String script, final Path folder) {
        processes = new TwoProcesses(script, folder);
    }

    ValueEncoder encoder() {
        return new ValueEncoder(processes.here().globals(), processes.here().program(), shared);
    }

    /** Back from the other process. */
    ValueEncoder encoder(final TwoProcesses.Side side) {
        return new ValueEncoder(side.globals(), side.program(), shared);
    }

    ValueDecoder decoder(final TwoProcesses.Side side) {
        return new ValueDecoder(side.globals(), side.program(), shared);
    }

    byte[] encode(final Object... values) {
        return encoder().encode(values, i -> "argument " + (i + 1));
    }

    /** The values as they arrive there, with the variables that come with them. */
    Object[] send(final Object... values) throws CorruptFrameException {
        return decoder(processes.there()).decode(encode(values));
    }

    /** The values as a task gets them. */
    Object[] start(final TwoProcesses.Side side, final Object... values) throws CorruptFrameException {
        final byte[] bytes = encode(values);
        return decoder(side).decodeTask(bytes, 0, bytes.length, (_, name) -> lost.add(name));
    }

    /** All that the script has kept, as a task gets it. */
    Object[] start() throws CorruptFrameException {
        return start(processes.there(), processes.kept());
    }

    /** The message of the error with which the values that the script has kept cannot be sent. */
    String refusal() {
        try {
            encode(processes.kept());
        } catch (final ScriptError e) {
            return e.value().toString();
        }
        throw new AssertionError("it was sent");
    }

    /** Locks, channels and a cell, which are the same objects in both processes. */
    static final class Objects implements SharedObjects {
        private final List<Object> known = new ArrayList<>();

        /** The variable that counts as shared. */
        @Nullable Cell cell;

        @Override
        public @Nullable Kind kindOf(final Object value) {
            return value instanceof Lock ? Kind.LOCK
                    : value instanceof Channel ? Kind.CHANNEL
                    : value == cell ? Kind.SHARED_VAR : null;
        }

        @Override
        public long idOf(final Object resource) {
            final int number = known.indexOf(resource);
            if (number >= 0) {
                return number;
            }
            known.add(resource);
            return known.size() - 1;
        }

        @Override
        public Object resource(final Kind kind, final long id) throws CorruptFrameException {
            if (id < 0 || id >= known.size() || kindOf(known.get((int) id)) != kind) {
                throw new CorruptFrameException("no " + kind + " " + id);
            }
            return known.get((int) id);
        }
    }
}
