package org.braidlang.concurrency.processes.worker;

import java.io.OutputStream;
import java.util.Arrays;
import org.braidlang.concurrency.processes.wire.Message;

/** Sends what is printed to the parent, each write in one piece. Safe for any thread. */
final class PrintStream extends OutputStream {
    private final WorkerProcess process;
    private final boolean diagnostics;

    PrintStream(final WorkerProcess process, final boolean diagnostics) {
        this.process = process;
        this.diagnostics = diagnostics;
    }

    @Override
    public void write(final int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(final byte[] bytes, final int offset, final int length) {
        if (length > 0) {
            process.send(new Message.Print(diagnostics, Arrays.copyOfRange(bytes, offset, offset + length)));
        }
    }
}
