import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

final class WordCount {
    private static Map<String, Integer> wordCount(final int words) {
        final Map<String, Integer> counts = new HashMap<>();
        int number = 0;
        for (int i = 0; i < words; i++) {
            number = (number * 25_173 + 13_849) % 65_536;
            counts.merge("word" + number, 1, Integer::sum);
        }
        return counts;
    }

    public static void main(final String[] args) {
        final int words = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
        final long start = System.nanoTime();
        final Map<String, Integer> counts = wordCount(words);
        final double took = (System.nanoTime() - start) / 1e9;
        final int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        final int apart = Collections.max(counts.values()) - Collections.min(counts.values());
        if (counts.size() != Math.min(words, 65_536) || total != words || apart > 1) {
            throw new AssertionError(counts.size() + " words, " + total + " in all, apart by " + apart);
        }
        System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
    }
}
