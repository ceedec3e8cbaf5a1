package dev.tenon.runtime;

import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.LastBatch;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;

/** Runs {@code train} or {@code evaluate} on batches, and adds up what they say. */
final class BatchRunner implements AutoCloseable {
  private static final int EVALUATION_BATCH = 256;

  private final ModelSession session;
  private final GraphFunction function;
  private final List<String> inputs;
  private final Feed input;
  private final Feed label;
  private double losses;
  private double right;
  private long examples;

  /** Sums over examples: of losses, of those that are right, and how many there were. */
  record Totals(double losses, double right, long examples) {}

  BatchRunner(ModelSession session, String name) {
    this.session = session;
    this.function = session.graph().function(name);
    this.inputs = List.copyOf(function.inputs().keySet());
    if (inputs.isEmpty() || inputs.size() > 2) {
      throw new IllegalStateException(
          "%s of %s takes %s, not an input and perhaps a label"
              .formatted(name, session.graph().name(), inputs));
    }
    input = new Feed(function.inputs().get(inputs.get(0)));
    label = inputs.size() == 1 ? null : new Feed(function.inputs().get(inputs.get(1)));
  }

  /**
   * Runs one batch with tensors in place of what would be computed; gives its loss.
   *
   * @param gather whether its gradients are only gathered
   */
  double run(Batch batch, Map<Operand<?>, Tensor> replaced, boolean gather) {
    int count = batch.size();
    Map<String, Value> results =
        session.run(function, fed(batch), replaced, gather ? function.gather() : function.update());
    double loss = results.get("loss").scalar();
    Value accuracy = results.get("accuracy");
    losses += loss * count;
    right += accuracy == null ? Double.NaN : accuracy.scalar() * count;
    examples += count;
    return loss;
  }

  private Map<String, Tensor> fed(Batch batch) {
    Map<String, Tensor> fed = new HashMap<>();
    fed.put(inputs.get(0), input.fill(batch.inputs(), batch.size()));
    if (label != null) {
      fed.put(inputs.get(1), label.fill(batch.labels(), batch.size()));
    }
    return fed;
  }

  /**
   * Runs all of {@code data}, in its order; empty if it is to stop before the end.
   *
   * @param metrics to measure besides the usual ones
   * @param stopped asked before each batch
   */
  Optional<Evaluation> measure(
      Dataset<?> data, Collection<String> metrics, BooleanSupplier stopped) {
    Evaluations all = evaluations(data, metrics);
    try (Batches batches = data.batches(batchSize(), LastBatch.KEEP)) {
      while (batches.hasNext()) {
        if (stopped.getAsBoolean()) {
          return Optional.empty();
        }
        Batch batch = batches.next();
        all.add(batch, session.run(function, fed(batch), Map.of(), all.wanted()));
      }
      return Optional.of(all.result());
    }
  }

  /**
   * Makes sure that {@link #measure} will have these metrics.
   *
   * @throws UserError if the model has one of them not
   */
  void check(Dataset<?> data, Collection<String> metrics) {
    evaluations(data, metrics);
  }

  private Evaluations evaluations(Dataset<?> data, Collection<String> metrics) {
    return new Evaluations(function, data, batchSize(), metrics);
  }

  private int batchSize() {
    return BatchMemory.evaluated(session.graph().activationBytes(), EVALUATION_BATCH);
  }

  /** Mean loss of the examples since {@link #reset}. */
  double loss() {
    return losses / examples;
  }

  /** Share of the examples since {@link #reset} that were classified right, or NaN. */
  double accuracy() {
    return right / examples;
  }

  Totals totals() {
    return new Totals(losses, right, examples);
  }

  /** Adds to what another run summed up. */
  void goOnFrom(Totals totals) {
    losses = totals.losses();
    right = totals.right();
    examples = totals.examples();
  }

  void reset() {
    losses = 0;
    right = 0;
    examples = 0;
  }

  @Override
  public void close() {
    input.close();
    if (label != null) {
      label.close();
    }
  }
}
