import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/** The worker is this program again, spoken to over its standard input and output: a length, and then the numbers. */
final class WorkerRoundTrip {
    private static void write(final long[] numbers, final DataOutputStream out) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
        bytes.asLongBuffer().put(numbers);
        out.writeInt(numbers.length);
        out.write(bytes.array());
        out.flush();
    }

    private static long[] read(final int length, final DataInputStream in) throws IOException {
        final byte[] bytes = in.readNBytes(length * Long.BYTES);
        final long[] numbers = new long[length];
        ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
        return numbers;
    }

    private static void serve() throws IOException {
        final DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        final DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        for (int length = in.readInt(); length >= 0; length = in.readInt()) {
            write(read(length, in), out);
        }
    }

    public static void main(final String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("worker")) {
            serve();
            return;
        }
        final int ints = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        final int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        final long[] numbers = new long[ints];
        Arrays.setAll(numbers, i -> i * 3L);
        final Process worker = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "WorkerRoundTrip", "worker")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final DataInputStream in = new DataInputStream(new BufferedInputStream(worker.getInputStream()));
        final DataOutputStream out = new DataOutputStream(new BufferedOutputStream(worker.getOutputStream()));
        write(new long[0], out);
        read(in.readInt(), in);
        for (int round = 0; round < rounds; round++) {
            final long start = System.nanoTime();
            write(numbers, out);
            final long[] back = read(in.readInt(), in);
            final double took = (System.nanoTime() - start) / 1e9;
            if (!Arrays.equals(back, numbers)) {
                throw new AssertionError("the numbers came back changed");
            }
            System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
        }
        out.writeInt(-1);
        out.flush();
    }
}
