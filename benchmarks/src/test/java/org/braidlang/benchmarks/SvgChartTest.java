package org.braidlang.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.braidlang.benchmarks.Curve.Line;
import org.braidlang.benchmarks.Curve.Point;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgChartTest {
    private static Document drawn(final Line... lines) throws Exception {
        final String svg = SvgChart.draw(new Curve("c", "a < b & c", "items", "seconds", List.of(lines)));
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void it_is_xml_with_a_path_for_each_line_and_a_dot_for_each_point() throws Exception {
        final Document svg = drawn(
                new Line("one", List.of(new Point(1, 0.5), new Point(10, 5))),
                new Line("two", List.of(new Point(1, 0.25), new Point(10, 250))));

        assertEquals(2, svg.getElementsByTagName("path").getLength());
        assertEquals(4, svg.getElementsByTagName("circle").getLength());
        assertEquals("a < b & c", svg.getElementsByTagName("title").item(0).getTextContent());
    }

    @Test
    void the_largest_value_stands_at_the_top_right() throws Exception {
        final Document svg = drawn(new Line("one", List.of(new Point(1, 1), new Point(100, 100))));

        assertEquals("M78.0 344.0 L610.0 44.0",
                svg.getElementsByTagName("path").item(0).getAttributes().getNamedItem("d").getNodeValue());
    }

    @Test
    void one_point_is_a_chart_too() throws Exception {
        assertEquals(1, drawn(new Line("one", List.of(new Point(5, 5)))).getElementsByTagName("circle").getLength());
    }
}
