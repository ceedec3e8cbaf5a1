package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Facts;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what the layers of a model cost, in the functions that will run.
 *
 * <p>A layer's operations are those in the first function that has it, {@code predict} before all
 * others: so each is counted once, however many functions share it. A model's own code, beside its
 * layers, is counted once a line.
 */
public final class Costing {
  /** The name of a batch where inputs do not agree on one. */
  private static final String BATCH = "N";

  private final Map<String, Cells> rows = new LinkedHashMap<>();
  private final Set<String> places = new HashSet<>();

  /** The output of a layer that was placed, for documentation. */
  public record Applied(String path, String kind, Type output) {}

  /**
   * A function and what it runs.
   *
   * @param code what the row of its own code is called
   * @param layers in order
   */
  public record Part(Function function, String code, List<Applied> layers) {}

  /** A row that grows. */
  private static final class Cells {
    private final String kinds;
    private final Type output;
    private long parameters;
    private Dim flops = Dim.of(0);
    private Dim activations = Dim.of(0);

    Cells(String kinds, Type output) {
      this.kinds = kinds;
      this.output = output;
    }

    boolean isEmpty() {
      return output == null && parameters == 0 && flops.equals(activations) && isZero(flops);
    }
  }

  private Costing() {}

  /**
   * The costs of a model.
   *
   * @param parts all functions but those that only set variables
   * @throws Problem if a number does not fit in 64 bits
   */
  public static Costs of(List<Part> parts, Variables variables) {
    Costing costing = new Costing();
    List<Part> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparing(part -> part.function().training()));
    try {
      ordered.forEach(costing::count);
      Dim activations = costing.activations(ordered);
      costing.parameters(variables);
      return new Costs(costing.rows(), activations);
    } catch (ArithmeticException overflow) {
      throw tooMany().about("this model");
    }
  }

  private List<Costs.Row> rows() {
    List<Costs.Row> result = new ArrayList<>();
    rows.forEach(
        (name, cells) -> {
          if (!cells.isEmpty()) {
            result.add(
                new Costs.Row(
                    name,
                    cells.kinds,
                    cells.output,
                    cells.parameters,
                    cells.flops,
                    cells.activations));
          }
        });
    return result;
  }

  private static boolean isZero(Dim dim) {
    return dim.equals(Dim.of(0));
  }

  // ---- operations

  private void count(Part part) {
    Map<String, Dim> byScope = new LinkedHashMap<>();
    Set<String> lines = new LinkedHashSet<>();
    Dim own = Dim.of(0);
    Map<String, Dim> one = one(part.function());
    for (Node node : part.function().nodes()) {
      if (node.phase() != Phase.FORWARD) {
        continue;
      }
      List<Type> inputs = node.inputs().stream().map(Tensor::type).toList();
      Dim flops = flops(node, inputs).substitute(one);
      String line = node.origin().place();
      if (!node.scope().isEmpty()) {
        byScope.merge(node.scope(), flops, Dim::plus);
      } else if (!places.contains(line)) {
        lines.add(line);
        own = own.plus(flops);
      }
    }
    places.addAll(lines);
    for (Applied layer : part.layers()) {
      Dim flops = byScope.remove(layer.path());
      if (!rows.containsKey(layer.path())) {
        Cells cells = new Cells(layer.kind(), layer.output());
        cells.flops = flops == null ? cells.flops : flops;
        rows.put(layer.path(), cells);
      }
    }
    byScope.forEach(
        (scope, flops) ->
            rows.computeIfAbsent(
                scope,
                key -> {
                  Cells cells = new Cells("", null);
                  cells.flops = flops;
                  return cells;
                }));
    Cells code = rows.computeIfAbsent(part.code(), key -> new Cells("", null));
    code.flops = code.flops.plus(own);
  }

  private static Dim flops(Node node, List<Type> inputs) {
    try {
      return node.primitive().flops(inputs, node.types());
    } catch (ArithmeticException overflow) {
      throw tooMany().about(node.scope()).placed(node.origin());
    }
  }

  private static Problem tooMany() {
    return Problem.of("SizeOverflow", "takes more operations than 64 bits can count")
        .fix("use smaller sizes");
  }

  /** What makes a size of {@code function} that of one example. */
  private static Map<String, Dim> one(Function function) {
    Set<Dim> first = new HashSet<>();
    for (Tensor input : function.inputs().values()) {
      if (input.dims().rank() > 0) {
        first.add(input.dims().dim(0));
      }
    }
    String name = first.size() == 1 ? first.iterator().next().toString() : BATCH;
    return Map.of(name, Dim.of(1));
  }

  // ---- memory

  private Dim activations(List<Part> parts) {
    boolean trained = parts.stream().anyMatch(part -> isTraining(part.function()));
    Dim most = Dim.of(0);
    for (Part part : parts) {
      if (isTraining(part.function()) == trained) {
        Dim all = Dim.of(0);
        for (Map.Entry<String, Dim> held : held(part.function(), trained).entrySet()) {
          String name = held.getKey().isEmpty() ? part.code() : held.getKey();
          Cells cells = rows.computeIfAbsent(name, key -> new Cells("", null));
          cells.activations = larger(cells.activations, held.getValue());
          all = all.plus(held.getValue());
        }
        most = larger(most, all);
      }
    }
    return most;
  }

  private static boolean isTraining(Function function) {
    return !function.optimizations().isEmpty();
  }

  private static Dim larger(Dim a, Dim b) {
    return b.isAtMost(a, Facts.NONE) ? a : b;
  }

  /**
   * Bytes by the scope that computed them.
   *
   * @param trained whether those that gradients read, else those that other scopes read
   */
  private static Map<String, Dim> held(Function function, boolean trained) {
    Set<Tensor> kept = new LinkedHashSet<>();
    for (Node node : function.nodes()) {
      for (Tensor input : node.inputs()) {
        Tensor memory = memory(input);
        boolean leaves = !memory.node().scope().equals(node.scope());
        if (trained ? node.phase() != Phase.FORWARD : leaves && !node.primitive().isView()) {
          kept.add(memory);
        }
      }
    }
    if (!trained) {
      function.outputs().values().forEach(output -> kept.add(memory(output)));
    }
    Map<String, Dim> one = one(function);
    Map<String, Dim> bytes = new LinkedHashMap<>();
    for (Tensor tensor : kept) {
      Node node = tensor.node();
      if (node.phase() == Phase.FORWARD && !node.inputs().isEmpty()) { // else data or a constant
        Dim size = tensor.dims().count().substitute(one).times(tensor.dtype().bytes());
        bytes.merge(node.scope(), size, Dim::plus);
      }
    }
    return bytes;
  }

  /** The tensor whose memory {@code tensor} is. */
  private static Tensor memory(Tensor tensor) {
    Tensor memory = tensor;
    while (memory.node().primitive().isView()) {
      memory = memory.node().input(0);
    }
    return memory;
  }

  // ---- weights

  private void parameters(Variables variables) {
    variables
        .byPath()
        .forEach(
            (path, weights) -> {
              long count =
                  weights.stream()
                      .filter(Variable::learned)
                      .mapToLong(Variable::count)
                      .reduce(0, Math::addExact);
              Cells cells =
                  rows.computeIfAbsent(path, key -> new Cells("parameter", weights.get(0).type()));
              cells.parameters = count;
            });
  }
}
