package org.braidlang.stdlib;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.braidlang.runtime.Builtin;
import org.braidlang.runtime.Errors;
import org.braidlang.runtime.TupleValue;
import org.braidlang.runtime.Types;

/** {@code os.path}: paths as text, and what lies at them. */
final class OsPath {
    private static final char SEPARATOR = File.separatorChar;

    private OsPath() {}

    /** The parts put together; one that is absolute begins anew. */
    @Builtin("join(path, *paths)")
    static String join(final String path, final Object[] paths) {
        final StringBuilder joined = new StringBuilder(path);
        for (final Object part : paths) {
            if (!(part instanceof String text)) {
                throw Errors.typeError("join() argument must be str, not '" + Types.nameOf(part) + "'");
            }
            if (text.indexOf(SEPARATOR) == 0) {
                joined.setLength(0);
            } else if (!joined.isEmpty() && joined.charAt(joined.length() - 1) != SEPARATOR) {
                joined.append(SEPARATOR);
            }
            joined.append(text);
        }
        return joined.toString();
    }

    /** What stands behind the last separator. */
    @Builtin("basename(path)")
    static String basename(final String path) {
        return path.substring(path.lastIndexOf(SEPARATOR) + 1);
    }

    /** What stands before the last separator. */
    @Builtin("dirname(path)")
    static String dirname(final String path) {
        int end = path.lastIndexOf(SEPARATOR) + 1;
        final String head = path.substring(0, end);
        while (end > 0 && head.charAt(end - 1) == SEPARATOR) {
            end--;
        }
        return end == 0 ? head : head.substring(0, end);
    }

    /** The directory and the name. */
    @Builtin("split(path)")
    static TupleValue split(final String path) {
        return TupleValue.of(dirname(path), basename(path));
    }

    /** The path without its extension, and the extension with its point. */
    @Builtin("splitext(path)")
    static TupleValue splitext(final String path) {
        final int name = path.lastIndexOf(SEPARATOR) + 1;
        int first = name;
        while (first < path.length() && path.charAt(first) == '.') {
            first++;
        }
        final int point = path.lastIndexOf('.');
        return point > first
                ? TupleValue.of(path.substring(0, point), path.substring(point))
                : TupleValue.of(path, "");
    }

    /** The path from the root on, without {@code .} and {@code ..}. */
    @Builtin("abspath(path)")
    static String abspath(final String path) {
        return path(path).toAbsolutePath().normalize().toString();
    }

    /** Whether there is anything at this path. */
    @Builtin("exists(path)")
    static boolean exists(final String path) {
        return Files.exists(path(path));
    }

    /** Whether there is a file at this path. */
    @Builtin("isfile(path)")
    static boolean isfile(final String path) {
        return Files.isRegularFile(path(path));
    }

    /** Whether there is a directory at this path. */
    @Builtin("isdir(path)")
    static boolean isdir(final String path) {
        return Files.isDirectory(path(path));
    }

    static Path path(final String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw Errors.valueError("'" + path + "' cannot be a path");
        }
    }
}
