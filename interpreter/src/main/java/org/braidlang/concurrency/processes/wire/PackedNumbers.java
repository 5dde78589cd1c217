package org.braidlang.concurrency.processes.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Many numbers as bytes, little-endian: ints in the fewest bytes that hold each of them, of 1, 2, 4 and 8. */
final class PackedNumbers {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private PackedNumbers() {}

    /** The width stands first. */
    static byte[] pack(final long[] numbers) {
        long bits = 0;
        for (final long number : numbers) {
            bits |= number ^ number >> 63;
        }
        final int count = numbers.length;
        if (bits < 1 << 7) {
            final byte[] packed = packed(1, count);
            for (int i = 0; i < count; i++) {
                packed[1 + i] = (byte) numbers[i];
            }
            return packed;
        }
        if (bits < 1 << 15) {
            final byte[] packed = packed(2, count);
            for (int i = 0; i < count; i++) {
                SHORTS.set(packed, 1 + 2 * i, (short) numbers[i]);
            }
            return packed;
        }
        if (bits < 1L << 31) {
            final byte[] packed = packed(4, count);
            for (int i = 0; i < count; i++) {
                INTS.set(packed, 1 + 4 * i, (int) numbers[i]);
            }
            return packed;
        }
        final byte[] packed = packed(8, count);
        view(packed, 1, packed.length - 1).asLongBuffer().put(numbers);
        return packed;
    }

    private static byte[] packed(final int width, final int count) {
        final byte[] packed = new byte[Math.addExact(1, Math.multiplyExact(width, count))];
        packed[0] = (byte) width;
        return packed;
    }

    private static ByteBuffer view(final byte[] bytes, final int from, final int length) {
        return ByteBuffer.wrap(bytes, from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long[] unpackInts(final byte[] bytes, final int from, final int length) throws CorruptFrameException {
        final int width = length == 0 ? 0 : bytes[from];
        final int start = from + 1;
        if (width < 1 || width > 8 || Integer.bitCount(width) != 1 || (length - 1) % width != 0) {
            throw new CorruptFrameException("ints of " + width + " bytes in " + length);
        }
        final long[] numbers = new long[(length - 1) / width];
        switch (width) {
            case 1 -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = bytes[start + i];
                }
            }
            case 2 -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (short) SHORTS.get(bytes, start + 2 * i);
                }
            }
            case 4 -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (int) INTS.get(bytes, start + 4 * i);
                }
            }
            default -> view(bytes, start, length - 1).asLongBuffer().get(numbers);
        }
        return numbers;
    }

    static byte[] pack(final double[] numbers) {
        final byte[] packed = new byte[Math.multiplyExact(8, numbers.length)];
        view(packed, 0, packed.length).asDoubleBuffer().put(numbers);
        return packed;
    }

    static double[] unpackFloats(final byte[] bytes, final int from, final int length) throws CorruptFrameException {
        if (length % 8 != 0) {
            throw new CorruptFrameException("floats in " + length + " bytes");
        }
        final double[] numbers = new double[length / 8];
        view(bytes, from, length).asDoubleBuffer().get(numbers);
        return numbers;
    }
}
