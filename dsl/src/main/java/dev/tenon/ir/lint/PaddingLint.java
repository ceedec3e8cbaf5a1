package dev.tenon.ir.lint;

import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Node;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import dev.tenon.ir.op.Comparisons;
import dev.tenon.ir.op.Lookups;
import dev.tenon.ir.op.Shaping;
import java.util.Set;
import java.util.function.Consumer;

/** What fills sequences up, as the data set says, and is looked up in a table like a word. */
public final class PaddingLint {
  private PaddingLint() {}

  /** Warns where {@code trace} reads the padding of {@code data}; null for no data. */
  public static void check(Trace trace, Declaration.Data data, Consumer<Located> report) {
    if (data == null || data.padding() == null) {
      return;
    }
    Traced function = Traced.of(trace, false, report, Set.of());
    for (Node node : trace.nodes()) {
      Tensor words = node.primitive() instanceof Lookups.Gather ? read(node.input(1)) : null;
      if (words != null && trace.nodes().stream().noneMatch(other -> compares(other, words))) {
        warn(function, data, node, words);
      }
    }
  }

  private static void warn(Traced function, Declaration.Data data, Node node, Tensor words) {
    Problem problem =
        Problem.of(
                "PaddingCounts",
                "looks up %d, with which %s fills [%s] up, as if it were a word",
                data.padding(),
                data.name(),
                words.dims())
            .explained("what is masked is left out by the layers that come after")
            .fix(
                data.padding() == 0
                    ? "write maskZero = true on the embedding"
                    : "mask it: x.masked(words.notEqual(%d))".formatted(data.padding()));
    function.warn(node, data.padding() == 0 ? problem.orWrite("maskZero", true) : problem);
  }

  /** The first input of a function that {@code x} is, whatever its type; null where it is none. */
  private static Tensor read(Tensor x) {
    Tensor from = x.node().primitive() instanceof Shaping.Cast ? x.node().input(0) : x;
    boolean input = from.node().primitive() instanceof Source.Input;
    return input && from.trace().inputs().values().stream().findFirst().orElseThrow().equals(from)
        ? from
        : null;
  }

  private static boolean compares(Node node, Tensor words) {
    return node.primitive() instanceof Comparisons.NotEqual && words.equals(read(node.input(0)));
  }
}
