package dev.tenon.ir.mend;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the sizes of a tensor came about: the layers that decided on them, from the input on.
 *
 * @param subject what is derived: {@code 1568 = 32 channels x 7 x 7}, or a shape
 * @param steps in order
 */
public record Derivation(String subject, List<Step> steps) {
  /** With which the paths of layers end that are tried beside those that are written. */
  public static final String TRIED = "/tried";

  /** More steps say nothing more. */
  private static final int MOST_STEPS = 8;

  /**
   * A layer that decided on a size.
   *
   * @param name path of the layer, or name of the input
   * @param dims the sizes that it gives
   * @param dtype the type of its elements where that is what it decided on, else empty
   */
  public record Step(String name, Dims dims, String dtype, Origin origin) {
    /** A layer that decided on a size. */
    public Step(String name, Dims dims, Origin origin) {
      this(name, dims, "", origin);
    }
  }

  /** An axis of what a node gives. */
  private record Spot(Node node, int output, int axis) {
    static Spot of(Tensor x, int axis) {
      return new Spot(x.node(), x.index(), axis);
    }

    Dims dims() {
      return node.types().get(output).dims();
    }

    List<Spot> sources() {
      if (axis < 0) {
        return List.of(); // a scalar has none
      }
      List<Type> types = node.inputs().stream().map(Tensor::type).toList();
      List<Spot> sources = new ArrayList<>();
      for (Axis source : node.primitive().sources(types, node.types(), output, axis)) {
        sources.add(of(node.input(source.input()), source.axis()));
      }
      return sources;
    }
  }

  /** All axes of {@code x}. */
  public static int[] all(Tensor x) {
    return IntStream.range(0, x.dims().rank()).toArray();
  }

  /** How {@code axes} of {@code x} came about. */
  public static Derivation of(Tensor x, int... axes) {
    Map<String, Spot> last = new LinkedHashMap<>();
    Map<String, Set<Dims>> before = new HashMap<>();
    for (Spot spot : visited(x, axes)) {
      if (spot.node().primitive() instanceof Source.Read) {
        continue;
      }
      String layer = layer(spot.node());
      last.merge(layer, spot, (a, b) -> a.node().id() > b.node().id() ? a : b);
      for (Spot source : spot.sources()) {
        if (!layer(source.node()).equals(layer)) {
          before.computeIfAbsent(layer, key -> new HashSet<>()).add(source.dims());
        }
      }
    }
    untried(last);
    List<Step> steps = new ArrayList<>();
    last.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> e.getValue().node().id()))
        .filter(e -> !Set.of(e.getValue().dims()).equals(before.get(e.getKey())))
        .map(Map.Entry::getValue)
        .forEach(s -> steps.add(new Step(name(s.node()), s.dims(), s.node().origin())));
    return new Derivation(subject(x, axes), steps);
  }

  /** Leaves out layers that are only tried, and what one brings to other sizes. */
  private static void untried(Map<String, Spot> last) {
    for (Spot spot : List.copyOf(last.values())) {
      if (spot.node().scope().endsWith(TRIED)) {
        last.remove(layer(spot.node()));
        for (Spot source : spot.sources()) {
          boolean other = source.dims().rank() == spot.dims().rank();
          if (other && last.size() > 1) {
            last.remove(layer(source.node()));
          }
        }
      }
    }
  }

  /** How the elements of {@code x} got their type: what decided on it. */
  public static Derivation ofDtype(Tensor x) {
    Tensor decided = x;
    Optional<Tensor> source = Optional.of(x);
    while (source.isPresent()) {
      decided = source.get();
      DType dtype = decided.dtype();
      source =
          decided.node().inputs().stream()
              .filter(
                  input ->
                      input.dtype() == dtype
                              && !(input.node().primitive() instanceof Source.Read)
                              && !input.node().inputs().isEmpty()
                          || input.dtype() == dtype
                              && input.node().primitive() instanceof Source.Input)
              .findFirst();
    }
    Node node = decided.node();
    String dtype = x.dtype().toString();
    return new Derivation(
        dtype + " comes from", List.of(new Step(name(node), decided.dims(), dtype, node.origin())));
  }

  /** What tells the layer that a node belongs to from all others. */
  private static String layer(Node node) {
    return name(node) + "@" + node.origin().place();
  }

  /** The layers of {@code places} that decided on {@code axis} of {@code x}, the nearest first. */
  static List<Place> deciding(List<Place> places, Tensor x, int axis) {
    Set<Integer> ids =
        visited(x, axis).stream().map(spot -> spot.node().id()).collect(Collectors.toSet());
    return places.stream()
        .filter(place -> place.output() != null && ids.stream().anyMatch(place::made))
        .sorted(Comparator.comparingInt(Place::first).reversed())
        .toList();
  }

  /**
   * The axis of what {@code place} gives that becomes the wanted one of {@code size}, which may be
   * another behind a mean, a pooling or a transpose, or comes of the same weights within it, as
   * what a recurrent layer keeps does; -1 where it has other sizes still.
   */
  static int axis(Place place, Want.Size want, Dim size) {
    Dims dims = place.output().dims();
    Tensor x = want.tensor();
    if (dims.rank() == x.dims().rank() && dims.dim(want.axis()).equals(size)) {
      return want.axis();
    }
    Node made = place.output().node();
    return IntStream.range(0, dims.rank())
        .filter(axis -> dims.dim(axis).equals(size))
        .filter(
            axis -> reaches(x, new int[] {want.axis()}, (node, at) -> node == made && at == axis))
        .findFirst()
        .orElseGet(() -> beside(place, visited(x, want.axis()), size));
  }

  /** The axis of what {@code place} gives that comes of what it made of {@code size} for others. */
  private static int beside(Place place, Set<Spot> wanted, Dim size) {
    Set<Spot> own =
        wanted.stream()
            .filter(spot -> place.made(spot.node().id()) && spot.axis() >= 0)
            .filter(spot -> spot.dims().dim(spot.axis()).equals(size))
            .collect(Collectors.toSet());
    Dims dims = place.output().dims();
    return IntStream.range(0, dims.rank())
        .filter(axis -> dims.dim(axis).equals(size))
        .filter(axis -> visited(place.output(), axis).stream().anyMatch(own::contains))
        .findFirst()
        .orElse(-1);
  }

  /** Whether one of {@code axes} of {@code x} comes from an axis that {@code wanted} accepts. */
  public static boolean reaches(Tensor x, int[] axes, BiPredicate<Node, Integer> wanted) {
    return visited(x, axes).stream().anyMatch(spot -> wanted.test(spot.node(), spot.axis()));
  }

  /** The input that gives {@code x} as many axes as it has; empty where something else does. */
  public static Optional<Tensor> sameRank(Tensor x) {
    Tensor from = x;
    while (!(from.node().primitive() instanceof Source.Input)) {
      if (from.node().inputs().isEmpty() || from.node().input(0).dims().rank() != x.dims().rank()) {
        return Optional.empty();
      }
      from = from.node().input(0);
    }
    return Optional.of(from);
  }

  /** The inputs whose last size {@code axis} of {@code x} has, as it is stated there. */
  public static List<Tensor> lastOfInput(Tensor x, int axis) {
    Dim size = x.dims().dim(axis);
    return visited(x, axis).stream()
        .filter(spot -> spot.node().primitive() instanceof Source.Input)
        .filter(spot -> spot.axis() == spot.dims().rank() - 1)
        .filter(spot -> spot.dims().dim(spot.axis()).equals(size))
        .map(spot -> spot.node().output(spot.output()))
        .toList();
  }

  /** Whether {@code axis} of {@code x} comes from what stands at {@code origin}. */
  static boolean leads(Origin origin, Tensor x, int axis) {
    return reaches(
        x,
        new int[] {axis},
        (node, at) ->
            node.origin().isAt(origin)
                || node.primitive() instanceof Source.Read read
                    && read.variable().origin().isAt(origin));
  }

  private static Set<Spot> visited(Tensor x, int... axes) {
    Deque<Spot> open = new ArrayDeque<>();
    for (int axis : axes) {
      open.add(Spot.of(x, x.dims().axis(axis)));
    }
    Set<Spot> visited = new HashSet<>(open);
    if (axes.length == 0) {
      visited.add(new Spot(x.node(), x.index(), -1));
    }
    while (!open.isEmpty()) {
      for (Spot source : open.pop().sources()) {
        if (visited.add(source)) {
          open.push(source);
        }
      }
    }
    return visited;
  }

  private static String name(Node node) {
    return node.primitive() instanceof Source.Input input ? input.name() : node.called();
  }

  private static String subject(Tensor x, int... axes) {
    if (axes.length == 1) {
      int axis = x.dims().axis(axes[0]);
      return factored(Spot.of(x, axis)).orElse(x.dims().dim(axis) + " comes from");
    }
    return axes.length == x.dims().rank()
        ? "[" + x.dims() + "] comes from"
        : joined(IntStream.of(axes).mapToObj(x.dims()::dim).toList()) + " comes from";
  }

  /** {@code 1568 = 32 channels x 7 x 7} where several axes were merged into one. */
  private static Optional<String> factored(Spot start) {
    Spot spot = start;
    for (int hops = 0; hops < 1_000; hops++) {
      List<Spot> sources = spot.sources();
      if (sources.size() > 1 && sources.stream().map(Spot::node).distinct().count() == 1) {
        Dim whole = start.node().types().get(start.output()).dims().dim(start.axis());
        Dims inner = sources.get(0).node().types().get(sources.get(0).output()).dims();
        List<Dim> factors = sources.stream().map(s -> inner.dim(s.axis())).toList();
        Dim product = factors.stream().reduce(Dim.of(1), Dim::times);
        return product.sameAs(whole)
            ? Optional.of(whole + " = " + factors(factors, inner.rank()))
            : Optional.empty();
      }
      if (sources.size() != 1) {
        return Optional.empty();
      }
      spot = sources.get(0);
    }
    return Optional.empty();
  }

  private static String factors(List<Dim> factors, int rank) {
    String all = joined(factors);
    if (rank != 4 || factors.size() != 3) {
      return all;
    }
    String channels = factors.get(2).equals(Dim.of(1)) ? " channel x " : " channels x ";
    return factors.get(2) + channels + joined(factors.subList(0, 2));
  }

  private static String joined(List<Dim> dims) {
    return dims.stream()
        .map(d -> d.toString().contains(" ") ? "(" + d + ")" : d.toString())
        .collect(Collectors.joining(" x "));
  }

  /** Whether it says more than a message at {@code origin} does. */
  public boolean isTelling(Origin origin) {
    if (steps.size() == 1) {
      Origin only = steps.get(0).origin();
      boolean known = !only.place().isEmpty() || !steps.get(0).dtype().isEmpty();
      return known && !only.equals(origin);
    }
    return !steps.isEmpty();
  }

  /**
   * The lines that a person is shown.
   *
   * @param where the place of an origin, such as {@code ResNet.java:14}; empty where unknown
   */
  public String text(Function<Origin, String> where) {
    boolean batch =
        steps.stream()
            .allMatch(
                s ->
                    s.dtype().isEmpty()
                        && s.dims().rank() > 1
                        && !s.dims().dim(0).isKnown()
                        && s.dims().dim(0).equals(steps.get(0).dims().dim(0)));
    List<String[]> rows = new ArrayList<>();
    if (steps.size() > MOST_STEPS) {
      rows.add(row(steps.get(0), batch, where));
      rows.add(new String[] {"...", "", ""});
    }
    for (int i = steps.size() > MOST_STEPS ? steps.size() - MOST_STEPS + 2 : 0;
        i < steps.size();
        i++) {
      rows.add(row(steps.get(i), batch, where));
    }
    int widest = rows.stream().mapToInt(r -> r[0].length()).max().orElse(0);
    int dims = rows.stream().mapToInt(r -> r[1].length()).max().orElse(0);
    StringBuilder text = new StringBuilder(subject);
    String file = "";
    for (String[] row : rows) {
      int colon = row[2].lastIndexOf(':');
      boolean same = colon > 0 && row[2].substring(0, colon).equals(file);
      file = colon > 0 ? row[2].substring(0, colon) : file;
      String place = same ? "line " + row[2].substring(colon + 1) : row[2];
      String line = "  %-" + widest + "s  %-" + Math.max(1, dims) + "s  %s";
      text.append('\n').append(line.formatted(row[0], row[1], place).stripTrailing());
    }
    return text.toString();
  }

  private static String[] row(Step step, boolean batch, Function<Origin, String> where) {
    List<Dim> dims = new ArrayList<>();
    step.dims().forEach(dims::add);
    String sizes =
        step.dtype().isEmpty()
            ? joined(batch ? dims.subList(1, dims.size()) : dims)
            : (step.dtype() + " " + step.dims()).strip();
    return new String[] {step.name(), sizes, where.apply(step.origin())};
  }
}
