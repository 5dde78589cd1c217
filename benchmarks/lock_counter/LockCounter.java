import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

final class LockCounter {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static long counter;

    private static void count(final int increments) {
        for (int i = 0; i < increments; i++) {
            LOCK.lock();
            try {
                counter++;
            } finally {
                LOCK.unlock();
            }
        }
    }

    public static void main(final String[] args) throws InterruptedException {
        final int increments = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        final long start = System.nanoTime();
        final Thread one = Thread.ofPlatform().start(() -> count(increments));
        final Thread two = Thread.ofPlatform().start(() -> count(increments));
        one.join();
        two.join();
        final double took = (System.nanoTime() - start) / 1e9;
        if (counter != 2L * increments) {
            throw new AssertionError(2L * increments + " expected, " + counter + " found");
        }
        System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
    }
}
