package dev.tenon.runtime.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells a run in lines, for a file or a log: one at the start, one an epoch, one at the end. A slow
 * epoch says at each quarter how far it is, so it has at most three lines more.
 */
final class PlainLines implements TrainingListener {
  private static final int PARTS = 4;
  private static final double LEAST_SECONDS_BETWEEN = 5;

  private final PrintStream out;
  private final PrintStream err;
  private final LongSupplier nanoTime;
  private final List<EpochResult> results = new ArrayList<>();
  private EpochProgress progress;
  private RunInfo run;
  private long lastLine;
  private long partsTold;

  PlainLines(PrintStream out, PrintStream err, LongSupplier nanoTime) {
    this.out = out;
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  public void runStarted(RunInfo info) {
    run = info;
    progress = new EpochProgress(info, nanoTime);
    results.clear();
    results.addAll(info.history());
    print(Lines.start(info));
    if (info.resumed()) {
      print(Lines.resumed(info));
    }
  }

  @Override
  public void epochStarted(int epoch) {
    progress.epochStarted(epoch);
    partsTold = 0;
    lastLine = nanoTime.getAsLong();
  }

  @Override
  public void stepDone(long step, int examples, double loss, double accuracy) {
    progress.stepDone(step, examples, loss, accuracy);
    long parts = step * PARTS / Math.max(1, run.stepsPerEpoch());
    boolean isTime = nanoTime.getAsLong() - lastLine >= LEAST_SECONDS_BETWEEN * 1e9;
    if (parts > partsTold && parts < PARTS && isTime) {
      partsTold = parts;
      EpochProgress.Moment moment = progress.moment();
      print(
          Lines.epoch(moment.epoch(), moment.epochs())
              + "  "
              + Lines.done(moment.fraction())
              + "  "
              + Lines.running(moment));
    }
  }

  @Override
  public void evaluationStarted() {
    progress.evaluationStarted();
  }

  @Override
  public void epochEnded(EpochResult result) {
    progress.epochEnded();
    results.add(result);
    print(Lines.epoch(result, run));
  }

  @Override
  public void ended(String how) {
    print(how);
  }

  @Override
  public void runEnded() {
    print(Lines.end(results, run.watch()));
  }

  @Override
  public void runStopped(String how) {
    print(how);
  }

  @Override
  public void warned(String warning) {
    err.println(Lines.warning(warning));
    err.flush();
  }

  private void print(String line) {
    lastLine = nanoTime.getAsLong();
    out.println(line);
    out.flush();
  }
}
