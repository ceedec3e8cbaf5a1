package dev.tenon.runtime.weights;

import dev.tenon.DidYouMean;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.tensorflow.ndarray.Shape;

/** Finds which weight of a file goes where; nothing is read before all of them have a place. */
final class Import {
  private final String model;
  private final Map<String, Stored> weights;
  private final TensorFile file;
  private final WeightMapping mapping;
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> leftOver = new TreeSet<>();

  /** A tensor of the file and what is done to it. */
  private record Step(String source, List<Rearrangement> rearrangements) {}

  /**
   * Of {@code file} into a model.
   *
   * @param model its name
   * @param weights its weights by name
   * @param inFile gives the name of a weight in a file that has weights of certain names
   * @throws UserError if a weight has no place or a place no weight, or they do not fit: all of
   *     these
   */
  Import(
      String model,
      Map<String, Stored> weights,
      TensorFile file,
      WeightMapping mapping,
      BiFunction<String, Set<String>, String> inFile) {
    this.model = model;
    this.weights = weights;
    this.file = file;
    this.mapping = mapping;
    plan(inFile);
    check();
  }

  private void plan(BiFunction<String, Set<String>, String> inFile) {
    PyTorchNames pyTorch = new PyTorchNames(file.tensors());
    Map<String, String> names = new LinkedHashMap<>();
    for (String source : file.tensors().keySet()) {
      if (!mapping.leavesOut(source)) {
        names.put(source, mapping.renamed(mapping.isPyTorch() ? pyTorch.named(source) : source));
      }
    }
    Map<String, String> present = new HashMap<>(); // by the name in the file
    Set<String> all = new HashSet<>(names.values());
    weights.keySet().forEach(weight -> present.put(inFile.apply(weight, all), weight));
    file.tensors()
        .forEach(
            (source, stored) -> {
              if (!names.containsKey(source)) {
                return;
              }
              String name = present.getOrDefault(names.get(source), names.get(source));
              List<Rearrangement> rearrangements = new ArrayList<>();
              if (mapping.isPyTorch()) {
                String table = name.replaceFirst("(^|/)kernel$", "$1table");
                if (!weights.containsKey(name) && weights.containsKey(table)) {
                  name = table; // of an embedding, whose axes are the same
                }
                rearrangements.addAll(PyTorchNames.axes(name, stored.shape().numDimensions()));
              }
              rearrangements.addAll(mapping.rearrangements(name));
              if (!weights.containsKey(name)) {
                leftOver.add(name.equals(source) ? source : source + " (as " + name + ")");
                return;
              }
              Step other = steps.put(name, new Step(source, rearrangements));
              if (other != null) {
                mistakes.add("%s and %s both become %s".formatted(other.source(), source, name));
              }
            });
  }

  private void check() {
    steps.forEach(this::check);
    Set<String> missing = new TreeSet<>(weights.keySet());
    missing.removeAll(steps.keySet());
    missing.removeIf(mapping::keeps);
    for (String name : missing) {
      mistakes.add("%s (%s) is missing".formatted(name, weights.get(name)));
    }
    for (String name : leftOver) {
      String here = name.replaceAll(".*\\(as |\\)$", "");
      Optional<String> meant = DidYouMean.of(here, missing);
      mistakes.add(name + " is left over" + meant.map(m -> "; did you mean " + m + "?").orElse(""));
    }
    if (!mistakes.isEmpty()) {
      String advice =
          missing.isEmpty() && leftOver.isEmpty()
              ? ""
              : "\nrename(pattern, replacement) gives names of the file those of the model;"
                  + " leaveOut(pattern) and keep(pattern) do without some";
      throw new UserError(
          "the weights %s do not fit %s:\n  %s%s"
              .formatted(file.name(), model, String.join("\n  ", mistakes), advice));
    }
  }

  private void check(String name, Step step) {
    Stored expected = weights.get(name);
    Stored given = file.tensors().get(step.source());
    Shape shape = given.shape();
    for (Rearrangement rearrangement : step.rearrangements()) {
      Optional<Shape> next = rearrangement.of(shape);
      if (next.isEmpty()) {
        mistakes.add(
            "%s is %s, which \"%s\" does not take"
                .formatted(step.source(), Stored.of(expected.dtype(), shape), rearrangement));
        return;
      }
      shape = next.get();
    }
    if (!shape.equals(expected.shape())) {
      boolean changed = !step.rearrangements().isEmpty();
      mistakes.add(
          "%s is %s%s, not %s%s"
              .formatted(
                  name,
                  new Stored(given.text(), given.dtype(), shape),
                  changed ? " when rearranged" : " in the file",
                  expected,
                  advice(name, shape, expected.shape())));
    } else if (given.dtype() != expected.dtype()) {
      boolean floats =
          given.dtype() != null && given.dtype().isFloating() && expected.dtype().isFloating();
      if (!floats || !mapping.converts()) {
        mistakes.add(
            "%s is %s in the file, not %s%s"
                .formatted(name, given, expected, floats ? "; convert() rounds such numbers" : ""));
      }
    }
  }

  private static String advice(String name, Shape given, Shape expected) {
    for (String axes : List.of("o i -> i o", "o i h w -> h w i o", "o i w -> w i o")) {
      if (new Rearrangement(axes, Map.of()).of(given).filter(expected::equals).isPresent()) {
        return "; rearrange(\"%s\", \"%s\") may do it".formatted(name, axes);
      }
    }
    return "";
  }

  /** The new values by name, all of them read. */
  Map<String, Value> values() {
    Map<String, Value> values = new LinkedHashMap<>();
    steps.forEach(
        (name, step) -> {
          Value value = file.read(step.source());
          for (Rearrangement rearrangement : step.rearrangements()) {
            value = rearrangement.apply(value);
          }
          values.put(name, Conversions.to(weights.get(name).dtype(), value));
        });
    return values;
  }
}
