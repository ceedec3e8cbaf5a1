package dev.tenon.runtime.report;

import java.util.function.LongSupplier;

/** How far an epoch is. Kept by the thread that trains, read by the one that draws. */
final class EpochProgress {
  /**
   * A moment of an epoch.
   *
   * @param epoch which epoch, from 1
   * @param epochs of how many
   * @param step steps that are done
   * @param steps of how many
   * @param loss mean loss so far; NaN before the first step
   * @param accuracy share classified right so far, or NaN
   * @param examplesPerSecond training throughput so far, or NaN
   * @param secondsLeft of the whole run, or NaN
   * @param evaluating whether the steps are done and the test data is evaluated
   */
  record Moment(
      int epoch,
      int epochs,
      long step,
      long steps,
      double loss,
      double accuracy,
      double examplesPerSecond,
      double secondsLeft,
      boolean evaluating) {
    /** How much of the epoch's training is done, 0 to 1. */
    double fraction() {
      return steps == 0 ? 1 : (double) step / steps;
    }
  }

  private final LongSupplier nanoTime;
  private final RunInfo run;
  private final Throughput throughput;
  private int epoch;
  private long epochStart;
  private long firstStep;
  private long examples;
  private double earlierEpochsSeconds;
  private volatile Moment moment;

  EpochProgress(RunInfo run, LongSupplier nanoTime) {
    this.run = run;
    this.nanoTime = nanoTime;
    this.throughput = new Throughput(nanoTime);
    this.firstStep = run.step();
    this.earlierEpochsSeconds = run.history().stream().mapToDouble(EpochResult::seconds).sum();
    this.moment = moment(0, Double.NaN, Double.NaN, false);
  }

  /** The newest moment. */
  Moment moment() {
    return moment;
  }

  void epochStarted(int number) {
    epoch = number;
    examples = 0;
    epochStart = nanoTime.getAsLong();
    throughput.epochStarted();
    moment = moment(firstStep, Double.NaN, Double.NaN, false);
  }

  void stepDone(long step, int count, double loss, double accuracy) {
    examples += count;
    throughput.stepDone(count);
    moment = moment(step, loss, accuracy, false);
  }

  void evaluationStarted() {
    moment = moment(moment.step(), moment.loss(), moment.accuracy(), true);
  }

  void epochEnded() {
    earlierEpochsSeconds += sinceEpochStart();
    firstStep = 0;
  }

  private Moment moment(long step, double loss, double accuracy, boolean evaluating) {
    return new Moment(
        epoch,
        run.epochs(),
        step,
        run.stepsPerEpoch(),
        loss,
        accuracy,
        examplesPerSecond(),
        secondsLeft(step),
        evaluating);
  }

  /** Before the steps that count there is a rough value, better than none. */
  private double examplesPerSecond() {
    double counted = throughput.perSecond();
    double seconds = sinceEpochStart();
    return Double.isNaN(counted) && examples > 0 && seconds > 0 ? examples / seconds : counted;
  }

  /** Later epochs take as long as the earlier ones; the first time, as long as the steps tell. */
  private double secondsLeft(long step) {
    if (step == firstStep) {
      return Double.NaN;
    }
    double secondsPerStep = sinceEpochStart() / (step - firstStep);
    double thisEpoch = Math.max(0, run.stepsPerEpoch() - step) * secondsPerStep;
    double laterEpoch =
        epoch > 1 ? earlierEpochsSeconds / (epoch - 1) : run.stepsPerEpoch() * secondsPerStep;
    return thisEpoch + (run.epochs() - epoch) * laterEpoch;
  }

  private double sinceEpochStart() {
    return (nanoTime.getAsLong() - epochStart) / 1e9;
  }
}
