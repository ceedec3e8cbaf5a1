package dev.tenon.runtime;

import dev.tenon.ir.Measured;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.metrics.Evaluator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.ndarray.Shape;

/**
 * Gathers what {@code evaluate} says of the batches of one data set.
 *
 * <p>Predictions are measured here, unless those of a batch take more than 64 MB: then there is
 * what the graph itself says of each batch, its accuracy and what an objective reports.
 */
final class Evaluations {
  private static final long MOST_NUMBERS = 1 << 24;

  private final List<String> wanted = new ArrayList<>();
  private final Map<String, Double> reports = new LinkedHashMap<>(); // sums over examples
  private final String predictions;
  private final Evaluator evaluator; // null where nothing is measured here
  private double losses;
  private long weight;
  private long examples;

  Evaluations(GraphFunction function, Dataset<?> data, int batchSize, Collection<String> metrics) {
    Optional<String> output =
        function.outputs().keySet().stream()
            .filter(name -> Measured.named(name).isPresent())
            .findFirst()
            .filter(name -> data.contract().labelBytes() > 0);
    int classes = output.map(name -> last(function.outputs().get(name).shape())).orElse(0);
    long labels = data.label().dims().slice(1, data.label().rank()).count().known();
    boolean small = labels * Math.max(1, classes) * batchSize <= MOST_NUMBERS;
    predictions = output.filter(name -> small).orElse(null);
    evaluator =
        predictions == null
            ? null
            : new Evaluator(
                Measured.named(predictions).orElseThrow(), classes, data.contract(), metrics);
    for (String name : function.outputs().keySet()) {
      boolean large = Measured.named(name).isPresent() || name.equals(Measured.MASK);
      if (!large || evaluator != null) {
        wanted.add(name);
      }
      if (!large && !name.equals("loss")) {
        reports.put(name, 0.0);
      }
    }
    Set<String> there = new LinkedHashSet<>(reports.keySet());
    if (evaluator != null) {
      there.addAll(evaluator.metrics().keySet());
    }
    for (String name : metrics) {
      if (!there.contains(name)) {
        throw new UserError(
            "there is no metric \"%s\" of this model on %s; there are %s"
                .formatted(
                    name,
                    data.spec().getSimpleName(),
                    there.isEmpty() ? "none besides the loss" : String.join(", ", there)));
      }
    }
  }

  private static int last(Shape shape) {
    int rank = shape.numDimensions();
    return rank < 2 ? 1 : Math.toIntExact(shape.get(rank - 1));
  }

  /** The outputs to fetch. */
  List<String> wanted() {
    return wanted;
  }

  void add(Batch batch, Map<String, Value> results) {
    long counted = batch.size();
    if (evaluator != null) {
      Value mask = results.get(Measured.MASK);
      long labels = evaluator.add(batch, results.get(predictions), mask);
      counted = mask == null ? counted : labels;
    }
    // the mean over a batch is one over what counts in it
    losses += counted == 0 ? 0 : results.get("loss").scalar() * counted;
    weight += counted;
    examples += batch.size();
    reports.replaceAll((name, sum) -> sum + results.get(name).scalar() * batch.size());
  }

  Evaluation result() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    reports.forEach((name, sum) -> metrics.put(name, sum / examples));
    if (evaluator == null) {
      return new Evaluation(
          losses / weight, metrics, Map.of(), Optional.empty(), List.of(), examples);
    }
    metrics.putAll(evaluator.metrics());
    return new Evaluation(
        losses / weight,
        metrics,
        evaluator.reasons(),
        evaluator.confusion(),
        evaluator.mistakes(),
        examples);
  }
}
