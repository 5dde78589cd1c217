import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** On virtual threads: Java has no coroutines. */
final class SpawnAwait {
    private static long count(final int times, final ExecutorService executor)
            throws InterruptedException, ExecutionException {
        long number = 0;
        for (int i = 0; i < times; i++) {
            final long current = number;
            number = executor.submit(() -> current + 1).get();
        }
        return number;
    }

    public static void main(final String[] args) throws InterruptedException, ExecutionException {
        final int times = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        final int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds; round++) {
                final long start = System.nanoTime();
                final long number = executor.submit(() -> count(times, executor)).get();
                final double took = System.nanoTime() - start;
                if (number != times) {
                    throw new AssertionError(times + " expected, " + number + " found");
                }
                System.out.printf(Locale.ROOT, "took: %.1f ns%n", took / times);
            }
        }
    }
}
