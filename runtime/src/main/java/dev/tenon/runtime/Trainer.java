package dev.tenon.runtime;

import dev.tenon.Model;
import dev.tenon.Schedule;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Variable;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.runtime.cli.Computing;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.DataContract;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.RowEncoding;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.runtime.weights.Stored;
import dev.tenon.runtime.weights.Weights;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trains a model. Generated trainers extend it; it serves as it is, too.
 *
 * <p>The first call that computes opens the session and, unless a checkpoint is restored, gives the
 * variables their initial values. Owner of the graph and of all native memory: close it.
 *
 * <p>While {@link #fit} is under way, other threads may read, predict, save and export: they get
 * the weights after one of its steps, and the next step waits for them. What would change weights
 * is refused there; a listener of the run, which is called between steps, may do that.
 *
 * @param <S> the class that carries the data contract, such as {@link dev.tenon.Mnist}
 */
public class Trainer<S> implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Trainer.class.getName());

  private final ModelGraph graph;
  private final Schedule schedule;
  private Class<?> data = DataClasses.of(getClass());
  private final RunGuard runs;
  private final OpenModel model;
  private boolean warned;
  private volatile Fit<S> present; // null where none is under way

  /** A trainer of {@code graph}, which it owns, with one learning rate for all steps. */
  public Trainer(ModelGraph graph) {
    this(graph, Schedule.CONSTANT);
  }

  /**
   * A trainer of {@code graph}, which it owns.
   *
   * @param schedule of the learning rate; it goes over all steps that {@link #fit} has done and
   *     will have done, so that a run that is continued from a checkpoint ends as one that was not
   *     cut
   */
  public Trainer(ModelGraph graph, Schedule schedule) {
    this.graph = graph;
    this.schedule = schedule;
    this.runs = new RunGuard(graph.name());
    this.model = new OpenModel(graph, runs);
  }

  /**
   * A trainer of a model of the fluent form whose graph is built now, without generated code: for
   * sizes that only a running program knows, for tests and for notebooks.
   *
   * <p>Checkpoints are the same as those of the trainer generated for an equal model. What a
   * compiler would warn of is told to the listener of the first {@link #fit}, unless the model has
   * an {@link dev.tenon.Allow} for it.
   *
   * @param data the data set that the model names
   * @throws dev.tenon.Problem if something in the model is wrong
   * @throws IllegalArgumentException if the model names another data set
   */
  public static <S> Trainer<S> live(Object model, Class<S> data) {
    Model marked = model.getClass().getAnnotation(Model.class);
    if (marked == null || marked.data() != data) {
      throw new IllegalArgumentException(
          "%s is no model over %s; write @Model(data = %s.class)"
              .formatted(
                  model.getClass().getSimpleName(), data.getSimpleName(), data.getSimpleName()));
    }
    Trainer<S> trainer = built(model);
    trainer.data = data;
    return trainer;
  }

  /** A trainer like {@link #live(Object, Class)} of a model that names no data set. */
  public static Trainer<Void> live(Object model) {
    return built(model);
  }

  private static <S> Trainer<S> built(Object model) {
    Class<?> type = model.getClass();
    GraphBuilder graph = new GraphBuilder(FluentAssembler.assemble(model, type.getSimpleName()));
    return new Trainer<>(graph, Reflection.schedule(type));
  }

  /** The graph that is trained. */
  public final ModelGraph graph() {
    return graph;
  }

  /**
   * Trains {@code options.epochs()} further epochs, and measures on the test data after each.
   *
   * <p>Equal seed, data, thread count and machine give equal weights, bit for bit. With {@code
   * options.saving()} it writes checkpoints, and a run that goes on from one ends with the weights
   * that it would have had without a break; its epochs are then all those of the run.
   *
   * @param listener is told how it goes, and closed
   * @return what each epoch brought
   * @throws UserError if the loss is no longer a number, the device is missing, the data does not
   *     fit the model, or checkpoints cannot be read or written
   * @throws IllegalStateException if this computed before with other threads or another device, is
   *     closed, or trains or restores already
   */
  public final History fit(Splits<S> data, TrainOptions options, TrainingListener listener) {
    try (listener) {
      return runs.run("fit", () -> trained(data, options, listener));
    }
  }

  private History trained(Splits<S> data, TrainOptions options, TrainingListener listener) {
    try (CheckpointFolder checkpoints = CheckpointFolder.open(options.saving())) {
      Checkpoint.Run before = model.ready(options, checkpoints, listener);
      ModelSession session = model.session();
      RunState state = before == null ? null : before.state();
      Resumption resumed =
          before == null ? null : new Resumption(before, session, options, listener::warned);
      if (resumed != null) {
        resumed.tellWhatDiffers();
      }
      if (!warned) {
        graph.warnings().forEach(listener::warned);
        warned = true;
      }
      options
          .learningRate()
          .ifPresent(
              rate ->
                  session.write(
                      graph.weight(Variable.LEARNING_RATE.name()),
                      Value.of(new float[] {(float) rate})));
      ModelFit fits = new ModelFit(graph);
      fits.checkData(data.train());
      fits.checkData(data.test());
      fits.checkAccumulation(options.accumulate());
      DataSums sums = checkpoints == null ? null : DataSums.of(data);
      if (resumed == null) {
        BalancedClasses.count(session, options.balanceClasses(), data.train(), listener);
      } else { // the checkpoint has the weights of classes
        resumed.check(data.train(), sums);
      }
      session.trainedOn(RowEncoding.saved(data.train()).orElse(null));
      model.counted();
      try (Fit<S> fit =
          new Fit<>(
              session,
              schedule,
              data,
              options,
              listener,
              model.seed(),
              model.epochs(),
              state,
              checkpoints,
              sums,
              runs::stops)) {
        present = fit;
        try {
          return fit.run();
        } finally {
          model.epochs(fit.epochs());
          present = null;
        }
      }
    }
  }

  /**
   * Ends {@link #fit}, which another thread runs, after the present step: it saves a checkpoint, if
   * the run has any, and returns. Interrupting that thread does the same.
   */
  public final void stop() {
    runs.stop();
  }

  /**
   * Measures the model, with its present weights, on all of {@code data}. While {@link #fit} is
   * under way in another thread, these are for each batch other ones; save and measure that.
   *
   * @param metrics to measure besides the usual ones, such as {@code top3}
   */
  public final Evaluation evaluate(Dataset<S> data, String... metrics) {
    ModelSession session = model.started();
    new ModelFit(graph).checkData(data);
    try (BatchRunner runner = new BatchRunner(session, "evaluate")) {
      return runner.measure(data, List.of(metrics), () -> false).orElseThrow();
    }
  }

  /**
   * Writes a checkpoint: a folder that {@link #restore}, {@link Predictor} and Python read. What is
   * there is replaced only once the new one is whole.
   *
   * @throws UserError if it cannot be written
   */
  public final void save(Path folder) {
    ModelSession session = model.started();
    Checkpoint.checkFree(folder);
    Fit<S> fit = present;
    long done = fit == null ? model.epochs() : fit.epochs();
    Checkpoint.write(folder, Checkpoint.Run.of(session, model.seed(), done, null), session::save);
  }

  /**
   * Goes on from a checkpoint, with its seed and, unless this computes already, as many threads. In
   * the folder of a run that is the one with whose weights the run ended; see {@link ChosenEpoch}.
   *
   * @throws UserError if there is none, or it does not fit the model
   * @throws IllegalStateException if this is closed, or trains or restores already
   */
  public final void restore(Path folder) {
    runs.alone(
        "restore", () -> model.restored(folder, note -> LOG.log(System.Logger.Level.INFO, note)));
  }

  /**
   * Writes a saved model of the present weights, without anything of training: a folder that {@link
   * Predictor#load}, Python and TensorFlow Serving read. A saved model that is there is replaced
   * only once the new one is whole.
   *
   * <p>Each function for inference is a signature of its name. {@code serving_default} of a
   * classifier takes what the data set holds and gives {@code probabilities} {@code [N, C]} and
   * {@code class}, the label {@code [N]}; of any other model it is the same as {@code predict}.
   *
   * @throws UserError if it cannot be written
   */
  public final void export(Path folder) {
    ModelSession session = model.started();
    DataContract contract = data == null ? null : DataContract.of(data);
    new SavedModelWriter(graph, session::read, contract, session.rows().orElse(null)).write(folder);
  }

  /**
   * Gives a model that balances its classes their weights, for steps of its objectives one by one;
   * {@link #fit} does it by itself.
   *
   * @param train what it is trained on
   * @throws UserError if the model does not balance its classes, or has others
   */
  public final void balanceClasses(Dataset<S> train) {
    changed(
        "balanceClasses",
        session -> {
          BalancedClasses.count(session, Optional.of(true), train, new TrainingListener() {});
          model.counted();
          return null;
        });
  }

  private <T> T changed(String call, Function<ModelSession, T> change) {
    return runs.change(call, () -> change.apply(model.started()));
  }

  /**
   * Runs the objective {@code function} on a batch; generated trainers have typed methods. A
   * model's only objective is the function {@code train}.
   */
  public final Step step(String function, Map<String, Value> inputs) {
    Map<String, Double> results = new LinkedHashMap<>();
    changed(
            "step",
            session -> {
              if (!model.isCounted()) {
                BalancedClasses.checkCounted(graph, function);
              }
              return session.call(function, inputs);
            })
        .forEach((name, value) -> results.put(name, value.scalar()));
    double loss = results.remove("loss");
    return new Step(loss, Collections.unmodifiableMap(results));
  }

  /** {@link #step(String, Map)} with the inputs in the order of the objective's parameters. */
  public final Step step(String function, Value... inputs) {
    return step(function, model.started().named(function, inputs));
  }

  /** Changes weights as {@code function} says; generated trainers have typed methods. */
  public final void update(String function, Map<String, Value> inputs) {
    changed("update", session -> session.call(function, inputs));
  }

  /** A predictor that sees the present weights; it ends with this trainer. */
  public Predictor predictor() {
    return new Predictor(model.started(), false);
  }

  /**
   * The present value of a variable; the average of a weight is a variable of its own, {@code
   * conv1/kernel/average}.
   */
  public final Value read(String variable) {
    return model.started().read(graph.weight(variable));
  }

  /**
   * Gives a variable another value, such as one of another model; its average, where it has one,
   * begins anew with that.
   */
  public final void write(String variable, Value value) {
    write("write", Map.of(variable, value));
  }

  private void write(String call, Map<String, Value> values) {
    changed(
        call,
        session -> {
          Map<Weight<?>, Value> all = new LinkedHashMap<>();
          values.forEach(
              (name, value) -> {
                Weight<?> weight = graph.weight(name);
                all.put(weight, value);
                all.put(weight.answering(), value);
              });
          session.write(all);
          return null;
        });
  }

  /**
   * What the model learned, by name, to be written as or read from files of other programs. What
   * the optimizer remembers and the progress of training are none of it. Of weights that are
   * averaged, the averages are written, and both are read.
   */
  public final Weights weights() {
    ModelSession session = model.started();
    Map<String, Stored> types = new LinkedHashMap<>();
    for (Weight<?> weight : graph.learned()) {
      types.put(weight.name(), Stored.of(Types.of(weight.dtype()), weight.shape()));
    }
    return new Weights(
        graph.name(),
        types,
        session::learned,
        values -> write("weights().load", values),
        (name, saved) -> graph.weight(name).inCheckpoint(saved));
  }

  final ModelSession session() {
    return model.started();
  }

  /** Prepares to compute on {@code device} with {@code threads} threads; fit does it by itself. */
  public final void open(Device device, int threads) {
    open(Computing.on(device, threads));
  }

  /**
   * Prepares to compute; fit does it by itself.
   *
   * @throws UserError if there is no such device, or it does not have such numbers
   * @throws IllegalStateException if this computes in another way already
   */
  public final void open(Computing computing) {
    model.open(computing);
  }

  /**
   * Frees the graph and the variables. {@link #fit} in another thread ends as by {@link #stop}, and
   * is waited for. A second time does nothing.
   */
  @Override
  public final void close() {
    runs.close(model::close);
  }
}
