package org.braidlang.concurrency.processes.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * Reads the parts of one message, and knows what stood in it before. No count in a message is believed that the bytes
 * left cannot bear out. Used by one thread.
 */
final class MessageReader {
    private final byte[] bytes;
    private final int offset;
    private final int length;
    private final MessageUnpacker unpacker;

    /** How many items the message may still announce: each takes a byte at least. */
    private int credit;

    private final List<Object> values = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    MessageReader(final byte[] bytes, final int offset, final int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.unpacker = WireFormat.unpacker(bytes, offset, length);
        this.credit = length;
    }

    int remaining() {
        return length - (int) unpacker.getTotalReadBytes();
    }

    ValueType next() throws IOException {
        return unpacker.getNextFormat().getValueType();
    }

    /** A number of the format's own. */
    int number() throws IOException {
        return unpacker.unpackInt();
    }

    /** A number from 0 up to a limit. */
    int index(final int limit) throws IOException, CorruptFrameException {
        final int number = unpacker.unpackInt();
        if (number < 0 || number >= limit) {
            throw new CorruptFrameException(number + " is not below " + limit);
        }
        return number;
    }

    /** How many values follow. */
    int count() throws IOException, CorruptFrameException {
        return announced(unpacker.unpackInt());
    }

    /** The start of items: how many. */
    int open() throws IOException, CorruptFrameException {
        return announced(unpacker.unpackArrayHeader());
    }

    private int announced(final int count) throws CorruptFrameException {
        if (count < 0 || count > credit) {
            throw new CorruptFrameException(count + " items in " + length + " bytes");
        }
        credit -= count;
        return count;
    }

    long integer() throws IOException {
        return unpacker.unpackLong();
    }

    double floating() throws IOException {
        return unpacker.unpackDouble();
    }

    boolean truth() throws IOException {
        return unpacker.unpackBoolean();
    }

    void nil() throws IOException {
        unpacker.unpackNil();
    }

    /** Whether there is nil, which is then passed over. */
    boolean skipNil() throws IOException {
        return unpacker.tryUnpackNil();
    }

    /** The place of so many bytes in the array, which are passed over. */
    private int payload(final int size) throws IOException, CorruptFrameException {
        if (size < 0 || size > remaining()) {
            throw new CorruptFrameException(size + " bytes of " + remaining());
        }
        final int start = offset + (int) unpacker.getTotalReadBytes();
        unpacker.readPayloadAsReference(size);
        return start;
    }

    byte[] binary() throws IOException, CorruptFrameException {
        final int size = unpacker.unpackBinaryHeader();
        final int start = payload(size);
        return Arrays.copyOfRange(bytes, start, start + size);
    }

    String text() throws IOException, CorruptFrameException {
        final int size = unpacker.unpackRawStringHeader();
        return new String(bytes, payload(size), size, StandardCharsets.UTF_8);
    }

    String name() throws IOException, CorruptFrameException {
        if (next() == ValueType.INTEGER) {
            return names.get(index(names.size()));
        }
        final String name = text();
        names.add(name);
        return name;
    }

    /** Numbers the next value that can be referred to; gives the number. */
    int add(final Object value) {
        values.add(value);
        return values.size() - 1;
    }

    /** As {@link #add}, where the encoder does the same only for what is long. */
    <T> T addLong(final T value, final int size) {
        if (size >= WireFormat.SHORT) {
            values.add(value);
        }
        return value;
    }

    void replace(final int number, final Object value) {
        values.set(number, value);
    }

    Object reference() throws IOException, CorruptFrameException {
        return values.get(index(values.size()));
    }

    /** The value of an extension: a BigInteger, String, long[] or double[], and its type. */
    Extension extension() throws IOException, CorruptFrameException {
        final var header = unpacker.unpackExtensionTypeHeader();
        final int size = header.getLength();
        final int start = payload(size);
        return new Extension(header.getType(), switch (header.getType()) {
            case WireFormat.BIG_INT -> {
                final BigInteger number = new BigInteger(bytes, start, size);
                if (number.bitLength() < Long.SIZE) {
                    throw new CorruptFrameException("a small int as a big one");
                }
                yield number;
            }
            case WireFormat.CODE_UNITS -> ByteBuffer.wrap(bytes, start, size).asCharBuffer().toString();
            case WireFormat.LIST_OF_INTS, WireFormat.TUPLE_OF_INTS -> PackedNumbers.unpackInts(bytes, start, size);
            case WireFormat.LIST_OF_FLOATS, WireFormat.TUPLE_OF_FLOATS ->
                PackedNumbers.unpackFloats(bytes, start, size);
            default -> throw new CorruptFrameException("no extension " + header.getType());
        });
    }

    record Extension(byte type, Object content) {}
}
