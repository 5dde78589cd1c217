package org.braidlang.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.braidlang.benchmarks.jmh.Parts;
import org.jspecify.annotations.Nullable;

/** What was measured, as tables in Markdown. */
final class Tables {
    private static final String NOTHING = "–";

    private Tables() {}

    /** A line for each row: what each language needs, and how that compares. */
    static String comparison(final List<Comparison.Result> results) {
        final StringBuilder text = new StringBuilder("| workload | figure | target |");
        for (final Language language : Language.values()) {
            text.append(' ').append(language.title()).append(" |");
        }
        text.append(" to CPython | to Node | to Java | reached |\n|").append(" --- |".repeat(11)).append('\n');
        for (final Comparison.Result result : results) {
            final Figure figure = result.row().figure();
            text.append("| ").append(result.workload().title())
                    .append(" | ").append(figure.title())
                    .append(" | ").append(target(result.row())).append(" |");
            for (final Language language : Language.values()) {
                text.append(' ').append(value(figure, result.samples().get(language))).append(" |");
            }
            for (final Language other : List.of(Language.CPYTHON, Language.NODE, Language.JAVA)) {
                text.append(' ').append(ratio(result.ratios(other))).append(" |");
            }
            text.append(' ').append(result.reached().map(yes -> yes ? "yes" : "**no**").orElse(NOTHING)).append(" |\n");
        }
        return text.toString();
    }

    static String target(final Workload.Row row) {
        return switch (row.target()) {
            case Target.AtMost(final double value) -> "≤ " + row.figure().show(value);
            case Target.TimesJava(final double factor) -> "≤ " + factor + " × Java";
        };
    }

    private static String value(final Figure figure, final @Nullable Sample sample) {
        if (sample == null) {
            return NOTHING;
        }
        final String median = figure.show(sample.median());
        return sample.size() < 2 ? median : median + String.format(Locale.ROOT, " ±%.0f %%", sample.spread());
    }

    static String ratio(final @Nullable Sample ratios) {
        return ratios == null ? NOTHING : Figure.digits(ratios.median()) + " ×";
    }

    /** A line for each workload, with a column for each safeguard. */
    static String safety(final List<Safety.Cost> costs) {
        final StringBuilder text = new StringBuilder("| workload, best round |");
        costs.getFirst().factors().keySet().forEach(title -> text.append(' ').append(title).append(" |"));
        text.append("\n|").append(" --- |".repeat(costs.getFirst().factors().size() + 1)).append('\n');
        for (final Safety.Cost cost : costs) {
            text.append("| ").append(cost.workload().title()).append(" |");
            cost.factors().values().forEach(factors -> text.append(String.format(Locale.ROOT, " %.2f × ±%.0f %% |",
                    factors.median(), factors.spread())));
            text.append('\n');
        }
        return text.toString();
    }

    /** A line for each part, with a column for each model where the part is measured under several. */
    static String parts(final List<Parts.Figure> figures) {
        final StringBuilder text = new StringBuilder();
        final List<String> models = figures.stream().map(Parts.Figure::model).distinct().toList();
        final List<String> named = models.stream().filter(model -> !model.isEmpty()).toList();
        if (models.contains("")) {
            text.append("| one turn with | ns |\n| --- | --- |\n");
            figures.stream().filter(figure -> figure.model().isEmpty()).forEach(figure ->
                    text.append("| ").append(figure.part()).append(" | ").append(show(figure)).append(" |\n"));
        }
        if (!named.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append("| one turn with |");
            named.forEach(model -> text.append(' ').append(model).append(" |"));
            text.append("\n|").append(" --- |".repeat(named.size() + 1)).append('\n');
            figures.stream().filter(figure -> !figure.model().isEmpty()).map(Parts.Figure::part).distinct()
                    .forEach(part -> line(part, named, figures, text));
        }
        return text.toString();
    }

    private static void line(
            final String part, final List<String> models, final List<Parts.Figure> figures, final StringBuilder text) {
        final Map<String, String> cells = new TreeMap<>();
        figures.stream().filter(figure -> figure.part().equals(part))
                .forEach(figure -> cells.put(figure.model(), show(figure)));
        text.append("| ").append(part).append(" |");
        models.forEach(model -> text.append(' ').append(cells.getOrDefault(model, NOTHING)).append(" |"));
        text.append('\n');
    }

    private static String show(final Parts.Figure figure) {
        final String value = Figure.digits(figure.nanoseconds());
        return Double.isNaN(figure.error()) ? value : value + " ± " + Figure.digits(figure.error());
    }
}
