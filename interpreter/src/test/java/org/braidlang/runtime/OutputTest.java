package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What is printed arrives: in the order of the writes, each in one piece, without anybody flushing. */
class OutputTest {
    @Test
    void everyWriteArrivesWithoutAFlush() throws Exception {
        final LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();
        final Output out = new Output(new OutputStream() {
            @Override
            public void write(final int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(final byte[] bytes, final int from, final int count) {
                arrived.add(new String(bytes, from, count, StandardCharsets.UTF_8));
            }
        });
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            out.write("line " + i + "\n");
        }
        while (!text.toString().equals("line 0\nline 1\nline 2\n")) {
            text.append(arrived.take());
        }
    }

    @Test
    void aFlushHandsEverythingOn() {
        final ByteArrayOutputStream stream = new ByteArrayOutputStream();
        final Output out = new Output(stream);
        out.write("ä😀");
        out.write("b");
        out.flush();
        assertEquals("ä😀b", stream.toString(StandardCharsets.UTF_8));
    }

    @Test
    void longTextsKeepTheirPlace() {
        final ByteArrayOutputStream stream = new ByteArrayOutputStream();
        final Output out = new Output(stream);
        final String large = "x".repeat(100_000);
        out.write("a");
        out.write(large);
        out.write("b");
        out.flush();
        assertEquals("a" + large + "b", stream.toString(StandardCharsets.UTF_8));
    }

    @Test
    void linesOfSeveralThreadsAreNotMixed() throws Exception {
        final ByteArrayOutputStream stream = new ByteArrayOutputStream();
        final Output out = new Output(stream);
        final Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            final String line = String.valueOf((char) ('a' + i)).repeat(50) + "\n";
            threads[i] = Thread.ofVirtual().start(() -> {
                for (int j = 0; j < 1000; j++) {
                    out.write(line);
                }
            });
        }
        for (final Thread thread : threads) {
            thread.join();
        }
        out.flush();
        final String[] lines = stream.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(4000, lines.length);
        assertTrue(Arrays.stream(lines).allMatch(line -> line.length() == 50 && line.chars().distinct().count() == 1));
    }

    @Test
    void aStreamThatTakesNothingIsAnIoError() {
        final Output out = new Output(new OutputStream() {
            @Override
            public void write(final int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        final ScriptError error = assertThrows(ScriptError.class, () -> {
            out.write("a");
            out.flush();
        });
        assertEquals("IOError: cannot write the output: Broken pipe", error.value().toString());
    }
}
