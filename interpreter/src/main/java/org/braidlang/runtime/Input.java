package org.braidlang.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reading lines of a script's input. */
final class Input {
    private Input() {}

    /**
     * The next line, without its end; blocks until it is there. A line goes to one caller, however many wait. IOError
     * at the end of the input.
     */
    static String line(final InputStream in) {
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
