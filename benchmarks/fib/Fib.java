import java.util.Locale;

final class Fib {
    private static long fib(final long n) {
        if (n < 2) {
            return n;
        }
        return fib(n - 1) + fib(n - 2);
    }

    public static void main(final String[] args) {
        final int n = args.length > 0 ? Integer.parseInt(args[0]) : 32;
        final int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        long expected = 0;
        long following = 1;
        for (int i = 0; i < n; i++) {
            final long sum = expected + following;
            expected = following;
            following = sum;
        }
        for (int round = 0; round < rounds; round++) {
            final long start = System.nanoTime();
            final long found = fib(n);
            final double took = (System.nanoTime() - start) / 1e9;
            if (found != expected) {
                throw new AssertionError(expected + " expected, " + found + " found");
            }
            System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
        }
    }
}
