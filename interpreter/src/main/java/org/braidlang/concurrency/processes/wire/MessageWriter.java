package org.braidlang.concurrency.processes.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.braidlang.runtime.Bytes;
import org.braidlang.runtime.Errors;
import org.msgpack.core.MessageBufferPacker;

/** Writes the parts of one message after the other, and knows what stood in it before. Used by one thread at a time. */
final class MessageWriter {
    private static final int MOST_KEPT = 1_000;

    private final MessageBufferPacker packer = WireFormat.packer();
    private final long mostBytes;

    /** The values that can be referred to, numbered in the order in which they were begun. */
    private Map<Object, Integer> values = new IdentityHashMap<>();

    private final Map<String, Integer> names = new HashMap<>();

    /** How many bytes the messages before have taken. */
    private long before;

    MessageWriter(final long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Ends the message and gives its bytes. */
    byte[] message() throws IOException {
        limit(0);
        return packer.toByteArray();
    }

    /** Forgets the message, be it complete or not. */
    void clear() {
        packer.clear();
        before = packer.getTotalWrittenBytes();
        if (values.size() > MOST_KEPT) {
            values = new IdentityHashMap<>();
        } else {
            values.clear();
        }
        names.clear();
    }

    /** Makes sure that the message can take so many more bytes; LimitError. */
    void limit(final long more) {
        if (packer.getTotalWrittenBytes() - before + more > mostBytes) {
            throw Errors.limitError("what is to be sent to another process takes more than 1 GB; send less of it, or "
                    + "let the task read its data itself");
        }
    }

    /** A number of the format's own. */
    void number(final int number) throws IOException {
        packer.packInt(number);
    }

    void integer(final long value) throws IOException {
        packer.packLong(value);
    }

    void floating(final double value) throws IOException {
        packer.packDouble(value);
    }

    void truth(final boolean value) throws IOException {
        packer.packBoolean(value);
    }

    void nil() throws IOException {
        packer.packNil();
    }

    /** The start of a value that consists of so many items. */
    void open(final Tag tag, final int items) throws IOException {
        packer.packArrayHeader(1 + items).packInt(tag.ordinal());
    }

    /** The start of so many items of the format's own. */
    void open(final int items) throws IOException {
        packer.packArrayHeader(items);
    }

    /** A name, which is likely to occur again. @return whether it is the first time */
    boolean name(final String name) throws IOException {
        final Integer number = names.putIfAbsent(name, names.size());
        if (number == null) {
            packer.packString(name);
            return true;
        }
        packer.packInt(number);
        return false;
    }

    /** Whether a value stood before, in which case a reference to it was written now. */
    boolean again(final Object value) throws IOException {
        final Integer number = values.putIfAbsent(value, values.size());
        if (number == null) {
            return false;
        }
        open(Tag.REFERENCE, 1);
        packer.packInt(number);
        return true;
    }

    void extension(final byte type, final byte[] payload) throws IOException {
        limit(payload.length);
        packer.packExtensionTypeHeader(type, payload.length).addPayload(payload);
    }

    void text(final String text) throws IOException {
        if (text.length() >= WireFormat.SHORT && again(text)) {
            return;
        }
        limit(text.length());
        if (isUnicode(text)) {
            packer.packString(text);
        } else {
            limit(2L * text.length());
            final ByteBuffer units = ByteBuffer.allocate(2 * text.length());
            units.asCharBuffer().put(text);
            extension(WireFormat.CODE_UNITS, units.array());
        }
    }

    /** Whether all surrogates stand in pairs. */
    private static boolean isUnicode(final String text) {
        final int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i)) || i + 1 == length
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    void bytes(final Bytes bytes) throws IOException {
        if (bytes.size() >= WireFormat.SHORT && again(bytes)) {
            return;
        }
        limit(bytes.size());
        packer.packBinaryHeader(bytes.size()).addPayload(bytes.array());
    }

    /** Writes items if all are small ints, or all floats; else gives false. */
    boolean packed(final Object[] items) throws IOException {
        switch (items[0]) {
            case Long _ -> {
                final long[] ints = new long[items.length];
                for (int i = 0; i < items.length; i++) {
                    if (!(items[i] instanceof Long number)) {
                        return false;
                    }
                    ints[i] = number;
                }
                extension(WireFormat.TUPLE_OF_INTS, PackedNumbers.pack(ints));
                return true;
            }
            case Double _ -> {
                final double[] floats = new double[items.length];
                for (int i = 0; i < items.length; i++) {
                    if (!(items[i] instanceof Double number)) {
                        return false;
                    }
                    floats[i] = number;
                }
                extension(WireFormat.TUPLE_OF_FLOATS, PackedNumbers.pack(floats));
                return true;
            }
            default -> {
                return false;
            }
        }
    }
}
