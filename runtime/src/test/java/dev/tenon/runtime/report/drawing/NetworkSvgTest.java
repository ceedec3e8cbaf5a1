package dev.tenon.runtime.report.drawing;

import static dev.tenon.Tenon.add;
import static dev.tenon.Tenon.conv2d;
import static dev.tenon.Tenon.identity;
import static dev.tenon.Tenon.parameter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Parameter;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.ir.Network;
import dev.tenon.ir.Network.Arrow;
import dev.tenon.ir.Network.Box;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.runtime.report.drawing.LayeredLayout.Edge;
import dev.tenon.runtime.report.drawing.LayeredLayout.Place;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class NetworkSvgTest {
  /** Three equal residual blocks, then a table that is used beside layers. */
  @Model
  static final class Residual {
    final Layer body = conv2d(4, 3).repeat(3, i -> block()).globalAvgPool2d();
    final Parameter table = parameter("4 5", Init.normal(0.1));

    @Shape("N 5")
    Tensor forward(@Shape("N 8 8 3") Tensor image) {
      return body.apply(image).matMul(table).softmax();
    }

    private static Layer block() {
      return add(identity(), conv2d(4, 3).batchNorm()).relu();
    }
  }

  private static Network residual() {
    return FluentAssembler.assemble(new Residual(), "Residual").orThrow().network();
  }

  @Test
  void followsWhatFlowsBetweenLayers() {
    Network network = residual();
    List<String> lines = network.text().lines().toList();
    assertEquals(2 + 3 * 4 + 4, lines.size());
    assertTrue(lines.get(0).endsWith("\tinput\t0"), lines.get(0));
    assertEquals("body/conv2d\tconv2d\t112\t0\tN 8 8 3", lines.get(1));
    assertEquals(
        "body/block/add\tadd\t0\t1\tN 8 8 4\t3\tN 8 8 4", lines.get(4), "the skip and the branch");
    assertEquals("table\tparameter\t20", lines.get(15));
    assertEquals("\tmatMul softmax\t0\t14\tN 4\t15\t4 5", lines.get(16));
    assertEquals("output\toutput\t0\t16\tN 5", lines.get(17));
    assertEquals(network, Network.parse(network.text()));
  }

  @Test
  void equalBlocksAreDrawnOnce() throws Exception {
    Document svg = parsed(NetworkSvg.of("Residual", residual()));
    List<String> texts = texts(svg, "text");
    assertTrue(texts.contains("body/block … block_3  × 3"), texts.toString());
    assertEquals(2, texts.stream().filter("conv2d"::equals).count());
    assertEquals(10, count(svg, "g"));
    // one arrow more than a chain has: the skip; and the table's
    assertEquals(10, paths(svg, "arrow"));
    assertTrue(texts.containsAll(List.of("N 8 8 4", "N 4", "N 5", "4 5")), texts.toString());
  }

  @Test
  void blocksThatDifferAreNotOne() {
    List<Box> boxes = new ArrayList<>(List.of(new Box("input", "input", 0, List.of())));
    for (int i = 1; i <= 3; i++) {
      for (String layer : List.of("dense", "relu")) {
        int before = boxes.size() - 1;
        boxes.add(
            new Box("b/block_" + i + "/" + layer, layer, i, List.of(new Arrow(before, "N 4"))));
      }
    }
    assertEquals(3, Blocks.of(new Network(boxes)).blocks().size());
    assertEquals(7, Blocks.of(new Network(boxes)).network().boxes().size());
  }

  @Test
  void namesAreEscaped() throws Exception {
    String odd = "a<b>&\"'\u0007";
    Network network =
        new Network(
            List.of(
                new Box(odd, Network.INPUT, 0, List.of()),
                new Box(odd, odd, 3, List.of(new Arrow(0, odd)))));
    List<String> texts = texts(parsed(NetworkSvg.of(odd, network)), "text");
    assertEquals("a<b>&\"'\ufffd", texts.get(0));
  }

  @Test
  void boxesStandApartAndArrowsPointDown() {
    Random random = new Random(3);
    for (int graph = 0; graph < 200; graph++) {
      int count = 2 + random.nextInt(24);
      double[] widths = random.doubles(count, 100, 300).toArray();
      List<Edge> edges = new ArrayList<>();
      for (int to = 1; to < count; to++) {
        int sources = random.nextInt(3);
        int end = to;
        random.ints(sources, 0, to).distinct().forEach(from -> edges.add(new Edge(from, end)));
      }
      LayeredLayout layout = new LayeredLayout(widths, edges);
      for (Edge edge : edges) {
        List<Place> route = layout.route(edge.from(), edge.to());
        IntStream.range(1, route.size())
            .forEach(i -> assertEquals(route.get(i - 1).row() + 1, route.get(i).row()));
      }
      for (int a = 0; a < count; a++) {
        assertTrue(layout.box(a).x() >= widths[a] / 2 - 1e-6);
        for (int b = 0; b < a; b++) {
          double apart = Math.abs(layout.box(a).x() - layout.box(b).x());
          assertTrue(
              layout.box(a).row() != layout.box(b).row()
                  || apart >= (widths[a] + widths[b]) / 2 - 1e-6,
              "graph " + graph);
        }
      }
    }
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static int count(Document svg, String element) {
    return svg.getElementsByTagName(element).getLength();
  }

  private static long paths(Document svg, String kind) {
    return elements(svg, "path").stream().filter(e -> e.getAttribute("class").equals(kind)).count();
  }

  private static List<String> texts(Document svg, String element) {
    return elements(svg, element).stream().map(Element::getTextContent).toList();
  }

  private static List<Element> elements(Document svg, String element) {
    NodeList list = svg.getElementsByTagName(element);
    return IntStream.range(0, list.getLength()).mapToObj(i -> (Element) list.item(i)).toList();
  }
}
