package dev.tenon.ir;

import dev.tenon.DidYouMean;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The measurements that a model is said to have, against those that it has. */
public final class MetricNames {
  private MetricNames() {}

  /**
   * What is wrong with {@code name}, which an annotation wants measured of {@code program}, if
   * anything.
   *
   * @param monitored whether it may also be a loss, or the accuracy of training
   */
  public static Optional<Problem> problem(Program program, String name, boolean monitored) {
    Function evaluate =
        program.functions().stream()
            .filter(function -> function.name().equals("evaluate"))
            .findFirst()
            .orElse(null);
    if (evaluate == null) {
      return Optional.of(
          Problem.of(
                  "UnknownMetric",
                  "names \"%s\", but nothing of %s is measured: it has no loss on a data set",
                  name,
                  program.name())
              .fix("remove it, or write @Model(data = ...)"));
    }
    Set<String> there = new LinkedHashSet<>();
    if (monitored) {
      there.addAll(List.of("loss", "trainLoss"));
      if (evaluate.outputs().containsKey("accuracy")) {
        there.add("trainAccuracy");
      }
    }
    boolean known = false;
    for (Map.Entry<String, Tensor> output : evaluate.outputs().entrySet()) {
      Optional<Measured> measured = Measured.named(output.getKey());
      if (measured.isPresent()) {
        int classes = last(output.getValue().dims());
        there.addAll(measured.get().usual(classes));
        known |= measured.get().has(name, classes);
      } else if (!output.getKey().equals(Measured.MASK) && !output.getKey().equals("loss")) {
        there.add(output.getKey());
      }
    }
    if (known || there.contains(name)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(there);
    Problem problem =
        Problem.of(
                "UnknownMetric", "names \"%s\", which is not measured of %s", name, program.name())
            .explained("there are " + String.join(", ", names));
    Optional<String> meant = DidYouMean.of(name, names);
    return Optional.of(
        problem.fix(
            meant.map("write \"%s\""::formatted).orElse("write one of these, or remove it")));
  }

  private static int last(Dims dims) {
    return dims.rank() > 1 && dims.dim(-1).isKnown() ? Math.toIntExact(dims.known(-1)) : 1;
  }
}
