package dev.tenon.runtime;

import dev.tenon.Model;
import dev.tenon.Schedule;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Variable;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.runtime.cli.Computing;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.cli.Precision;
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
import java.util.function.Consumer;

/**
 * Trains a model. Generated trainers extend it; it serves as it is, too.
 *
 * <p>The first call that computes opens the session and, unless a checkpoint is restored, gives the
 * variables their initial values. Owner of the graph and of all native memory: close it. For one
 * thread, except for {@link #stop}, {@link #close} and the predictors it gives.
 *
 * @param <S> the class that carries the data contract, such as {@link dev.tenon.Mnist}
 */
public class Trainer<S> implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Trainer.class.getName());

  private final ModelGraph graph;
  private final Schedule schedule;
  private Class<?> data = DataClasses.of(getClass());
  private ModelSession session;
  private TrainOptions wishes = TrainOptions.DEFAULTS;
  private boolean ready;
  private boolean warned;
  private boolean counted; // the classes that are balanced, if any are
  private long seed = TrainOptions.DEFAULTS.seed();
  private long epochs;
  private final RunGuard runs;

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
   *     closed, or trains already in another thread
   */
  public final History fit(Splits<S> data, TrainOptions options, TrainingListener listener) {
    try (listener) {
      return runs.run(() -> trained(data, options, listener));
    }
  }

  private History trained(Splits<S> data, TrainOptions options, TrainingListener listener) {
    try (CheckpointFolder checkpoints = CheckpointFolder.open(options.saving())) {
      wishes = options;
      Checkpoint.Run before = options.saving().resume() ? resume(checkpoints, listener) : null;
      RunState state = before == null ? null : before.state();
      openFor(options);
      Resumption resumed =
          before == null ? null : new Resumption(before, session, options, listener::warned);
      if (resumed != null) {
        resumed.tellWhatDiffers();
      }
      if (!warned) {
        graph.warnings().forEach(listener::warned);
        warned = true;
      }
      if (!ready) {
        seed = options.seed();
        session.initialize(seed);
        ready = true;
      }
      options
          .learningRate()
          .ifPresent(
              rate ->
                  session.write(
                      graph.weight(Variable.LEARNING_RATE.name()),
                      Value.of(new float[] {(float) rate})));
      ModelFit model = new ModelFit(graph);
      model.checkData(data.train());
      model.checkData(data.test());
      model.checkAccumulation(options.accumulate());
      DataSums sums = checkpoints == null ? null : DataSums.of(data);
      if (resumed == null) {
        BalancedClasses.count(session, options.balanceClasses(), data.train(), listener);
      } else { // the checkpoint has the weights of classes
        resumed.check(data.train(), sums);
      }
      session.trainedOn(RowEncoding.saved(data.train()).orElse(null));
      counted = true;
      try (Fit<S> fit =
          new Fit<>(
              session,
              schedule,
              data,
              options,
              listener,
              seed,
              epochs,
              state,
              checkpoints,
              sums,
              runs::stops)) {
        try {
          return fit.run();
        } finally {
          epochs = fit.epochs();
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

  /** Reads the newest checkpoint. */
  private Checkpoint.Run resume(CheckpointFolder checkpoints, TrainingListener listener) {
    Path newest =
        checkpoints
            .newest(listener::warned)
            .orElseThrow(
                () ->
                    new UserError(
                        (checkpoints.isEmpty()
                                ? "there is no checkpoint in %s to go on from; start without"
                                    + " --resume"
                                : "no checkpoint in %s is whole, so there is none to go on from;"
                                    + " remove them, or name another folder, and start without"
                                    + " --resume")
                            .formatted(checkpoints)));
    return restored(newest, listener::warned);
  }

  /** Options that leave device, threads or numbers open take those that this computes with. */
  private void openFor(TrainOptions options) {
    if (session == null) {
      open(options.computing());
      return;
    }
    Computing present = session.computing();
    open(
        new Computing(
            options.device() == Device.AUTO ? present.device() : options.device(),
            options.threads() == 0 ? present.threads() : options.threads(),
            options.precision() == Precision.FLOAT32 ? present.precision() : options.precision(),
            present.gpuMemory()));
  }

  /**
   * Measures the model, with its present weights, on all of {@code data}.
   *
   * @param metrics to measure besides the usual ones, such as {@code top3}
   */
  public final Evaluation evaluate(Dataset<S> data, String... metrics) {
    start();
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
    start();
    Checkpoint.checkFree(folder);
    Checkpoint.write(folder, Checkpoint.Run.of(session, seed, epochs, null), session::save);
  }

  /**
   * Goes on from a checkpoint, with its seed and, unless this computes already, as many threads. In
   * the folder of a run that is the one with whose weights the run ended; see {@link ChosenEpoch}.
   *
   * @throws UserError if there is none, or it does not fit the model
   * @throws IllegalStateException if {@link #fit} is under way
   */
  public final void restore(Path folder) {
    runs.alone(() -> restored(folder, note -> LOG.log(System.Logger.Level.INFO, note)));
  }

  private Checkpoint.Run restored(Path folder, Consumer<String> note) {
    Checkpoint.Run run =
        Checkpoint.read(
            folder,
            graph,
            (before, prefix) -> {
              if (session == null) {
                int threads = wishes.threads() == 0 ? before.threads() : wishes.threads();
                open(wishes.withThreads(threads).computing());
              }
              session.restore(prefix, before.variables().keySet());
              session.trainedOn(before.rows());
            });
    if (graph.weights().stream().anyMatch(w -> w.beginsAnew(run.variables().keySet()))) {
      note.accept("%s has no averages of weights; they begin with the weights".formatted(folder));
    }
    seed = run.seed();
    epochs = run.epochs();
    ready = true;
    counted = true;
    return run;
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
    start();
    DataContract contract = data == null ? null : DataContract.of(data);
    new SavedModelWriter(graph, this::read, contract, session.rows().orElse(null)).write(folder);
  }

  /**
   * Gives a model that balances its classes their weights, for steps of its objectives one by one;
   * {@link #fit} does it by itself.
   *
   * @param train what it is trained on
   * @throws UserError if the model does not balance its classes, or has others
   */
  public final void balanceClasses(Dataset<S> train) {
    start();
    BalancedClasses.count(session, Optional.of(true), train, new TrainingListener() {});
    counted = true;
  }

  /**
   * Runs the objective {@code function} on a batch; generated trainers have typed methods. A
   * model's only objective is the function {@code train}.
   */
  public final Step step(String function, Map<String, Value> inputs) {
    start();
    if (!counted) {
      BalancedClasses.checkCounted(graph, function);
    }
    Map<String, Double> results = new LinkedHashMap<>();
    session.call(function, inputs).forEach((name, value) -> results.put(name, value.scalar()));
    double loss = results.remove("loss");
    return new Step(loss, Collections.unmodifiableMap(results));
  }

  /** {@link #step(String, Map)} with the inputs in the order of the objective's parameters. */
  public final Step step(String function, Value... inputs) {
    start();
    return step(function, session.named(function, inputs));
  }

  /** Changes weights as {@code function} says; generated trainers have typed methods. */
  public final void update(String function, Map<String, Value> inputs) {
    start();
    session.call(function, inputs);
  }

  /** A predictor that sees the present weights; it ends with this trainer. */
  public Predictor predictor() {
    start();
    return new Predictor(session, false);
  }

  /**
   * The present value of a variable; the average of a weight is a variable of its own, {@code
   * conv1/kernel/average}.
   */
  public final Value read(String variable) {
    start();
    return session.read(graph.weight(variable));
  }

  /**
   * Gives a variable another value, such as one of another model; its average, where it has one,
   * begins anew with that.
   */
  public final void write(String variable, Value value) {
    start();
    Weight<?> weight = graph.weight(variable);
    session.write(weight, value);
    if (weight.answering() != weight) {
      session.write(weight.answering(), value);
    }
  }

  /**
   * What the model learned, by name, to be written as or read from files of other programs. What
   * the optimizer remembers and the progress of training are none of it. Of weights that are
   * averaged, the averages are written, and both are read.
   */
  public final Weights weights() {
    start();
    Map<String, Stored> types = new LinkedHashMap<>();
    for (Weight<?> weight : graph.learned()) {
      types.put(weight.name(), Stored.of(Types.of(weight.dtype()), weight.shape()));
    }
    return new Weights(
        graph.name(),
        types,
        name -> session.read(graph.weight(name).answering()),
        this::write,
        (name, saved) -> graph.weight(name).inCheckpoint(saved));
  }

  final ModelSession session() {
    start();
    return session;
  }

  private void start() {
    openAsBefore();
    if (!ready) {
      session.initialize(seed);
      ready = true;
    }
  }

  private void openAsBefore() {
    runs.checkOpen();
    if (session == null) {
      open(wishes.computing());
    }
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
    runs.checkOpen();
    if (session == null) {
      Devices.choose(computing);
      session = new ModelSession(graph, computing);
    } else if (!session.computing().equals(computing)) {
      Computing present = session.computing();
      throw new IllegalStateException(
          "this trainer computes on %s with %d threads in %s already; make a new one"
              .formatted(present.device(), present.threads(), present.precision()));
    }
  }

  /**
   * Frees the graph and the variables. {@link #fit} in another thread ends as by {@link #stop}, and
   * is waited for. A second time does nothing.
   */
  @Override
  public final void close() {
    runs.close(
        () -> {
          if (session == null) {
            graph.close();
          } else {
            session.close();
          }
        });
  }
}
