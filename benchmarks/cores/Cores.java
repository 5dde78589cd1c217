import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class Cores {
    private static BigInteger cpuHeavy(final long n) {
        BigInteger total = BigInteger.ZERO;
        long part = 0;
        for (long x = 0; x < n; x++) {
            part += x * x;
            if (part > 1L << 62) {
                total = total.add(BigInteger.valueOf(part));
                part = 0;
            }
        }
        return total.add(BigInteger.valueOf(part));
    }

    public static void main(final String[] args) throws InterruptedException, ExecutionException {
        final long below = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        final BigInteger n = BigInteger.valueOf(below);
        final BigInteger expected = n.subtract(BigInteger.ONE).multiply(n)
                .multiply(n.shiftLeft(1).subtract(BigInteger.ONE)).divide(BigInteger.valueOf(6));
        final long start = System.nanoTime();
        final List<BigInteger> results = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            final List<Future<BigInteger>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(executor.submit(() -> cpuHeavy(below)));
            }
            for (final Future<BigInteger> task : tasks) {
                results.add(task.get());
            }
        }
        final double took = (System.nanoTime() - start) / 1e9;
        if (results.stream().anyMatch(result -> !result.equals(expected))) {
            throw new AssertionError(expected + " expected, " + results + " found");
        }
        System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
    }
}
