import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

final class Sieve {
    private static int sieve(final int limit) {
        final boolean[] prime = new boolean[limit + 1];
        Arrays.fill(prime, true);
        prime[0] = false;
        prime[1] = false;
        for (int i = 2; i * i <= limit; i++) {
            if (prime[i]) {
                for (int multiple = i * i; multiple <= limit; multiple += i) {
                    prime[multiple] = false;
                }
            }
        }
        int count = 0;
        for (final boolean isPrime : prime) {
            if (isPrime) {
                count++;
            }
        }
        return count;
    }

    public static void main(final String[] args) {
        final int limit = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        final int expected =
                Map.of(100_000, 9_592, 500_000, 41_538, 1_000_000, 78_498, 5_000_000, 348_513).get(limit);
        final long start = System.nanoTime();
        final int count = sieve(limit);
        final double took = (System.nanoTime() - start) / 1e9;
        if (count != expected) {
            throw new AssertionError(expected + " expected, " + count + " found");
        }
        System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
    }
}
