package org.braidlang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.braidlang.cli.RunArguments.Source;
import org.braidlang.source.SourceFile;

/** Gets the script's text, or says in one line why it cannot. */
final class ScriptReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ScriptReader() {}

    static SourceFile read(final Source source, final InputStream standardInput) throws UsageError {
        return switch (source) {
            case Source.CommandLine(final String code) -> new SourceFile("<command line>", code);
            case Source.StandardInput() -> new SourceFile("<stdin>", decode("standard input", all(standardInput)));
            case Source.ScriptFile(final String path) -> new SourceFile(path, decode("'" + path + "'", bytes(path)));
        };
    }

    private static byte[] all(final InputStream standardInput) throws UsageError {
        try {
            return standardInput.readAllBytes();
        } catch (final IOException fault) {
            throw new UsageError("cannot read standard input");
        }
    }

    private static byte[] bytes(final String path) throws UsageError {
        try {
            final Path file = Path.of(path);
            if (Files.isDirectory(file)) {
                throw new UsageError("'" + path + "' is a directory, not a script");
            }
            return Files.readAllBytes(file);
        } catch (final NoSuchFileException | InvalidPathException fault) {
            throw new UsageError("there is no file '" + path + "'");
        } catch (final AccessDeniedException fault) {
            throw new UsageError("'" + path + "' may not be read: permission denied");
        } catch (final IOException fault) {
            throw new UsageError("'" + path + "' cannot be read");
        }
    }

    private static String decode(final String name, final byte[] bytes) throws UsageError {
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        final ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            final String text = decoder.decode(input).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (final CharacterCodingException fault) {
            throw new UsageError(name + " is not UTF-8 text: see line " + lineOf(bytes, input.position()));
        }
    }

    private static int lineOf(final byte[] bytes, final int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
