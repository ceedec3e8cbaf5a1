package dev.tenon.runtime;

import dev.tenon.runtime.cli.Device;
import java.nio.file.Path;
import java.util.Map;

/**
 * A trained model that answers. Thread-safe; generated predictors add typed methods.
 *
 * <p>Close one that was loaded. One of a {@link Trainer} sees its present weights and ends with it.
 */
public class Predictor implements AutoCloseable {
  private final ModelSession session;
  private final boolean owner;

  /**
   * Loads a checkpoint.
   *
   * @param graph is owned, and closed, by this
   * @param checkpoint what {@link Trainer#save} wrote, or the folder of a run's checkpoints
   * @throws UserError if there is no checkpoint, or one of another model
   */
  public Predictor(ModelGraph graph, Path checkpoint) {
    session = new ModelSession(graph, Device.AUTO, Runtime.getRuntime().availableProcessors());
    owner = true;
    try {
      Checkpoint.read(
          checkpoint, graph, (run, prefix) -> session.restore(prefix, run.variables().keySet()));
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Predicts with the present weights of {@code trainer}, which closes it. */
  protected Predictor(Trainer<?> trainer) {
    session = trainer.session();
    owner = false;
  }

  Predictor(ModelSession session) {
    this.session = session;
    owner = false;
  }

  /**
   * What the model says.
   *
   * @param inputs by name, each with a whole batch
   * @return the outputs by name
   * @throws IllegalArgumentException if an input is missing or has another type or other sizes
   */
  public final Map<String, Value> predict(Map<String, Value> inputs) {
    return session.call("predict", inputs);
  }

  /** {@link #predict(Map)} of a model with one input and one output. */
  public final Value predict(Value input) {
    String name = session.graph().function("predict").inputs().keySet().iterator().next();
    return predict(Map.of(name, input)).values().iterator().next();
  }

  /** Runs {@code function} on a batch; generated predictors have typed methods. */
  public final Map<String, Value> call(String function, Map<String, Value> inputs) {
    return session.call(function, inputs);
  }

  /** {@link #call(String, Map)} with the inputs in the order of the method's parameters. */
  public final Map<String, Value> call(String function, Value... inputs) {
    return call(function, session.named(function, inputs));
  }

  /** The output of a function that has one. */
  protected static Value only(Map<String, Value> outputs) {
    return outputs.values().iterator().next();
  }

  @Override
  public void close() {
    if (owner) {
      session.close();
    }
  }
}
