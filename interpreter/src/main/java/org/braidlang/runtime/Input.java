package org.braidlang.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.braidlang.concurrency.BackgroundWork;
import org.braidlang.concurrency.Wait;

/** Reading lines of a script's input. */
public final class Input {
    private Input() {}

    /** The wait for the next line. IOError at the end of the input. */
    public static Wait next(final InputStream in) {
        return new BackgroundWork("a line of input", "input(…)") {
            @Override
            protected Object work() {
                return line(in);
            }
        };
    }

    /**
     * The next line, without its end; blocks until it is there. A line goes to one caller, however many wait. IOError
     * at the end of the input.
     */
    private static String line(final InputStream in) {
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
}
