package org.braidlang.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Work that each language has a program for, in the folder of that name, and what is read from its runs. Every program
 * checks its own answer and fails if it is wrong. Immutable.
 *
 * @param languages those that can do it at all
 * @param model under which Braid does it
 * @param sizes what the programs are called with
 * @param ownSizes of languages for which those would be too long, or that need more words
 * @param slow whether fewer repetitions have to do
 */
record Workload(
        String folder,
        String title,
        String model,
        Set<Language> languages,
        Sizes sizes,
        Map<Language, Sizes> ownSizes,
        boolean slow,
        List<Row> rows) {

    /** Arguments of a program: those that the table is about, and those that make it short. */
    record Sizes(List<String> full, List<String> quick) {}

    /**
     * One line of the table.
     *
     * @param limit how many times the {@link #yardstick}'s value Braid's may be in a quick run: about three times what
     *     it was when this was written
     */
    record Row(Figure figure, Target target, double limit) {
        /** Whom Braid is compared with in a quick run. */
        Language yardstick() {
            return switch (target) {
                case Target.AtMost _ -> Language.CPYTHON;
                case Target.TimesJava _ -> Language.JAVA;
            };
        }
    }

    /** One that all languages have a program for, without arguments. */
    static Workload of(final String folder, final String title, final String model) {
        return new Workload(
                folder, title, model, EnumSet.allOf(Language.class), sizes("", ""), Map.of(), false, List.of());
    }

    private static Sizes sizes(final String full, final String quick) {
        return new Sizes(words(full), words(quick));
    }

    private static List<String> words(final String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** With these arguments, between spaces. */
    Workload with(final String full, final String quick) {
        return new Workload(folder, title, model, languages, sizes(full, quick), ownSizes, slow, rows);
    }

    /** With other arguments in one language. */
    Workload with(final Language language, final String full, final String quick) {
        final Map<Language, Sizes> all = new EnumMap<>(Language.class);
        all.putAll(ownSizes);
        all.put(language, sizes(full, quick));
        return new Workload(folder, title, model, languages, sizes, all, slow, rows);
    }

    Workload without(final Language... missing) {
        final Set<Language> left = EnumSet.copyOf(languages);
        List.of(missing).forEach(left::remove);
        return new Workload(folder, title, model, left, sizes, ownSizes, slow, rows);
    }

    Workload slowly() {
        return new Workload(folder, title, model, languages, sizes, ownSizes, true, rows);
    }

    Workload row(final Figure figure, final Target target, final double limit) {
        final List<Row> more = new ArrayList<>(rows);
        more.add(new Row(figure, target, limit));
        return new Workload(folder, title, model, languages, sizes, ownSizes, slow, List.copyOf(more));
    }

    /** What the program of a language is called with. */
    List<String> arguments(final Language language, final boolean quick) {
        final Sizes its = ownSizes.getOrDefault(language, sizes);
        return quick ? its.quick() : its.full();
    }

    boolean needsMemory() {
        return rows.stream().anyMatch(row -> row.figure() == Figure.MEMORY);
    }
}
