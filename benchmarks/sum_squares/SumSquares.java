import java.math.BigInteger;
import java.util.Locale;

/** What would overflow a {@code long} goes into a {@code BigInteger}. */
final class SumSquares {
    private static BigInteger sumSquares(final long n) {
        BigInteger total = BigInteger.ZERO;
        long part = 0;
        for (long i = 0; i < n; i++) {
            part += i * i;
            if (part > 1L << 62) {
                total = total.add(BigInteger.valueOf(part));
                part = 0;
            }
        }
        return total.add(BigInteger.valueOf(part));
    }

    public static void main(final String[] args) {
        final long below = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        final int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        final BigInteger n = BigInteger.valueOf(below);
        final BigInteger expected = n.subtract(BigInteger.ONE).multiply(n)
                .multiply(n.shiftLeft(1).subtract(BigInteger.ONE)).divide(BigInteger.valueOf(6));
        for (int round = 0; round < rounds; round++) {
            final long start = System.nanoTime();
            final BigInteger total = sumSquares(below);
            final double took = (System.nanoTime() - start) / 1e9;
            if (!total.equals(expected)) {
                throw new AssertionError(expected + " expected, " + total + " found");
            }
            System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
        }
    }
}
