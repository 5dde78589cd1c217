package org.braidlang.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws a curve as SVG: both axes logarithmic, and each line's label at its end. It follows the reader's preference for
 * light or dark. Used once, by one thread.
 */
final class SvgChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 78;
    private static final int RIGHT = 110;
    private static final int TOP = 44;
    private static final int BOTTOM = 56;
    private static final int LABEL_HEIGHT = 16;
    private static final List<String> COLOURS = List.of("#d1495b", "#3572a5", "#5a9e4b", "#c98a1b", "#8a63b5");
    private static final String STYLE = """
            text { font: 13px system-ui, sans-serif; fill: #333 }
            .title { font-size: 15px; font-weight: 600 }
            .grid { stroke: #ddd }
            .paper { fill: #fff }
            @media (prefers-color-scheme: dark) {
              text { fill: #ccc }
              .grid { stroke: #444 }
              .paper { fill: #161b22 }
            }
            """;

    private final Curve curve;
    private final double xLow;
    private final double xHigh;
    private final List<Double> yMarks;
    private final double yLow;
    private final double yHigh;
    private final StringBuilder svg = new StringBuilder();

    private SvgChart(final Curve curve) {
        this.curve = curve;
        this.xLow = exponents(curve, Curve.Point::x).min();
        this.xHigh = Math.max(exponents(curve, Curve.Point::x).max(), xLow + 0.1);
        final Extent y = exponents(curve, Curve.Point::y);
        this.yMarks = marks(y.min(), y.max());
        this.yLow = Math.log10(yMarks.getFirst());
        this.yHigh = Math.log10(yMarks.getLast());
    }

    private record Extent(double min, double max) {}

    private static Extent exponents(final Curve curve, final ToDoubleFunction<Curve.Point> coordinate) {
        final double[] values = curve.lines().stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> Math.log10(coordinate.applyAsDouble(point)))
                .sorted()
                .toArray();
        return new Extent(values[0], values[values.length - 1]);
    }

    /** The text of the file; the curve has a point at least. */
    static String draw(final Curve curve) {
        return new SvgChart(curve).draw();
    }

    private String draw() {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT);
        add("<title>%s</title>", escape(curve.title()));
        svg.append("<style>\n").append(STYLE).append("</style>\n");
        add("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", WIDTH, HEIGHT);
        text(LEFT, TOP - 20, "start", " class=\"title\"", curve.title());
        grid();
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "middle", "", curve.xTitle());
        final double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
        text(18, middle, "middle", at(" transform=\"rotate(-90 18 %.0f)\"", middle), curve.yTitle());
        lines();
        return svg.append("</svg>\n").toString();
    }

    /** The powers of ten around a span of exponents; where it is short, twice and five times as much as well. */
    private static List<Double> marks(final double low, final double high) {
        final List<Integer> steps = high - low < 2 ? List.of(1, 2, 5) : List.of(1);
        final List<Double> all = new ArrayList<>();
        for (int power = (int) Math.floor(low); power <= Math.ceil(high); power++) {
            for (final int step : steps) {
                all.add(step * Math.pow(10, power));
            }
        }
        int first = 0;
        while (first + 2 < all.size() && Math.log10(all.get(first + 1)) <= low) {
            first++;
        }
        int last = all.size() - 1;
        while (last > first + 1 && Math.log10(all.get(last - 1)) >= high) {
            last--;
        }
        return all.subList(first, last + 1);
    }

    private void grid() {
        for (final double mark : yMarks) {
            line(LEFT, y(mark), WIDTH - RIGHT, y(mark));
            text(LEFT - 8, y(mark) + 4, "end", "", number(mark));
        }
        final List<Double> sizes = curve.lines().stream()
                .flatMap(line -> line.points().stream()).map(Curve.Point::x).distinct().sorted().toList();
        for (final double size : sizes) {
            line(x(size), TOP, x(size), HEIGHT - BOTTOM);
            text(x(size), HEIGHT - BOTTOM + 18, "middle", "", number(size));
        }
    }

    private void line(final double x1, final double y1, final double x2, final double y2) {
        add("<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1, y1, x2, y2);
    }

    private void lines() {
        // Labels keep clear of each other: from the lowest line up, each at least one line of text above the last.
        final List<Curve.Line> upwards = curve.lines().stream()
                .sorted((a, b) -> Double.compare(a.points().getLast().y(), b.points().getLast().y()))
                .toList();
        double free = HEIGHT;
        for (final Curve.Line line : upwards) {
            final String colour = COLOURS.get(curve.lines().indexOf(line) % COLOURS.size());
            final StringBuilder path = new StringBuilder();
            for (final Curve.Point point : line.points()) {
                path.append(path.isEmpty() ? "M" : " L").append(at("%.1f %.1f", x(point.x()), y(point.y())));
            }
            add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
            for (final Curve.Point point : line.points()) {
                add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s: %s, %s</title></circle>",
                        x(point.x()), y(point.y()), colour, escape(line.label()), Figure.digits(point.x()),
                        Figure.digits(point.y()));
            }
            final Curve.Point last = line.points().getLast();
            free = Math.min(y(last.y()) + 4, free - LABEL_HEIGHT);
            text(x(last.x()) + 10, free, "start", " style=\"fill: " + colour + "\"", line.label());
        }
    }

    private double x(final double value) {
        return LEFT + (Math.log10(value) - xLow) / (xHigh - xLow) * (WIDTH - LEFT - RIGHT);
    }

    private double y(final double value) {
        return HEIGHT - BOTTOM - (Math.log10(value) - yLow) / (yHigh - yLow) * (HEIGHT - TOP - BOTTOM);
    }

    /** A mark of an axis, in few letters. */
    private static String number(final double mark) {
        final int power = (int) Math.floor(Math.log10(mark) + 1e-9);
        if (power >= 5 && mark == Math.pow(10, power)) {
            return "10" + superscript(power);
        }
        return at("%,." + Math.max(0, -power) + "f", mark);
    }

    private static String superscript(final int number) {
        final StringBuilder text = new StringBuilder();
        for (final char digit : Integer.toString(number).toCharArray()) {
            text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        }
        return text.toString();
    }

    private void text(
            final double x, final double y, final String anchor, final String attributes, final String content) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>", x, y, anchor, attributes, escape(content));
    }

    private void add(final String format, final Object... values) {
        svg.append(at(format, values)).append('\n');
    }

    private static String at(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escape(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
