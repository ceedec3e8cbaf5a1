package dev.tenon.runtime;

import dev.tenon.runtime.cli.Computing;
import dev.tenon.runtime.data.RowEncoding;
import dev.tenon.runtime.data.SavedEncoding;
import dev.tenon.runtime.serve.Batcher;
import dev.tenon.runtime.serve.Batching;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A trained model that answers. Thread-safe; generated predictors add typed methods.
 *
 * <p>It comes from a saved model ({@link #load}), which needs nothing but this class, from a
 * checkpoint, or from a {@link Trainer}, whose present weights it then sees and with which it ends.
 * Close one that was loaded; closing waits for the predictions under way, and closing again does
 * nothing.
 */
public class Predictor implements AutoCloseable {
  private static final String PREDICT = "predict";

  private final Engine engine;
  private final boolean owner;
  private Batching batching = Batching.DEFAULTS;
  private Batcher batcher;
  private boolean closed;

  /**
   * Loads a checkpoint.
   *
   * @param graph is owned, and closed, by this
   * @param checkpoint what {@link Trainer#save} wrote, or the folder of a run's checkpoints, of
   *     which the one is read with whose weights the run ended; see {@link ChosenEpoch}
   * @throws UserError if there is no checkpoint, or one of another model
   */
  public Predictor(ModelGraph graph, Path checkpoint) {
    this(restored(graph, checkpoint), true);
  }

  /**
   * Loads a saved model or a checkpoint.
   *
   * @param model name of the model
   * @param graph makes the graph of it, which only a checkpoint needs
   * @param folder what {@link Trainer#export} or {@link Trainer#save} wrote
   * @throws UserError if neither is there, or it is one of another model
   */
  protected Predictor(String model, Supplier<? extends ModelGraph> graph, Path folder) {
    this(
        isSavedModel(folder)
            ? SavedModel.load(folder, Optional.of(model))
            : restored(graph.get(), folder),
        true);
  }

  /** Predicts with the present weights of {@code trainer}, which closes it. */
  protected Predictor(Trainer<?> trainer) {
    this(trainer.session(), false);
  }

  Predictor(Engine engine, boolean owner) {
    this.engine = engine;
    this.owner = owner;
  }

  private static Engine restored(ModelGraph graph, Path checkpoint) {
    ModelSession session = new ModelSession(graph, Computing.usual());
    try {
      Checkpoint.read(
          checkpoint,
          graph,
          (run, prefix) -> {
            session.restore(prefix, run.variables().keySet());
            session.trainedOn(run.rows());
          });
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Whether {@code folder} holds a saved model, or what is left of one, and no checkpoints. */
  public static boolean isSavedModel(Path folder) {
    return SavedModel.isAt(folder);
  }

  /**
   * Loads a saved model: what {@link Trainer#export} wrote, or one that another program made.
   *
   * <p>A saved model is a program. Load only what you trust.
   *
   * @throws UserError if there is none, or it is damaged
   */
  public static Predictor load(Path savedModel) {
    return load(savedModel, Computing.usual());
  }

  /**
   * {@link #load(Path)}, computing as told.
   *
   * @throws UserError besides, if there is no such device
   */
  public static Predictor load(Path savedModel, Computing computing) {
    return new Predictor(SavedModel.load(savedModel, Optional.empty(), computing), true);
  }

  /** The model's name. */
  public final String model() {
    return engine.name();
  }

  /** The functions that can be called. */
  public final Set<String> functions() {
    return engine.functions();
  }

  /**
   * What {@code function} takes, by name, in order.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public final Map<String, Port> inputs(String function) {
    return engine.inputs(function);
  }

  /**
   * What {@code function} gives, by name, in order.
   *
   * @throws IllegalArgumentException if there is no such function
   */
  public final Map<String, Port> outputs(String function) {
    return engine.outputs(function);
  }

  /** What a saved model says of itself; empty for others, and for one that Tenon did not write. */
  public final Optional<ModelCard> card() {
    return engine instanceof SavedModel saved ? saved.card() : Optional.empty();
  }

  /**
   * How rows of a table become what this takes: as those became that it was trained on, whatever
   * program trained it.
   *
   * @param row the record that is a row; it has the columns that it had then
   * @throws UserError if it has others, which the message lists, or the model was trained on
   *     something else
   */
  public final <R extends Record> RowEncoding<R> encoding(Class<R> row) {
    SavedEncoding saved =
        engine
            .rows()
            .orElseThrow(
                () ->
                    new UserError(
                        ("it is not known how rows became the numbers that %s was trained on; train"
                                + " it on rows of %s, and save it after that")
                            .formatted(model(), row.getSimpleName())));
    return RowEncoding.of(row, saved, model());
  }

  /**
   * How many examples, of {@code most}, to compute at once: so many that they take no more than
   * about a gigabyte, where the model knows what one takes. A saved model does not.
   */
  public final int atOnce(int most) {
    return BatchMemory.evaluated(engine.activationBytes(), most);
  }

  /** The function that {@link #predict} calls. */
  private String main() {
    return engine.functions().contains(PREDICT) ? PREDICT : SavedModel.DEFAULT;
  }

  /**
   * What the model says.
   *
   * @param inputs by name, each with a whole batch
   * @return the outputs by name
   * @throws IllegalArgumentException if an input is missing or has another type or other sizes
   * @throws UserError if an index is outside of its table, or memory does not hold so large a batch
   * @throws IllegalStateException if this, or its trainer, is closed
   */
  public final Map<String, Value> predict(Map<String, Value> inputs) {
    return call(main(), inputs);
  }

  /** {@link #predict(Map)} of a model with one input and one output. */
  public final Value predict(Value input) {
    return only(call(main(), input));
  }

  /** Runs {@code function} on a batch; generated predictors have typed methods. */
  public final Map<String, Value> call(String function, Map<String, Value> inputs) {
    checkOpen();
    return engine.call(function, inputs);
  }

  /** {@link #call(String, Map)} with the inputs in the order of the method's parameters. */
  public final Map<String, Value> call(String function, Value... inputs) {
    List<String> names = List.copyOf(engine.inputs(function).keySet());
    if (names.size() != inputs.length) {
      throw new IllegalArgumentException(
          "%s of %s takes %s, but was given %d".formatted(function, model(), names, inputs.length));
    }
    Map<String, Value> named = new java.util.LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      named.put(names.get(i), inputs[i]);
    }
    return call(function, named);
  }

  /**
   * Sets how single requests are gathered; before the first one.
   *
   * @return this
   */
  public final synchronized Predictor batching(Batching options) {
    if (batcher != null) {
      throw new IllegalStateException(
          model() + " gathers requests already; set batching before the first one");
    }
    batching = options;
    return this;
  }

  /**
   * {@link #predict(Value)} of one example, without the axis of the batch. Examples that come
   * within a moment, from any threads, are computed together; see {@link Batching}.
   *
   * @return the answer, or what {@link #call} throws
   */
  public final CompletableFuture<Value> predictAsync(Value example) {
    String function = main();
    String name = engine.inputs(function).keySet().iterator().next();
    return callAsync(function, Map.of(name, example)).thenApply(Predictor::only);
  }

  /**
   * Runs {@code function} on one example, gathered with others; see {@link #predictAsync}.
   *
   * @param example the inputs by name, without the axis of the batch
   * @return the outputs by name, without that axis; a {@link
   *     java.util.concurrent.RejectedExecutionException} where too many requests wait
   * @throws IllegalArgumentException if an input is missing or has another type or other sizes
   * @throws IllegalStateException if this is closed
   */
  public final CompletableFuture<Map<String, Value>> callAsync(
      String function, Map<String, Value> example) {
    OneExample.check(model(), function, engine.inputs(function), example);
    return batcher().submit(function, example);
  }

  private synchronized Batcher batcher() {
    checkOpen();
    if (batcher == null) {
      batcher = new Batcher(model(), this::call, batching);
    }
    return batcher;
  }

  private synchronized void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the predictor of " + model() + " is closed; close it last, or load it again");
    }
  }

  /** The output of a function that has one. */
  protected static Value only(Map<String, Value> outputs) {
    return outputs.values().iterator().next();
  }

  /** Ends requests that wait with an error, waits for those under way, and frees the model. */
  @Override
  public void close() {
    Batcher ending;
    synchronized (this) {
      closed = true;
      ending = batcher;
    }
    if (ending != null) {
      ending.close();
    }
    if (owner) {
      engine.close();
    }
  }
}
