import java.util.Locale;

/** The subtraction is checked, as it has to be where ints do not overflow; without the check the loop is compiled away. */
final class CountDown {
    private static long countDown(final long from) {
        long n = from;
        while (n > 0) {
            n = Math.subtractExact(n, 1);
        }
        return n;
    }

    public static void main(final String[] args) {
        final long from = args.length > 0 ? Long.parseLong(args[0]) : 20_000_000;
        final int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        for (int round = 0; round < rounds; round++) {
            final long start = System.nanoTime();
            final long rest = countDown(from);
            final double took = (System.nanoTime() - start) / 1e9;
            if (rest != 0) {
                throw new AssertionError("0 expected, " + rest + " found");
            }
            System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
        }
    }
}
