package org.braidlang.runtime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Text to bytes and back, with Python's names of encodings, ways of handling errors, and messages. */
final class Encodings {
    private Encodings() {}

    private enum Encoding {
        ASCII("ascii", StandardCharsets.US_ASCII, 0x80, "ordinal not in range(128)"),
        LATIN_1("latin-1", StandardCharsets.ISO_8859_1, 0x100, "ordinal not in range(256)"),
        UTF_8("utf-8", StandardCharsets.UTF_8, 0x110000, "surrogates not allowed"),
        UTF_16("utf-16", StandardCharsets.UTF_16LE, 0x110000, "surrogates not allowed"),
        UTF_16_LE("utf-16-le", StandardCharsets.UTF_16LE, 0x110000, "surrogates not allowed"),
        UTF_16_BE("utf-16-be", StandardCharsets.UTF_16BE, 0x110000, "surrogates not allowed");

        private final String label;
        private final Charset charset;

        /** The first code point beyond what it can write. */
        private final int limit;

        private final String reason;

        Encoding(final String label, final Charset charset, final int limit, final String reason) {
            this.label = label;
            this.charset = charset;
            this.limit = limit;
            this.reason = reason;
        }

        boolean writes(final int codePoint) {
            return codePoint < limit && (codePoint < 0xd800 || codePoint > 0xdfff);
        }
    }

    static byte[] encode(final String text, final String encodingName, final String errors) {
        final Encoding encoding = named(encodingName);
        final byte[] bytes = written(text, encoding, errors).getBytes(encoding.charset);
        if (encoding != Encoding.UTF_16) {
            return bytes;
        }
        final byte[] marked = new byte[bytes.length + 2];
        marked[0] = (byte) 0xff;
        marked[1] = (byte) 0xfe;
        System.arraycopy(bytes, 0, marked, 2, bytes.length);
        return marked;
    }

    static String decode(final byte[] bytes, final String encodingName, final String errors) {
        final Encoding encoding = named(encodingName);
        return switch (encoding) {
            case LATIN_1 -> new String(bytes, StandardCharsets.ISO_8859_1);
            case ASCII -> decodeAscii(bytes, errors);
            case UTF_8 -> decodeUtf8(bytes, errors);
            case UTF_16_LE, UTF_16_BE -> decodeUtf16(bytes, encoding, errors);
            case UTF_16 -> {
                final boolean swapped = bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff;
                final boolean marked = bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
                yield decodeUtf16(
                        swapped || marked ? Arrays.copyOfRange(bytes, 2, bytes.length) : bytes,
                        swapped ? Encoding.UTF_16_BE : Encoding.UTF_16_LE,
                        errors);
            }
        };
    }

    private static Encoding named(final String name) {
        return switch (name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-')) {
            case "utf-8", "utf8", "u8" -> Encoding.UTF_8;
            case "ascii", "us-ascii", "646" -> Encoding.ASCII;
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "l1" -> Encoding.LATIN_1;
            case "utf-16", "utf16", "u16" -> Encoding.UTF_16;
            case "utf-16-le", "utf-16le" -> Encoding.UTF_16_LE;
            case "utf-16-be", "utf-16be" -> Encoding.UTF_16_BE;
            default -> throw Errors.valueError("unknown encoding: " + name
                    + "; there are utf-8, ascii, latin-1, utf-16, utf-16-le and utf-16-be");
        };
    }

    /** The text with everything replaced that the encoding cannot write. */
    private static String written(final String text, final Encoding encoding, final String errors) {
        StringBuilder changed = null;
        int index = 0;
        for (int at = 0; at < text.length(); index++) {
            final int codePoint = text.codePointAt(at);
            final boolean fits = encoding.writes(codePoint);
            if (!fits && changed == null) {
                changed = new StringBuilder(text.length() + 16).append(text, 0, at);
            }
            if (!fits) {
                changed.append(substitute(text, at, index, encoding, errors));
            } else if (changed != null) {
                changed.appendCodePoint(codePoint);
            }
            at += Character.charCount(codePoint);
        }
        return changed == null ? text : changed.toString();
    }

    private static String substitute(
            final String text, final int at, final int index, final Encoding encoding, final String errors) {
        final int codePoint = text.codePointAt(at);
        return switch (errors) {
            case "strict" -> throw unwritable(text, at, index, encoding);
            case "ignore" -> "";
            case "replace" -> "?";
            case "backslashreplace" -> escaped(codePoint);
            case "xmlcharrefreplace" -> "&#" + codePoint + ";";
            default -> throw unknownHandler(errors);
        };
    }

    private static ScriptError unwritable(
            final String text, final int from, final int index, final Encoding encoding) {
        int count = 0;
        for (int at = from; at < text.length() && !encoding.writes(text.codePointAt(at)); count++) {
            at += Character.charCount(text.codePointAt(at));
        }
        return Errors.valueError("'" + encoding.label + "' codec can't encode "
                + (count == 1
                        ? "character '" + escaped(text.codePointAt(from)) + "' in position " + index
                        : "characters in position " + index + "-" + (index + count - 1))
                + ": " + encoding.reason);
    }

    private static String escaped(final int codePoint) {
        final HexFormat hex = HexFormat.of();
        return codePoint < 0x100
                ? "\\x" + hex.toHexDigits((byte) codePoint)
                : codePoint < 0x10000
                        ? "\\u" + hex.toHexDigits((short) codePoint)
                        : "\\U" + hex.toHexDigits(codePoint);
    }

    private static ScriptError unknownHandler(final String errors) {
        return Errors.valueError("unknown error handler name '" + errors
                + "'; there are strict, ignore, replace and backslashreplace");
    }

    private static String decodeAscii(final byte[] bytes, final String errors) {
        final StringBuilder text = new StringBuilder(bytes.length);
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] >= 0) {
                text.append((char) bytes[at]);
            } else {
                fault(text, bytes, at, 1, "ascii", "ordinal not in range(128)", errors);
            }
        }
        return text.toString();
    }

    private static String decodeUtf8(final byte[] bytes, final String errors) {
        final StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            final int first = bytes[at] & 0xff;
            if (first < 0x80) {
                text.append((char) first);
                at++;
                continue;
            }
            final int length = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
            int valid = 1;
            while (valid < length && at + valid < bytes.length && continues(first, valid, bytes[at + valid] & 0xff)) {
                valid++;
            }
            if (length > 0 && valid == length) {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
            } else {
                final String reason = length == 0
                        ? "invalid start byte"
                        : at + valid == bytes.length ? "unexpected end of data" : "invalid continuation byte";
                fault(text, bytes, at, valid, "utf-8", reason, errors);
            }
            at += valid;
        }
        return text.toString();
    }

    /** Whether a byte may stand at this place behind the first; some seconds are excluded as too long or too large. */
    private static boolean continues(final int first, final int place, final int next) {
        final int least = place == 1 && first == 0xe0 ? 0xa0 : place == 1 && first == 0xf0 ? 0x90 : 0x80;
        final int most = place == 1 && first == 0xed ? 0x9f : place == 1 && first == 0xf4 ? 0x8f : 0xbf;
        return next >= least && next <= most;
    }

    private static String decodeUtf16(final byte[] bytes, final Encoding encoding, final String errors) {
        final StringBuilder text = new StringBuilder(bytes.length / 2);
        final int high = encoding == Encoding.UTF_16_BE ? 0 : 1;
        for (int at = 0; at < bytes.length; at += 2) {
            if (at + 1 == bytes.length) {
                fault(text, bytes, at, 1, encoding.label, "truncated data", errors);
            } else {
                text.append((char) ((bytes[at + high] & 0xff) << 8 | bytes[at + 1 - high] & 0xff));
            }
        }
        return text.toString();
    }

    private static void fault(
            final StringBuilder text,
            final byte[] bytes,
            final int at,
            final int length,
            final String encoding,
            final String reason,
            final String errors) {
        switch (errors) {
            case "strict" -> throw Errors.valueError("'" + encoding + "' codec can't decode "
                    + (length == 1
                            ? "byte 0x" + HexFormat.of().toHexDigits(bytes[at]) + " in position " + at
                            : "bytes in position " + at + "-" + (at + length - 1))
                    + ": " + reason);
            case "ignore" -> { }
            case "replace" -> text.append('\ufffd');
            case "backslashreplace" -> {
                for (int i = at; i < at + length; i++) {
                    text.append("\\x").append(HexFormat.of().toHexDigits(bytes[i]));
                }
            }
            default -> throw unknownHandler(errors);
        }
    }
}
