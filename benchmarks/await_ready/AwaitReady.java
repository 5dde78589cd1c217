import java.util.Locale;
import java.util.concurrent.CompletableFuture;

final class AwaitReady {
    private static CompletableFuture<Long> next(final long number) {
        return CompletableFuture.completedFuture(number + 1);
    }

    private static long count(final int times) {
        long number = 0;
        for (int i = 0; i < times; i++) {
            number = next(number).join();
        }
        return number;
    }

    public static void main(final String[] args) {
        final int times = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        final int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        for (int round = 0; round < rounds; round++) {
            final long start = System.nanoTime();
            final long number = count(times);
            final double took = System.nanoTime() - start;
            if (number != times) {
                throw new AssertionError(times + " expected, " + number + " found");
            }
            System.out.printf(Locale.ROOT, "took: %.1f ns%n", took / times);
        }
    }
}
