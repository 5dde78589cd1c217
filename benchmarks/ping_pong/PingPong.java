import java.util.Locale;
import java.util.concurrent.SynchronousQueue;

/** On two virtual threads: Java has no coroutines. */
final class PingPong {
    private static final long END = -1;

    private static long play(final int roundTrips) throws InterruptedException {
        final SynchronousQueue<Long> there = new SynchronousQueue<>();
        final SynchronousQueue<Long> back = new SynchronousQueue<>();
        final long[] result = new long[1];
        final Thread partner = Thread.startVirtualThread(() -> {
            try {
                for (long number = there.take(); number != END; number = there.take()) {
                    back.put(number + 1);
                }
            } catch (final InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        final Thread player = Thread.startVirtualThread(() -> {
            try {
                long number = 0;
                for (int i = 0; i < roundTrips; i++) {
                    there.put(number);
                    number = back.take();
                }
                there.put(END);
                result[0] = number;
            } catch (final InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        partner.join();
        player.join();
        return result[0];
    }

    public static void main(final String[] args) throws InterruptedException {
        final int roundTrips = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        final int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        for (int round = 0; round < rounds; round++) {
            final long start = System.nanoTime();
            final long number = play(roundTrips);
            final double took = System.nanoTime() - start;
            if (number != roundTrips) {
                throw new AssertionError(roundTrips + " expected, " + number + " found");
            }
            System.out.printf(Locale.ROOT, "took: %.1f ns%n", took / (2.0 * roundTrips));
        }
    }
}
