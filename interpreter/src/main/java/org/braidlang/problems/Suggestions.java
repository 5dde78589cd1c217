package org.braidlang.problems;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Did you mean…? */
public final class Suggestions {
    private static final int LONGEST = 64;

    private Suggestions() {}

    /**
     * The candidate that is nearest to {@code name}, or null if none is near enough to be what was meant: a third of
     * its letters may be wrong, missing, superfluous or in the wrong order. Of several the first in the order of the
     * alphabet.
     */
    public static @Nullable String closest(final String name, final Collection<String> candidates) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (final String candidate : candidates) {
            final int limit = Math.max(1, Math.max(name.length(), candidate.length()) / 3);
            if (candidate.equals(name) || Math.abs(name.length() - candidate.length()) > limit
                    || name.length() > LONGEST || candidate.length() > LONGEST) {
                continue;
            }
            final int distance = candidate.equalsIgnoreCase(name) ? 0 : distance(name, candidate);
            final boolean better = distance < bestDistance
                    || distance == bestDistance && best != null && candidate.compareTo(best) < 0;
            if (distance <= limit && distance < Math.max(name.length(), candidate.length()) && better) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Damerau and Levenshtein's: letters put in, left out, replaced, or swapped with their neighbour. */
    static int distance(final String from, final String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] current = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                final int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            final int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[to.length()];
    }
}
