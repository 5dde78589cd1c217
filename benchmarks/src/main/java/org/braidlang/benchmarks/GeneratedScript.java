package org.braidlang.benchmarks;

import java.util.Locale;

/** A script of many small functions that are each called once, in a language of choice; it checks its answer. */
final class GeneratedScript {
    private static final int LINES_A_FUNCTION = 5;

    private GeneratedScript() {}

    /** The text of a script of about so many lines. */
    static String of(final Language language, final int lines) {
        final int functions = Math.max(1, (lines - 2) / LINES_A_FUNCTION);
        final StringBuilder text = new StringBuilder(language == Language.CPYTHON ? "total = 0\n"
                : language == Language.NODE ? "let total = 0;\n" : "var total = 0\n");
        long total = 0;
        for (int i = 0; i < functions; i++) {
            text.append(String.format(Locale.ROOT, function(language), i));
            total += i % 2 == 0 ? i / 2 : 3L * i + 1;
        }
        return text.append(String.format(Locale.ROOT, check(language), total)).toString();
    }

    private static String function(final Language language) {
        return switch (language) {
            case BRAID -> """
                    fn step_%1$d(n) {
                        if n %% 2 == 0 { return n // 2 }
                        return 3 * n + 1
                    }
                    total += step_%1$d(%1$d)
                    """;
            case CPYTHON -> """
                    def step_%1$d(n):
                        if n %% 2 == 0:
                            return n // 2
                        return 3 * n + 1
                    total += step_%1$d(%1$d)
                    """;
            case NODE -> """
                    function step_%1$d(n) {
                        if (n %% 2 === 0) { return n / 2; }
                        return 3 * n + 1;
                    }
                    total += step_%1$d(%1$d);
                    """;
            case JAVA -> throw new IllegalArgumentException("Java has no scripts");
        };
    }

    private static String check(final Language language) {
        return switch (language) {
            case BRAID, CPYTHON -> "assert total == %d\n";
            case NODE -> "if (total !== %d) { throw new Error(`found ${total}`); }\n";
            case JAVA -> throw new IllegalArgumentException("Java has no scripts");
        };
    }
}
