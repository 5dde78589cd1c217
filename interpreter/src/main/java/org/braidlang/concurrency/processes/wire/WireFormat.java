package org.braidlang.concurrency.processes.wire;

import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** What encoder and decoder agree on beside the tags. All use of MessagePack begins here. */
public final class WireFormat {
    /** No message is longer, in bytes. */
    static final long MOST_BYTES = 1L << 30;

    /** Values nest no deeper in a message. */
    static final int DEEPEST = 1_000;

    /** Ends the variables of a message; before it stand their positions and values. */
    static final int END = -1;

    /** Strings and bytes that are shorter are written again wherever they occur. */
    static final int SHORT = 64;

    /** Lists and tuples of numbers that are shorter are written item by item. */
    static final int FEW = 8;

    /** The types of MessagePack's extensions. */
    static final byte BIG_INT = 1;
    /** The UTF-16 code units of a string that is no valid Unicode text. */
    static final byte CODE_UNITS = 2;
    /** Ints, as {@link PackedNumbers} writes them. */
    static final byte LIST_OF_INTS = 3;
    static final byte LIST_OF_FLOATS = 4;
    static final byte TUPLE_OF_INTS = 5;
    static final byte TUPLE_OF_FLOATS = 6;

    static {
        // Else MessagePack uses sun.misc.Unsafe, of which Java warns on standard error.
        System.setProperty("msgpack.universal-buffer", "true");
    }

    private WireFormat() {}

    /** Writes into memory, in pieces of a size that suits values. */
    public static MessageBufferPacker packer() {
        return MessagePack.newDefaultBufferPacker();
    }

    /** Writes into memory, in pieces of so many bytes. */
    static MessageBufferPacker packer(final int piece) {
        return new MessagePack.PackerConfig().withBufferSize(piece).newBufferPacker();
    }

    public static MessageUnpacker unpacker(final byte[] bytes) {
        return unpacker(bytes, 0, bytes.length);
    }

    static MessageUnpacker unpacker(final byte[] bytes, final int offset, final int length) {
        return MessagePack.newDefaultUnpacker(bytes, offset, length);
    }
}
