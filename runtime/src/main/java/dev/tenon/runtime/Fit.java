package dev.tenon.runtime;

import dev.tenon.Schedule;
import dev.tenon.ir.Counted;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.cli.Watch;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunInfo;
import dev.tenon.runtime.report.Throughput;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * One run of training, from its start or from a checkpoint to its last epoch, or to the step after
 * which it is to stop.
 *
 * <p>All that decides how it goes on is in the variables and in {@link RunState}: the position in
 * the epoch, the sums so far, and the epoch, from which the order of the examples follows.
 */
final class Fit<S> implements AutoCloseable {
  private static final double SECONDS_BETWEEN_CHECKPOINTS = 300;

  private final ModelSession session;
  private final Splits<S> data;
  private final TrainOptions options;
  private final TrainingListener listener;
  private final BooleanSupplier stopped;
  private final long seed;
  private final long stepsPerEpoch;
  private final CheckpointFolder checkpoints; // null for none
  private final DataSums sums;
  private final List<EpochResult> history = new ArrayList<>();
  private final Throughput throughput = new Throughput();
  private final long firstStep;
  private final LearningRate rate;
  private final BatchRunner train;
  private final BatchRunner test;
  private final BestWeights best;
  private final FitView view;

  private volatile long epochs; // other threads save, too
  private long step;
  private long epochStart;
  private long lastSaved = System.nanoTime();
  private long savedEpochs;
  private long savedStep;
  private UserError notSaved;
  private boolean listenerStops;
  private Optional<Evaluation> evaluation = Optional.empty();

  /**
   * A run that has not begun.
   *
   * @param seed decides the order of the examples
   * @param epochs done before, in this run and in others
   * @param state where the run goes on; null at its start
   * @param checkpoints where to write them, which stays the caller's; null for nowhere
   * @param sums of the data; null where there are no checkpoints
   * @param stopped whether the run is to end after the present step
   */
  Fit(
      ModelSession session,
      Schedule schedule,
      Splits<S> data,
      TrainOptions options,
      TrainingListener listener,
      long seed,
      long epochs,
      RunState state,
      CheckpointFolder checkpoints,
      DataSums sums,
      BooleanSupplier stopped) {
    this.session = session;
    this.data = data;
    this.options = options;
    this.listener = listener;
    this.seed = seed;
    this.epochs = epochs;
    this.checkpoints = checkpoints;
    this.sums = sums;
    this.stopped = stopped;
    stepsPerEpoch = data.train().batchCount(options.batchSize(), LastBatch.KEEP);
    long updates = (stepsPerEpoch - 1) / options.accumulate() + 1;
    firstStep = state == null ? LearningRate.done(session) : state.firstStep(data.train().size());
    long steps = Math.addExact(firstStep, Math.multiplyExact(options.epochs(), updates));
    rate = new LearningRate(session, schedule, options.watch().plateau(), steps);
    best = new BestWeights(session);
    train = new BatchRunner(session, "train");
    test = new BatchRunner(session, "evaluate");
    view = new FitView(session, data, options, seed, listener::warned, () -> listenerStops = true);
    epochStart = System.nanoTime();
    if (state != null) {
      step = state.step();
      history.addAll(state.history());
      train.goOnFrom(state.totals());
      epochStart -= (long) (state.seconds() * 1e9);
      rate.after(history);
    }
    savedEpochs = epochs;
    savedStep = step;
  }

  /** How many epochs have been done, in this run and before. */
  long epochs() {
    return epochs;
  }

  History run() {
    test.check(data.test(), metrics());
    listener.opened(view);
    listener.runStarted(info());
    BatchMemory.check(session, data.train(), options.batchSize(), listener::warned);
    if (history.size() >= options.epochs()) {
      listener.warned(
          Counted.of(history.size(), "epoch of this run is done", "epochs of this run are done")
              + "; more need a larger --epochs");
    }
    Watch watch = options.watch();
    boolean over = !history.isEmpty() && Progress.of(history, watch).isOver(watch);
    while (history.size() < options.epochs() && !over) {
      if (!epochOrSaved()) {
        stop();
        return new History(history, false, evaluation);
      }
      over = Progress.of(history, watch).isOver(watch);
    }
    finish(over);
    listener.runEnded();
    if (notSaved != null) {
      throw notSaved;
    }
    return new History(history, true, evaluation);
  }

  /** Tells why training ends before its last epoch, and gives the weights of the best back. */
  private void finish(boolean early) {
    Progress progress = Progress.of(history, options.watch());
    String text = early ? "training ends: " + progress.why(history) : "";
    if (progress.restores(options.epochs(), history, options.watch()) && progress.since() > 0) {
      long number = epochs - history.size() + progress.best();
      Optional<Path> saved = checkpoints == null ? Optional.empty() : checkpoints.after(number);
      if (best.restore(progress.best(), saved)) {
        String weights = "the weights are those of epoch " + progress.best();
        text = text.isEmpty() ? weights + ", the best" : text + "; " + weights;
      } else {
        listener.warned(
            "the weights are those of the last epoch: there is no checkpoint of epoch %d, the best"
                .formatted(progress.best()));
      }
    }
    if (!text.isEmpty()) {
      listener.ended(text);
    }
  }

  private RunInfo info() {
    List<String> told = options.watch().metrics();
    return new RunInfo(
        session.graph().name(),
        options.epochs(),
        stepsPerEpoch,
        options.batchSize(),
        session.graph().parameters(),
        Devices.choose(session.device()).toString(),
        session.threads(),
        history,
        step,
        told.isEmpty() ? List.of("accuracy") : told,
        options.watch());
  }

  /** {@link #epoch}; where it fails, what was learned before is saved. */
  private boolean epochOrSaved() {
    try {
      return epoch();
    } catch (RuntimeException | OutOfMemoryError e) {
      try {
        rescue();
      } catch (RuntimeException | OutOfMemoryError another) {
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  /** A step is done as a whole or not at all, so that the state is good whatever has failed. */
  private void rescue() {
    if (checkpoints == null || epochs == savedEpochs && step == savedStep) {
      return;
    }
    listener.warned(
        save()
            ? "the run is ended by an error; what it learned until then is saved in %s, from where --resume goes on"
                .formatted(checkpoints)
            : notSaved.getMessage());
  }

  /** The rest of the present epoch; false if the run is to stop before its end. */
  private boolean epoch() {
    listener.epochStarted(history.size() + 1);
    throughput.epochStarted();
    if (!steps()) {
      return false;
    }
    listener.evaluationStarted();
    Evaluation tested = evaluated().orElse(null);
    if (tested == null) {
      return false;
    }
    evaluation = Optional.of(tested);
    view.evaluated(tested);
    listener.evaluated(tested);
    EpochResult result =
        new EpochResult(
            history.size() + 1,
            train.loss(),
            train.accuracy(),
            tested.loss(),
            tested.metrics(),
            rate.current(),
            seconds(),
            throughput.perSecond());
    history.add(result);
    epochs++;
    step = 0;
    train.reset();
    epochStart = System.nanoTime();
    rate.after(history);
    if (options.watch().restoreBest() && Progress.of(history, options.watch()).since() == 0) {
      best.keep(result.epoch());
    }
    listener.epochEnded(result);
    saveIfPossible();
    return true;
  }

  private boolean steps() {
    if (step == stepsPerEpoch) {
      return true; // stopped while the epoch was evaluated
    }
    try (Batches batches =
        data.train().shuffledBatches(options.batchSize(), LastBatch.KEEP, seed, epochs, step)) {
      while (batches.hasNext()) {
        if (stops()) {
          return false;
        }
        step(batches.next());
      }
      return true;
    } catch (CancellationException e) {
      return false; // interrupted between two steps
    }
  }

  private void step(Batch batch) {
    // the batches that are left at the end of an epoch make a step of their own
    boolean gather = (step + 1) % options.accumulate() != 0 && step + 1 < stepsPerEpoch;
    try {
      train.run(batch, rate.next(gather), gather);
    } catch (NotFinite e) {
      throw new UserError(
          ("the loss or a gradient is not finite in step %d of epoch %d, so training cannot go on;"
                  + " the weights are those of the step before, the learning rate is %s\n  it began"
                  + " with %s")
              .formatted(step + 1, history.size() + 1, (float) rate.current(), e.began()),
          e);
    }
    step++;
    throughput.stepDone(batch.size());
    listener.stepDone(step, batch.size(), train.loss(), train.accuracy());
    if (checkpoints != null && step < stepsPerEpoch && isTimeToSave()) {
      saveIfPossible();
    }
  }

  private boolean isTimeToSave() {
    return options.saving().everySteps() > 0
        ? step % options.saving().everySteps() == 0
        : System.nanoTime() - lastSaved > SECONDS_BETWEEN_CHECKPOINTS * 1e9;
  }

  /** What is measured besides the usual: losses, and what the steps say, are known anyway. */
  private List<String> metrics() {
    return options.watch().measured().stream()
        .filter(name -> !List.of("loss", "trainLoss", "trainAccuracy").contains(name))
        .toList();
  }

  private Optional<Evaluation> evaluated() {
    try {
      return test.measure(data.test(), metrics(), this::stops);
    } catch (CancellationException e) {
      return Optional.empty(); // interrupted while it waited for a batch
    }
  }

  private boolean stops() {
    return listenerStops || stopped.getAsBoolean() || Thread.currentThread().isInterrupted();
  }

  private double seconds() {
    return (System.nanoTime() - epochStart) / 1e9;
  }

  /** A checkpoint that cannot be written does not end the run: the next one may be. */
  private void saveIfPossible() {
    if (checkpoints != null && !save()) {
      listener.warned(
          notSaved.getMessage() + "; training goes on, and tries again at the next checkpoint");
    }
  }

  private boolean save() {
    if (checkpoints == null) {
      return false;
    }
    lastSaved = System.nanoTime();
    // A channel that an interrupted thread uses is closed by that.
    boolean interrupted = Thread.interrupted();
    try {
      Path written =
          checkpoints.save(
              Checkpoint.Run.of(session, seed, epochs, state()), session::save, listener::warned);
      notSaved = null;
      savedEpochs = epochs;
      savedStep = step;
      listener.saved(written);
      return true;
    } catch (UserError e) {
      notSaved = e;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RunState state() {
    Progress progress = Progress.of(history, options.watch());
    return new RunState(
        options.epochs(),
        options.batchSize(),
        options.accumulate(),
        data.train().size(),
        firstStep,
        step,
        seconds(),
        train.totals(),
        history,
        progress.best(),
        progress.restores(options.epochs(), history, options.watch()),
        sums);
  }

  private void stop() {
    boolean saved = save();
    if (checkpoints != null && !saved) {
      throw notSaved;
    }
    listener.runStopped(
        "stopped in epoch %d of %d after step %d of %d; %s"
            .formatted(
                history.size() + 1,
                options.epochs(),
                step,
                stepsPerEpoch,
                saved
                    ? "saved in " + checkpoints + ", from where --resume goes on"
                    : "nothing is saved, since no folder for checkpoints was named"
                        + " (--checkpoint DIR)"));
  }

  @Override
  public void close() {
    rate.close();
    train.close();
    test.close();
  }
}
