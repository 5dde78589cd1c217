package org.braidlang.concurrency.processes;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Starts worker processes, the first of them before anybody wants it, if that is asked for. Safe for any thread.
 */
public final class WorkerLauncher implements AutoCloseable {
    private final List<String> command;
    /** The process that was started early, until it is taken. */
    private final AtomicReference<@Nullable CompletableFuture<Process>> early = new AtomicReference<>();

    /** @param command the program that is a worker, and its arguments */
    public WorkerLauncher(final List<String> command) {
        this.command = List.copyOf(command);
    }

    /** Begins to start a process, for the first call of {@link #start}. Called once. */
    public void startEarly() {
        final CompletableFuture<Process> first = new CompletableFuture<>();
        early.set(first);
        Thread.ofPlatform().daemon().name("braid-first-worker").start(() -> {
            try {
                first.complete(launch());
            } catch (final Throwable e) {
                // Whatever it is, nobody may wait for the process in vain.
                first.completeExceptionally(e);
            }
        });
    }

    /** A process that has not been told anything yet. IOException if there can be none. */
    Process start() throws IOException {
        final CompletableFuture<Process> first = early.getAndSet(null);
        if (first != null) {
            try {
                return first.get();
            } catch (final ExecutionException | InterruptedException _) {
                // Tried once more, for its own fault to be told.
            }
        }
        return launch();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Ends the process that was started early, if nobody has wanted it. */
    @Override
    public void close() {
        final CompletableFuture<Process> unused = early.getAndSet(null);
        if (unused != null) {
            unused.thenAccept(Process::destroyForcibly);
        }
    }
}
