package dev.tenon.runtime;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.cli.Computing;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.cli.Precision;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A graph and, from the first call that computes on, its session, whose variables have values: the
 * initial ones or those of a checkpoint. Whoever comes while another thread opens it waits for
 * that. Owner of both.
 */
final class OpenModel {
  private final ModelGraph graph;
  private final RunGuard runs;
  private ModelSession session; // null before it computes
  private TrainOptions wishes = TrainOptions.DEFAULTS;
  private boolean ready;
  private boolean counted; // the classes that are balanced, if any are
  private long seed = TrainOptions.DEFAULTS.seed();
  private long epochs;

  /**
   * A model that does not compute yet.
   *
   * @param runs knows whether it is closed
   */
  OpenModel(ModelGraph graph, RunGuard runs) {
    this.graph = graph;
    this.runs = runs;
  }

  /** The session, with weights. */
  synchronized ModelSession started() {
    runs.checkOpen();
    if (session == null) {
      open(wishes.computing());
    }
    if (!ready) {
      session.initialize(seed);
      ready = true;
    }
    return session;
  }

  /** The session; null before it is opened. */
  synchronized ModelSession session() {
    return session;
  }

  /** See {@link Trainer#open(Computing)}. */
  synchronized void open(Computing computing) {
    runs.checkOpen();
    if (session == null) {
      Devices.choose(computing);
      session = new ModelSession(graph, computing);
    } else if (!session.computing().equals(computing)) {
      Computing present = session.computing();
      throw new IllegalStateException(
          "this trainer computes on %s with %s in %s already; make a new one"
              .formatted(
                  present.device(), Counted.of(present.threads(), "thread"), present.precision()));
    }
  }

  /**
   * Gives the variables their first values; null where the run does not go on from a checkpoint.
   */
  synchronized Checkpoint.Run ready(
      TrainOptions options, CheckpointFolder checkpoints, TrainingListener listener) {
    wishes = options;
    Checkpoint.Run before = options.saving().resume() ? resume(checkpoints, listener) : null;
    openFor(options);
    if (!ready) {
      seed = options.seed();
      session.initialize(seed);
      ready = true;
    }
    return before;
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

  /** Reads a checkpoint: {@link Trainer#restore}. */
  synchronized Checkpoint.Run restored(Path folder, Consumer<String> note) {
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

  /** The classes that are balanced have their weights now. */
  synchronized void counted() {
    counted = true;
  }

  synchronized boolean isCounted() {
    return counted;
  }

  /** Decides the initial values and the order of the examples. */
  synchronized long seed() {
    return seed;
  }

  /** How many epochs were done, by runs that are over. */
  synchronized long epochs() {
    return epochs;
  }

  synchronized void epochs(long done) {
    epochs = done;
  }

  /** Frees both; nobody opens a session afterwards. */
  synchronized void close() {
    if (session == null) {
      graph.close();
    } else {
      session.close();
    }
  }
}
