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
 * @param braidOptions what stands before the script's own arguments
 * @param arguments for all languages but those with their own
 * @param quickArguments the same work, smaller
 * @param slow whether fewer repetitions have to do
 */
record Workload(
        String folder,
        String title,
        Set<Language> languages,
        List<String> braidOptions,
        Map<Language, List<String>> ownArguments,
        List<String> arguments,
        List<String> quickArguments,
        boolean slow,
        List<Row> rows) {

    /**
     * One line of the table.
     *
     * @param limit how many times CPython's value Braid's may be in a quick run: about three times what it was when this
     *     was written
     */
    record Row(Figure figure, Target target, double limit) {}

    /** One that all languages have a program for, without arguments, under a model of Braid. */
    static Workload of(final String folder, final String title, final String model) {
        return new Workload(
                folder, title, EnumSet.allOf(Language.class), List.of("--model", model), Map.of(), List.of(), List.of(),
                false, List.of());
    }

    Workload with(final List<String> full, final List<String> quick) {
        return new Workload(folder, title, languages, braidOptions, ownArguments, full, quick, slow, rows);
    }

    /** With other arguments in one language; a quick run puts its own in the place of the first of them. */
    Workload with(final Language language, final String... own) {
        final Map<Language, List<String>> all = new EnumMap<>(Language.class);
        all.putAll(ownArguments);
        all.put(language, List.of(own));
        return new Workload(folder, title, languages, braidOptions, all, arguments, quickArguments, slow, rows);
    }

    Workload without(final Language... missing) {
        final Set<Language> left = EnumSet.copyOf(languages);
        List.of(missing).forEach(left::remove);
        return new Workload(folder, title, left, braidOptions, ownArguments, arguments, quickArguments, slow, rows);
    }

    Workload slowly() {
        return new Workload(folder, title, languages, braidOptions, ownArguments, arguments, quickArguments, true, rows);
    }

    Workload row(final Figure figure, final Target target, final double limit) {
        final List<Row> more = new ArrayList<>(rows);
        more.add(new Row(figure, target, limit));
        return new Workload(
                folder, title, languages, braidOptions, ownArguments, arguments, quickArguments, slow, List.copyOf(more));
    }

    /** What the program of a language is called with. */
    List<String> arguments(final Language language, final boolean quick) {
        final List<String> own = ownArguments.get(language);
        if (!quick || own == null) {
            return quick ? quickArguments : own == null ? arguments : own;
        }
        final List<String> all = new ArrayList<>(quickArguments);
        all.addAll(own.subList(Math.min(quickArguments.size(), own.size()), own.size()));
        return all;
    }

    boolean needsMemory() {
        return rows.stream().anyMatch(row -> row.figure() == Figure.MEMORY);
    }
}
