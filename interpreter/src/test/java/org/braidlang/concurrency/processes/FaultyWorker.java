package org.braidlang.concurrency.processes;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.braidlang.concurrency.processes.wire.Connection;
import org.braidlang.concurrency.processes.wire.CorruptFrameException;
import org.braidlang.concurrency.processes.wire.Message;

/**
 * A worker that does something wrong: a process that stands between the parent and a true worker, and hands on what they
 * tell each other, but for one fault. Only the first of a run has it.
 */
final class FaultyWorker {
    private static final int STATUS = 7;
    private static final int HALF = 1 << 16;

    private final Fault fault;
    private final Connection parent;
    private final OutputStream toParent;
    private final Connection worker;
    /** Whether one message was made unreadable. */
    private final AtomicBoolean spoilt = new AtomicBoolean();

    /** What it does wrong. */
    enum Fault {
        /** It ends before it has said anything. */
        EXITS_AT_ONCE,
        /** It ends, or is killed, when it has read half of a call. */
        EXITS_WHILE_READING, KILLED_WHILE_READING,
        /** It does not do what it is told, and says nothing. */
        NEVER_ANSWERS,
        /** It writes half of a result, and ends or is killed. */
        EXITS_WHILE_WRITING, KILLED_WHILE_WRITING,
        /** A result whose value cannot be read; a call that cannot be read. */
        CORRUPT_RESULT, CORRUPT_CALL,
        /** It sends what is no message, instead of a result. */
        GARBAGE,
        /** It sends what only a parent sends. */
        WRONG_DIRECTION,
        /** Something else writes to its standard output, and does not stop. */
        FLOODS,
        /** It prints, and does not stop. */
        PRINTS,
        /** It sends the results of calls that it has not got, and asks for things that do not exist. */
        INVENTS
    }

    private FaultyWorker(final Fault fault, final Process worker) {
        this.fault = fault;
        this.toParent = new FileOutputStream(FileDescriptor.out);
        this.parent = new Connection(new BufferedInputStream(new FileInputStream(FileDescriptor.in)), toParent);
        this.worker = new Connection(new BufferedInputStream(worker.getInputStream()), worker.getOutputStream());
    }

    /** @param arguments the fault, the file that tells whether another has it, and the command of a true worker */
    public static void main(final String[] arguments) throws IOException {
        boolean first = true;
        try {
            Files.createFile(Path.of(arguments[1]));
        } catch (final FileAlreadyExistsException _) {
            first = false;
        }
        final Fault fault = Fault.valueOf(arguments[0]);
        if (first && fault == Fault.EXITS_AT_ONCE) {
            Runtime.getRuntime().halt(STATUS);
        }
        final List<String> command = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        final Process worker = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (first) {
            new FaultyWorker(fault, worker).run();
        } else {
            copy(System.in, worker.getOutputStream());
            worker.getInputStream().transferTo(new FileOutputStream(FileDescriptor.out));
            Runtime.getRuntime().halt(0);
        }
    }

    private static void copy(final InputStream from, final OutputStream to) {
        Thread.ofPlatform().daemon().start(() -> {
            final byte[] buffer = new byte[HALF];
            try {
                for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    to.write(buffer, 0, read);
                    to.flush();
                }
            } catch (final IOException _) {
                // One of them is gone, and this process with it.
            }
            Runtime.getRuntime().halt(0);
        });
    }

    private void run() {
        Thread.ofPlatform().daemon().start(this::fromParent);
        try {
            for (Message message = worker.receive(); message != null; message = worker.receive()) {
                if (message instanceof Message.Result result) {
                    answer(result);
                } else {
                    parent.send(message);
                }
            }
        } catch (final IOException | CorruptFrameException _) {
            // The worker is gone.
        }
        Runtime.getRuntime().halt(0);
    }

    private void fromParent() {
        try {
            final Message setup = parent.receive();
            worker.send(setup);
            if (fault == Fault.EXITS_WHILE_READING || fault == Fault.KILLED_WHILE_READING) {
                // So the call has begun to come.
                new FileInputStream(FileDescriptor.in).read();
                end();
            }
            for (Message message = parent.receive(); message != null; message = parent.receive()) {
                call(message);
            }
        } catch (final IOException | CorruptFrameException _) {
            // The parent is gone.
        }
        Runtime.getRuntime().halt(0);
    }

    private void call(final Message message) throws IOException {
        switch (message) {
            case Message.Run _ when fault == Fault.NEVER_ANSWERS -> { }
            case Message.Cancel _ when fault == Fault.NEVER_ANSWERS -> { }
            case Message.Run run when fault == Fault.CORRUPT_CALL && !spoilt.getAndSet(true) ->
                worker.send(new Message.Run(run.call(), run.number(), run.name(), run.seed(), run.ahead(), corrupt(run.payload())));
            case Message.Run _ when fault == Fault.FLOODS -> {
                final byte[] flood = "y\n".repeat(HALF).getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    toParent.write(flood);
                }
            }
            case Message.Run _ when fault == Fault.PRINTS -> {
                final byte[] line = ("y".repeat(1_000) + "\n").getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    parent.send(new Message.Print(false, line));
                }
            }
            default -> worker.send(message);
        }
    }

    private void answer(final Message.Result result) throws IOException {
        switch (fault) {
            case EXITS_WHILE_WRITING, KILLED_WHILE_WRITING -> {
                final byte[] frame = frame(result);
                toParent.write(frame, 0, frame.length / 2);
                toParent.flush();
                end();
            }
            case CORRUPT_RESULT -> parent.send(new Message.Result(result.call(), result.answer(), result.nanos(),
                    !spoilt.getAndSet(true) ? corrupt(result.payload()) : result.payload()));
            case GARBAGE -> {
                toParent.write(new byte[] {0, 0, 0, 4, 1, 2, 3, 4});
                toParent.flush();
            }
            case WRONG_DIRECTION -> parent.send(new Message.Recall(1));
            case INVENTS -> {
                final byte[] nothing = {};
                parent.send(new Message.Result(1_000_000, result.answer(), 1, nothing));
                parent.send(new Message.Withdraw(1_000_000));
                parent.send(new Message.GoesOn(1_000_000, 0));
                parent.send(new Message.StandsStill(1_000_000, 0));
                parent.send(new Message.Request(0, 1_000_000, 0, Message.Operation.RELEASE, 1_000_000, 0, false, null, null,
                        nothing));
                parent.send(result);
            }
            default -> parent.send(result);
        }
    }

    private static byte[] corrupt(final byte[] payload) {
        final byte[] wrong = new byte[Math.max(payload.length, 8)];
        Arrays.fill(wrong, (byte) 0xc1);
        return wrong;
    }

    private static byte[] frame(final Message message) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Connection(InputStream.nullInputStream(), bytes).send(message);
        return bytes.toByteArray();
    }

    private void end() throws IOException {
        if (fault == Fault.EXITS_WHILE_READING || fault == Fault.EXITS_WHILE_WRITING) {
            Runtime.getRuntime().halt(STATUS);
        }
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
        while (true) {
            Thread.onSpinWait();
        }
    }
}
