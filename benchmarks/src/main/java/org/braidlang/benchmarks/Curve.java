package org.braidlang.benchmarks;

import java.util.List;

/**
 * How something grows, in several languages.
 *
 * @param name of the file
 * @param xTitle what grows, with its unit
 * @param yTitle what is measured, with its unit
 */
record Curve(String name, String title, String xTitle, String yTitle, List<Line> lines) {
    /** One language's points, from left to right. */
    record Line(String label, List<Point> points) {}

    /** Both above 0: the axes are logarithmic. */
    record Point(double x, double y) {}
}
