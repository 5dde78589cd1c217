package org.braidlang.concurrency.processes.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages over two streams. Each is a frame: its length in four bytes, then the message and its payload.
 *
 * <p>Threads: any thread sends, and one message is never mixed with another; one thread at a time receives. A sender
 * waits while the other side does not read, so each side always has a thread that reads and does not send.
 */
public final class Connection {
    /** Frames longer than this are taken for garbage. */
    private static final long LONGEST = WireFormat.MOST_BYTES + (1 << 20);
    /** Frames up to this length are written in one piece. */
    private static final int SMALL = 4096;

    private final DataInputStream in;
    private final OutputStream out;
    private final ReentrantLock sending = new ReentrantLock();

    public Connection(final InputStream in, final OutputStream out) {
        this.in = new DataInputStream(in.markSupported() ? in : new BufferedInputStream(in));
        this.out = out;
    }

    /** Sends a message. IOException where the other side is gone. */
    public void send(final Message message) throws IOException {
        send(List.of(message));
    }

    /** Sends messages of which none other comes between. IOException where the other side is gone. */
    public void send(final List<? extends Message> messages) throws IOException {
        sending.lock();
        try {
            for (final Message message : messages) {
                write(message);
            }
            out.flush();
        } finally {
            sending.unlock();
        }
    }

    private void write(final Message message) throws IOException {
        final byte[] header = MessageCodec.header(message);
        final byte[] payload = MessageCodec.payload(message);
        final int length = Math.addExact(header.length, payload.length);
        final boolean small = length <= SMALL;
        final byte[] first = new byte[4 + header.length + (small ? payload.length : 0)];
        first[0] = (byte) (length >> 24);
        first[1] = (byte) (length >> 16);
        first[2] = (byte) (length >> 8);
        first[3] = (byte) length;
        System.arraycopy(header, 0, first, 4, header.length);
        if (small) {
            System.arraycopy(payload, 0, first, 4 + header.length, payload.length);
        }
        out.write(first);
        if (!small) {
            out.write(payload);
        }
    }

    /**
     * The next message; null at the end of the stream between two messages. IOException if it ends in the middle of one.
     *
     * @throws CorruptFrameException if what comes is no message
     */
    public @Nullable Message receive() throws IOException, CorruptFrameException {
        final int first = in.read();
        if (first < 0) {
            return null;
        }
        final int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length <= 0 || length > LONGEST) {
            throw new CorruptFrameException(MessageCodec.NO_MESSAGE);
        }
        // Something else may write to a worker's standard output: garbage is known before much of it is read.
        in.mark(1);
        MessageCodec.checkKind(in.readByte());
        in.reset();
        // Read as it comes, so that a forged length takes no memory.
        final byte[] frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new EOFException("a message ends in the middle");
        }
        return MessageCodec.read(frame);
    }
}
