package org.braidlang.concurrency.processes.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.braidlang.concurrency.Clock;
import org.braidlang.concurrency.Task;
import org.braidlang.concurrency.ThreadedScheduler;
import org.braidlang.concurrency.processes.CodeQuestions;
import org.braidlang.concurrency.processes.Copies;
import org.braidlang.concurrency.processes.wire.Connection;
import org.braidlang.concurrency.processes.wire.CorruptFrameException;
import org.braidlang.concurrency.processes.wire.Message;
import org.braidlang.concurrency.processes.wire.Message.Operation;
import org.braidlang.runtime.CodeSource;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.Output;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * A worker: reads what the parent sends, and runs calls. It lives until the parent closes the connection.
 *
 * <p>Threads: one thread at a time leads, that is, reads. Before it does anything that may take time or may send, it
 * hands the lead to another, and comes back to it afterwards; a short call it runs without that ({@link Lead}). So a call
 * begins on the very thread that has read it, and there is always one that reads, or will within a millisecond.
 */
public final class WorkerProcess {
    private final Connection connection;
    private final Runtime runtime;
    private final Lead lead = new Lead(this::startThread);
    private final AtomicLong lastRequest = new AtomicLong();
    private final Map<Long, RemoteWait> waits = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Message.Reply>> questions = new ConcurrentHashMap<>();
    private final Map<Long, RemoteVariable> borrowings = new ConcurrentHashMap<>();
    private final Map<Long, WorkerCall> calls = new ConcurrentHashMap<>();
    private final CallsAhead ahead = new CallsAhead();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private volatile boolean toldToStop;
    private final AtomicLong lastTask = new AtomicLong();
    private final Output out = new Output(new PrintStream(this, false));
    private final Output diagnostics = new Output(new PrintStream(this, true));
    /** Set by the first message, before any call. */
    private volatile Shared shared;

    /** What the process gives a worker. */
    public interface Runtime {
        /** Makes the program, whose code is asked for, and all that a call needs beside it. */
        WorkerProgram program(CodeSource code, List<String> arguments);

        /** Ends the process at once. */
        void halt(int status);

        Clock clock();
    }

    /** What all calls share. */
    record Shared(WorkerProgram program, RemoteResources resources, Copies copies, long start, Message.Setup setup) {}

    public WorkerProcess(final InputStream in, final OutputStream out, final Runtime runtime) {
        this.connection = new Connection(in, out);
        this.runtime = runtime;
    }

    /** Works on this thread and on others, until the parent closes the connection. */
    public void run() {
        send(new Message.Ready());
        lead();
    }

    private void lead() {
        while (lead.take()) {
            final Message message;
            try {
                message = connection.receive();
            } catch (final IOException | CorruptFrameException e) {
                runtime.halt(1);
                return;
            }
            switch (message) {
                case null -> {
                    runtime.halt(0);
                    return;
                }
                case Message.Setup m -> setUp(m);
                case Message.Reply m -> replied(m);
                case Message.Cancel m -> {
                    lead.handOn();
                    final WorkerCall call = calls.get(m.call());
                    toldToStop = true;
                    if (call != null) {
                        if (ahead.remove(call)) {
                            calls.remove(m.call());
                            call.cancelledBeforeStart();
                        } else {
                            call.cancel();
                        }
                    }
                }
                case Message.Rename m -> {
                    final WorkerCall call = calls.get(m.call());
                    if (call != null) {
                        call.rename(m.name());
                    }
                }
                case Message.Run m -> {
                    final WorkerCall call = new WorkerCall(this, m);
                    calls.put(m.call(), call);
                    if (ahead.begins(call, m.ahead())) {
                        lead.runs();
                        runWithThoseAhead(call);
                    }
                }
                case Message.TakeBack _ -> {
                    lead.handOn();
                    giveBack();
                }
                case Message.Ended m -> {
                    lead.handOn();
                    final WorkerCall call = calls.get(m.call());
                    if (call != null) {
                        call.ended(m);
                    }
                }
                case Message.Stuck m -> {
                    lead.handOn();
                    final WorkerCall call = calls.get(m.call());
                    if (call != null) {
                        call.waits().stuck(m);
                    }
                }
                case Message.Recall m -> {
                    lead.handOn();
                    recall(shared.resources().loan(m.resource()));
                }
                case Message.ToParent _ -> {
                    runtime.halt(1);
                    return;
                }
            }
        }
    }

    private void runWithThoseAhead(final WorkerCall first) {
        for (WorkerCall call = first; call != null; call = ahead.next(first)) {
            call.run();
            calls.remove(call.number());
        }
    }

    private void giveBack() {
        final List<Long> numbers = ahead.removeAll().stream().map(WorkerCall::number).toList();
        numbers.forEach(calls::remove);
        send(new Message.Returned(numbers));
    }

    /** Whether the parent has told a call to stop. */
    public boolean hasToldToStop() {
        return toldToStop;
    }

    private void startThread() {
        final Thread thread = new Thread(null, this::lead, "braid-worker", ThreadedScheduler.STACK_SIZE);
        thread.setDaemon(true);
        thread.start();
    }

    private void setUp(final Message.Setup message) {
        final RemoteResources resources = new RemoteResources(this, message.worker());
        final WorkerProgram program = runtime.program(CodeQuestions.remote(question -> ask(Operation.CODE, 0, question)), message.arguments());
        shared = new Shared(program, resources, new Copies(program.program(), resources),
                message.start(), message);
    }

    Shared shared() {
        return shared;
    }

    Copies copies() {
        return shared.copies();
    }

    Clock clock() {
        return runtime.clock();
    }

    // ---- what is asked of the parent

    /** Where all calls print. */
    Output out() {
        return out;
    }

    Output diagnostics() {
        return diagnostics;
    }

    /** A number for a task that one of the calls spawns. */
    long nextTask() {
        return lastTask.incrementAndGet();
    }

    /** What was printed so far is on its way. */
    void flush() {
        out.flush();
        diagnostics.flush();
    }

    /** Sends a message, after all that was printed. If the parent is gone, so is this process. */
    void send(final Message message) {
        if (!(message instanceof Message.Print)) {
            flush();
        }
        if (!(message instanceof Message.Result)) {
            // The answer may be waited for, and somebody has to read it.
            lead.handOn();
        }
        try {
            connection.send(message);
        } catch (final IOException e) {
            runtime.halt(1);
        }
    }

    /** Expects a reply for a wait. @return the number of the request */
    long expect(final RemoteWait wait) {
        final long number = lastRequest.incrementAndGet();
        waits.put(number, wait);
        return number;
    }

    private void replied(final Message.Reply reply) {
        final RemoteWait wait = waits.remove(reply.request());
        if (wait == null) {
            final CompletableFuture<Message.Reply> question = questions.remove(reply.request());
            final RemoteVariable lent = borrowings.remove(reply.request());
            if (lent != null && reply.answer() == Message.Answer.LENT) {
                // A value that cannot change: reading it asks for no code.
                lent.lent(copies().value(reply.payload(), null));
            }
            if (question != null) {
                question.complete(reply);
            }
            return;
        }
        switch (reply.answer()) {
            case VALUE -> wait.complete(reply.payload());
            case END -> wait.complete(Iteration.END);
            case ERROR -> wait.fail(copies().error(reply.payload()));
            case CANCELLED -> wait.cancelled();
            case LENT -> {
                wait.lent();
                wait.complete(reply.payload());
            }
            case EXIT -> wait.complete(reply.payload());
        }
        WorkerCall.of(wait.task()).waits().heard();
    }

    /** Asks for something that the parent does at once and does not answer. */
    void order(final Operation operation, final long target, final long argument) {
        send(new Message.Request(0, 0, 0, operation, target, argument, false, null, null, new byte[0]));
    }

    /** The same for a task. */
    void order(final Task task, final Operation operation, final long target, final long argument) {
        send(new Message.Request(0, callOf(task), localNumber(task), operation, target, argument, false, null, null, new byte[0]));
    }

    /** The same, with more. */
    void order(final long call, final Operation operation, final long target, final long argument,
            final byte[] payload) {
        send(new Message.Request(0, call, 0, operation, target, argument, false, null, null, payload));
    }

    /** Gives back what somebody else wants, once this process has had it for a while. */
    private static void recall(final @Nullable Loan loan) {
        if (loan != null) {
            final long end = loan.borrowedAt() + Loan.KEPT;
            for (long left = Loan.KEPT; left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(Math.min(left, end - System.nanoTime()));
            }
            loan.giveBack();
        }
    }

    /** Reads a shared variable, which this process borrows with that. */
    Object askFor(final long variable, final RemoteVariable borrower) {
        return copies().value(ask(Operation.READ, variable, new byte[0], borrower), null);
    }

    /** Asks the parent for a value, and keeps the thread until it is there. */
    Object ask(final Operation operation, final long target) {
        return copies().value(ask(operation, target, new byte[0]), null);
    }

    /** The same, as bytes. Not to be called by the thread that leads. */
    byte[] ask(final Operation operation, final long target, final byte[] payload) {
        return ask(operation, target, payload, null);
    }

    private byte[] ask(final Operation operation, final long target, final byte[] payload,
            final @Nullable RemoteVariable borrower) {
        final long number = lastRequest.incrementAndGet();
        if (borrower != null) {
            borrowings.put(number, borrower);
        }
        final CompletableFuture<Message.Reply> answer = new CompletableFuture<>();
        questions.put(number, answer);
        send(new Message.Request(number, 0, 0, operation, target, 0, false, null, null, payload));
        final Message.Reply reply = answer.join();
        if (reply.answer() == Message.Answer.ERROR) {
            throw copies().error(reply.payload());
        }
        return reply.payload();
    }

    // ---- tasks and their calls

    /** The number of the call in which a task runs. */
    long callOf(final Task task) {
        return WorkerCall.of(task).number();
    }

    /** How the parent tells the tasks of a call apart; 0 is the call itself. */
    private static int localNumber(final Task task) {
        return WorkerCall.of(task).waits().number(task);
    }

    /** Shows a warning, unless one with this key has been shown. */
    void warn(final String key, final String text) {
        if (warned.add(key)) {
            send(new Message.Warning(key, text));
        }
    }

    ScriptError workerError(final String message) {
        return Errors.of(ErrorKind.WORKER_ERROR, message);
    }

    void halt(final int status) {
        runtime.halt(status);
    }
}
