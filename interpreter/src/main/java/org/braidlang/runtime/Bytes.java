package org.braidlang.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A bytes value. Immutable. */
public final class Bytes implements Comparable<Bytes>, Sequence {
    private final byte[] bytes;

    private Bytes(final byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array over. */
    public static Bytes of(final byte[] bytes) {
        return new Bytes(bytes);
    }

    /** The bytes that the characters of a Latin-1 string stand for. */
    public static Bytes ofLatin1(final String text) {
        return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public int size() {
        return bytes.length;
    }

    /** The byte at an index from 0 up to the size: 0 to 255. */
    public int get(final int index) {
        return bytes[index] & 0xff;
    }

    @Override
    public @Nullable Object getOrNull(final int index) {
        return index < bytes.length ? (Object) (long) get(index) : null;
    }

    /** {@code bytes[index]}: a negative index counts from the end; IndexError. */
    long at(final long index) {
        final long place = index < 0 ? index + bytes.length : index;
        if (place < 0 || place >= bytes.length) {
            throw Errors.indexError("index out of range");
        }
        return get((int) place);
    }

    /** Not to be changed. */
    public byte[] array() {
        return bytes;
    }

    /** A copy. */
    public byte[] toArray() {
        return bytes.clone();
    }

    Bytes slice(final int from, final int to) {
        return new Bytes(Arrays.copyOfRange(bytes, from, to));
    }

    Bytes concatenate(final Bytes other) {
        final byte[] all = Arrays.copyOf(bytes, Sequences.size((long) bytes.length + other.bytes.length));
        System.arraycopy(other.bytes, 0, all, bytes.length, other.bytes.length);
        return new Bytes(all);
    }

    Bytes repeat(final long count) {
        final byte[] all = Arrays.copyOf(bytes, Sequences.size(bytes.length, count));
        Sequences.fill(all, bytes.length, all.length);
        return new Bytes(all);
    }

    @Override
    public Iteration iterate() {
        return new Iterations.OfSequence(this);
    }

    @Override
    public int compareTo(final Bytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(final @Nullable Object other) {
        return other instanceof Bytes same && Arrays.equals(bytes, same.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Format.repr(this);
    }
}
