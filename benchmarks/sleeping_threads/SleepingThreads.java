import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

final class SleepingThreads {
    public static void main(final String[] args) throws InterruptedException {
        final int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        final long[] results = new long[count];
        final long start = System.nanoTime();
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final int number = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(1_000);
                } catch (final InterruptedException e) {
                    throw new AssertionError(e);
                }
                results[number] = number;
            }));
        }
        long total = 0;
        for (int i = 0; i < count; i++) {
            threads.get(i).join();
            total += results[i];
        }
        final double took = (System.nanoTime() - start) / 1e9;
        if (total != (long) count * (count - 1) / 2 || took < 1) {
            throw new AssertionError(total + " after " + took + " s");
        }
        System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
    }
}
