package dev.tenon.runtime;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a model had learned after its best epoch: kept on the heap, or read from its checkpoint. */
final class BestWeights {
  private final ModelSession session;
  private final Map<Weight<?>, Value> values = new LinkedHashMap<>();
  private int epoch;

  BestWeights(ModelSession session) {
    this.session = session;
  }

  /** Keeps the present weights as those after epoch {@code number}. */
  void keep(int number) {
    for (Weight<?> weight : session.graph().learned()) {
      values.put(weight, session.read(weight));
      values.put(weight.answering(), session.read(weight.answering()));
    }
    epoch = number;
  }

  /**
   * Gives the model the weights that it had after epoch {@code number}; what the optimizer
   * remembers stays that of the last step.
   *
   * @param checkpoint of that epoch, for a run that went on after it; empty where there is none
   * @return false if they are neither kept nor there
   */
  boolean restore(int number, Optional<Path> checkpoint) {
    if (epoch != number) {
      if (checkpoint.isEmpty()) {
        return false;
      }
      session.atOnce(() -> read(checkpoint.get()));
    }
    session.write(values);
    return true;
  }

  private void read(Path checkpoint) {
    Map<Weight<?>, Value> present = session.read(session.graph().weights());
    Checkpoint.read(
        checkpoint,
        session.graph(),
        (run, prefix) -> session.restore(prefix, run.variables().keySet()));
    keep(0);
    session.write(present);
  }
}
