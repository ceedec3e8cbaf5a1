package dev.tenon.runtime.report.drawing;

import dev.tenon.ir.Counted;
import dev.tenon.ir.Network;
import dev.tenon.ir.Network.Arrow;
import dev.tenon.ir.Network.Box;
import dev.tenon.runtime.report.drawing.Blocks.Block;
import dev.tenon.runtime.report.drawing.LayeredLayout.Edge;
import dev.tenon.runtime.report.drawing.LayeredLayout.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A network as SVG: a box for each layer with its name, kind and number of parameters; arrows with
 * the sizes of what flows. Equal blocks that follow one another are drawn once. It shows itself in
 * the reader's light or dark colours, and needs nothing but itself.
 */
public final class NetworkSvg {
  private static final double HEIGHT = 44;
  private static final double SPACE = 46;
  private static final double MARGIN = 24;
  private static final double NARROWEST = 132;
  private static final double WIDEST = 320;
  private static final double PIXELS_A_LETTER = 7.4;

  private final Blocks blocks;
  private final List<Box> boxes;
  private final double[] widths;
  private final LayeredLayout layout;
  private final Markup svg = new Markup();
  private final List<Runnable> captions = new ArrayList<>();
  private double right;

  private NetworkSvg(Network network) {
    blocks = Blocks.of(network);
    boxes = blocks.network().boxes();
    widths = boxes.stream().mapToDouble(NetworkSvg::width).toArray();
    layout = new LayeredLayout(widths, edges());
  }

  /** {@code network} as a file. */
  public static String of(String title, Network network) {
    return new NetworkSvg(network).draw(title);
  }

  private List<Edge> edges() {
    Set<Edge> edges = new HashSet<>();
    List<Edge> ordered = new ArrayList<>();
    for (int to = 0; to < boxes.size(); to++) {
      for (Arrow arrow : boxes.get(to).arrows()) {
        Edge edge = new Edge(arrow.from(), to);
        if (edges.add(edge)) {
          ordered.add(edge);
        }
      }
    }
    return ordered;
  }

  private String draw(String title) {
    blocks.blocks().forEach(this::frame);
    for (int to = 0; to < boxes.size(); to++) {
      arrows(to);
    }
    IntStream.range(0, boxes.size()).forEach(this::box);
    IntStream.range(0, boxes.size()).forEach(this::labels);
    captions.forEach(Runnable::run);
    double width = Math.ceil(right + MARGIN);
    double height = layout.rows() * (HEIGHT + SPACE) - SPACE + 2 * MARGIN;
    return new Markup()
        .open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "class",
            "network",
            "role",
            "img",
            "aria-label",
            title,
            "width",
            width,
            "height",
            height,
            "viewBox",
            String.format(Locale.ROOT, "0 0 %.0f %.0f", width, height))
        .line()
        .leaf("title", title)
        .open("style")
        .raw(Style.NETWORK)
        .close("style")
        .line()
        .raw(svg.toString())
        .close("svg")
        .line()
        .toString();
  }

  /** The picture is wide enough for what is at {@code x}. */
  private double seen(double x) {
    right = Math.max(right, x);
    return x;
  }

  private double x(int box) {
    return MARGIN + layout.box(box).x();
  }

  private static double top(int row) {
    return MARGIN + row * (HEIGHT + SPACE);
  }

  // ---- blocks

  /** Behind a block; not where other boxes would be in it. */
  private void frame(Block block) {
    double left = Double.MAX_VALUE;
    double end = 0;
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (int i : block.boxes()) {
      left = Math.min(left, x(i) - widths[i] / 2);
      end = Math.max(end, x(i) + widths[i] / 2);
      first = Math.min(first, layout.box(i).row());
      last = Math.max(last, layout.box(i).row());
    }
    for (int i = 0; i < boxes.size(); i++) {
      int row = layout.box(i).row();
      boolean beside = x(i) + widths[i] / 2 < left || x(i) - widths[i] / 2 > end;
      if (!block.boxes().contains(i) && row >= first && row <= last && !beside) {
        return;
      }
    }
    // arrows that pass within the block are inside of its frame
    for (int to : block.boxes()) {
      for (Arrow arrow : boxes.get(to).arrows()) {
        for (Place place : layout.route(arrow.from(), to)) {
          if (place.row() >= first && place.row() <= last) {
            left = Math.min(left, MARGIN + place.x());
            end = Math.max(end, MARGIN + place.x());
          }
        }
      }
    }
    double pad = 12;
    svg.empty(
        "rect",
        "class",
        "block",
        "x",
        left - pad,
        "y",
        top(first) - pad,
        "width",
        end - left + 2 * pad,
        "height",
        top(last) - top(first) + HEIGHT + 2 * pad,
        "rx",
        10);
    String name =
        block.times() == 1
            ? block.name()
            : "%s … %s  × %d".formatted(block.name(), shortName(block.last()), block.times());
    double x = seen(end + pad) + 6;
    double y = top(first) + 2;
    seen(x + name.length() * PIXELS_A_LETTER);
    captions.add(() -> svg.leaf("text", name, "class", "caption", "x", x, "y", y).line());
  }

  /** The last part of its path; two where that is the index in a list. */
  private static String shortName(String path) {
    int slash = path.lastIndexOf('/');
    boolean index = slash > 0 && path.substring(slash + 1).matches("\\d+");
    return path.substring((index ? path.lastIndexOf('/', slash - 1) : slash) + 1);
  }

  // ---- boxes

  private void box(int i) {
    Box box = boxes.get(i);
    String kind =
        switch (box.kind()) {
          case Network.INPUT, Network.OUTPUT -> "end";
          case Network.PARAMETER -> "weight";
          default ->
              box.name().isEmpty() ? "operation" : box.parameters() > 0 ? "trained" : "plain";
        };
    double y = top(layout.box(i).row());
    seen(x(i) + widths[i] / 2);
    svg.open("g", "class", "box " + kind);
    svg.leaf("title", description(box));
    svg.empty(
        "rect", "x", x(i) - widths[i] / 2, "y", y, "width", widths[i], "height", HEIGHT, "rx", 7);
    String second = second(box);
    double middle = y + (second.isEmpty() ? 27 : 19);
    svg.leaf("text", first(box), "class", "name", "x", x(i), "y", middle);
    if (!second.isEmpty()) {
      svg.leaf("text", second, "class", "kind", "x", x(i), "y", y + 35);
    }
    svg.close("g").line();
  }

  private static double width(Box box) {
    int letters = Math.max(first(box).length(), second(box).length());
    return Math.min(WIDEST, Math.max(NARROWEST, letters * PIXELS_A_LETTER + 28));
  }

  private static String first(Box box) {
    return shortened(box.name().isEmpty() ? box.kind() : shortName(box.name()));
  }

  private static String second(Box box) {
    String name = shortName(box.name());
    boolean told = box.name().isEmpty() || name.replaceFirst("_\\d+$", "").equals(box.kind());
    String kind = told ? "" : box.kind();
    String parameters =
        box.parameters() == 0 ? "" : String.format(Locale.ROOT, "%,d", box.parameters());
    return shortened(
        kind.isEmpty() || parameters.isEmpty() ? kind + parameters : kind + " · " + parameters);
  }

  private static String shortened(String text) {
    int most = (int) ((WIDEST - 28) / PIXELS_A_LETTER);
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private static String description(Box box) {
    String parameters =
        box.parameters() == 0 ? "" : ", " + Counted.of(box.parameters(), "parameter");
    return (box.name() + " " + box.kind()).strip() + parameters;
  }

  // ---- arrows

  private void arrows(int to) {
    List<Integer> sources = boxes.get(to).arrows().stream().map(Arrow::from).distinct().toList();
    // those that come from the left end at the left
    List<Integer> ordered = new ArrayList<>(sources);
    ordered.sort(
        (a, b) -> {
          List<Place> first = layout.route(a, to);
          List<Place> second = layout.route(b, to);
          return Double.compare(first.get(first.size() - 2).x(), second.get(second.size() - 2).x());
        });
    double apart = Math.min(26, widths[to] / (ordered.size() + 1));
    for (int k = 0; k < ordered.size(); k++) {
      arrow(ordered.get(k), to, x(to) + (k - (ordered.size() - 1) / 2.0) * apart);
    }
  }

  private void arrow(int from, int to, double end) {
    List<Place> route = layout.route(from, to);
    StringBuilder path = new StringBuilder();
    double x = x(from);
    double y = top(route.get(0).row()) + HEIGHT;
    path.append(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
    for (int i = 1; i < route.size(); i++) {
      boolean last = i == route.size() - 1;
      double nextX = last ? end : MARGIN + route.get(i).x();
      double nextY = top(route.get(i).row()) - (last ? 3 : 0);
      double middle = (y + nextY) / 2;
      path.append(
          String.format(
              Locale.ROOT,
              "C%.1f %.1f %.1f %.1f %.1f %.1f",
              x,
              middle,
              nextX,
              middle,
              nextX,
              nextY));
      x = nextX;
      y = nextY;
      if (!last) {
        y += HEIGHT;
        path.append(String.format(Locale.ROOT, "V%.1f", y));
      }
    }
    svg.empty("path", "class", "arrow", "d", path);
    String head =
        String.format(Locale.ROOT, "M%.1f %.1fl-4.5 -7h9z", end, top(layout.box(to).row()) - 0.5);
    svg.empty("path", "class", "head", "d", head).line();
  }

  /** Below a box what leaves it; where that differs, above the boxes that take it. */
  private void labels(int from) {
    List<String> types = new ArrayList<>();
    List<Integer> takers = new ArrayList<>();
    for (int to = 0; to < boxes.size(); to++) {
      for (Arrow arrow : boxes.get(to).arrows()) {
        if (arrow.from() == from) {
          types.add(arrow.type());
          takers.add(to);
        }
      }
    }
    if (types.isEmpty()) {
      return;
    }
    if (types.stream().distinct().count() == 1) {
      label(types.get(0), from, takers, top(layout.box(from).row()) + HEIGHT + 16);
      return;
    }
    for (int i = 0; i < types.size(); i++) {
      int to = takers.get(i);
      label(types.get(i), to, List.of(), top(layout.box(to).row()) - 12);
    }
  }

  /** Beside an arrow that goes straight on; to its left where another one leaves to the right. */
  private void label(String type, int box, List<Integer> takers, double y) {
    boolean toTheRight =
        takers.stream().anyMatch(to -> MARGIN + layout.route(box, to).get(1).x() > x(box) + 5);
    boolean toTheLeft =
        takers.stream().anyMatch(to -> MARGIN + layout.route(box, to).get(1).x() < x(box) - 5);
    boolean left = toTheRight && !toTheLeft && takers.size() > 1;
    seen(x(box) + 9 + type.length() * PIXELS_A_LETTER);
    svg.leaf(
            "text",
            type,
            "class",
            left ? "size before" : "size",
            "x",
            x(box) + (left ? -9 : 9),
            "y",
            y)
        .line();
  }
}
