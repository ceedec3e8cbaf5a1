package dev.tenon.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model as a person draws it: layers, and what flows from one to the next.
 *
 * @param boxes each after those that it takes something from
 */
public record Network(List<Box> boxes) {
  /** That of nothing. */
  public static final Network NONE = new Network(List.of());

  /** {@link Box#kind} of what the caller hands in. */
  public static final String INPUT = "input";

  /** {@link Box#kind} of what the caller gets. */
  public static final String OUTPUT = "output";

  /** {@link Box#kind} of a weight that the model itself uses, beside its layers. */
  public static final String PARAMETER = "parameter";

  private static final String CELL = "\t";

  /**
   * A layer, an operation of the model's own code, an input, an output or a parameter.
   *
   * @param name where it stands, such as {@code body/conv2d_2}; empty for an operation
   * @param kind what it is, such as {@code conv2d relu}
   * @param parameters how many trained numbers it holds
   * @param arrows what it takes
   */
  public record Box(String name, String kind, long parameters, List<Arrow> arrows) {
    /** Keeps a copy. */
    public Box {
      arrows = List.copyOf(arrows);
    }
  }

  /**
   * A tensor on its way.
   *
   * @param from index of the box that gives it
   * @param type its type and sizes, such as {@code N 28 28 32}
   */
  public record Arrow(int from, String type) {}

  /** Keeps a copy. */
  public Network {
    boxes = List.copyOf(boxes);
  }

  /**
   * A line each, which {@link #parse} reads: name, kind, parameters, and the arrows, two cells
   * each.
   */
  public String text() {
    return boxes.stream().map(Network::line).collect(Collectors.joining());
  }

  private static String line(Box box) {
    StringBuilder line =
        new StringBuilder(String.join(CELL, box.name(), box.kind(), "" + box.parameters()));
    box.arrows().forEach(a -> line.append(CELL).append(a.from()).append(CELL).append(a.type()));
    return line.append('\n').toString();
  }

  /** The network with this {@link #text}. */
  public static Network parse(String text) {
    List<Box> boxes = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] cells = line.split(CELL, -1);
      List<Arrow> arrows = new ArrayList<>();
      for (int i = 3; i + 1 < cells.length; i += 2) {
        arrows.add(new Arrow(Integer.parseInt(cells[i]), cells[i + 1]));
      }
      boxes.add(new Box(cells[0], cells[1], Long.parseLong(cells[2]), arrows));
    }
    return new Network(boxes);
  }
}
