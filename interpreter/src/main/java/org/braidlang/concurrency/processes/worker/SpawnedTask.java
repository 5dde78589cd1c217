package org.braidlang.concurrency.processes.worker;

import java.nio.charset.StandardCharsets;
import org.braidlang.concurrency.Place;
import org.braidlang.concurrency.Remote;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.processes.wire.Message.Answer;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/** The other end of a task that a call has spawned and that the parent has run somewhere. Safe for any thread. */
final class SpawnedTask implements Remote {
    private static final byte[] NOTHING = {};

    private final WorkerProcess process;
    private final WorkerCall spawner;
    private final Task here;
    private final long number;

    /**
     * @param here what stands for it in this process
     * @param number as this process counts what it spawns
     */
    SpawnedTask(final WorkerProcess process, final WorkerCall spawner, final Task here, final long number) {
        this.process = process;
        this.spawner = spawner;
        this.here = here;
        this.number = number;
    }

    long number() {
        return number;
    }

    Task here() {
        return here;
    }

    /** It has ended, as the parent says. */
    void end(final Answer answer, final byte[] payload) {
        Object value = null;
        RuntimeException error = null;
        try {
            switch (answer) {
                case VALUE -> value = process.copies().value(payload, here.globals);
                case ERROR, CANCELLED -> error = process.copies().error(payload);
                case END, EXIT, LENT -> error = Errors.cancelled();
            }
        } catch (ScriptError unreadable) {
            error = unreadable;
        }
        if (answer == Answer.CANCELLED || answer == Answer.EXIT) {
            here.cancelledElsewhere();
        }
        here.end(value, error);
    }

    @Override
    public void cancel() {
        process.order(spawner.number(), Operation.CANCEL_TASK, number, 0, NOTHING);
    }

    @Override
    public boolean isToldToStop() {
        return false;
    }

    @Override
    public @Nullable Place place() {
        return null;
    }

    @Override
    public void waitsAt(final @Nullable Place place) {
        throw new IllegalStateException("it waits elsewhere");
    }

    @Override
    public void drop() {}

    @Override
    public void seen() {
        process.order(spawner.number(), Operation.SEEN_TASK, number, 0, NOTHING);
    }

    @Override
    public String name() {
        return (String) process.ask(Operation.NAME_TASK, number);
    }

    @Override
    public void renamed(final String name) {
        process.order(spawner.number(), Operation.RENAME_TASK, number, 0, name.getBytes(StandardCharsets.UTF_8));
    }
}
