import java.util.Locale;

final class Matrix {
    private static long[][] product(final long[][] a, final long[][] b) {
        final int size = a.length;
        final long[][] result = new long[size][size];
        for (int i = 0; i < size; i++) {
            final long[] row = a[i];
            for (int j = 0; j < size; j++) {
                long total = 0;
                for (int k = 0; k < size; k++) {
                    total += row[k] * b[k][j];
                }
                result[i][j] = total;
            }
        }
        return result;
    }

    public static void main(final String[] args) {
        final int size = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        final long[][] a = new long[size][size];
        final long[][] b = new long[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                a[i][j] = (3 * i + j) % 10;
                b[i][j] = (i + 7 * j) % 10;
            }
        }
        final long start = System.nanoTime();
        final long[][] c = product(a, b);
        final double took = (System.nanoTime() - start) / 1e9;
        // The sum of all elements of a product is that of each column of a times the row of b.
        long expected = 0;
        long found = 0;
        for (int k = 0; k < size; k++) {
            long column = 0;
            long row = 0;
            for (int i = 0; i < size; i++) {
                column += a[i][k];
                row += b[k][i];
                found += c[k][i];
            }
            expected += column * row;
        }
        if (found != expected) {
            throw new AssertionError(expected + " expected, " + found + " found");
        }
        System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
    }
}
