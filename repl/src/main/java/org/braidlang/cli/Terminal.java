package org.braidlang.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams that the process was given. They are bytes: text is UTF-8 whatever the locale says.
 *
 * @param colour whether standard error may be coloured
 */
record Terminal(InputStream in, OutputStream out, OutputStream err, boolean colour) {
    /** The launcher knows whether standard error is a terminal, and says so by this property. */
    private static final String COLOUR = "braid.colour";

    static Terminal ofThisProcess() {
        return new Terminal(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), colourIsWelcome());
    }

    private static boolean colourIsWelcome() {
        final String refused = System.getenv("NO_COLOR");
        return Boolean.getBoolean(COLOUR) && (refused == null || refused.isEmpty());
    }

    /** One line on standard error, after the command's name. */
    void complain(final String message) {
        print(err, "braid: " + message + "\n");
    }

    /** Writes text that is no script's output; where nobody reads it, nothing is lost. */
    void print(final OutputStream stream, final String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (final IOException closed) {
            // Whoever closed the stream does not want to know.
        }
    }
}
