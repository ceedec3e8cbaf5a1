package dev.tenon.runtime.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;

/** Tells a run in a terminal: a bar that moves while an epoch runs, then a line in its place. */
final class TerminalProgress implements TrainingListener {
  private static final int UPDATE_MILLIS = 200;

  private final PrintStream out;
  private final PrintStream err;
  private final LongSupplier nanoTime;
  private final boolean unicode;
  private final List<EpochResult> results = new ArrayList<>();
  private EpochProgress progress;
  private RunInfo run;
  private ProgressBar bar;
  private BarLine line;

  TerminalProgress(PrintStream out, PrintStream err, LongSupplier nanoTime, boolean unicode) {
    this.out = out;
    this.err = err;
    this.nanoTime = nanoTime;
    this.unicode = unicode;
  }

  @Override
  public void runStarted(RunInfo info) {
    run = info;
    progress = new EpochProgress(info, nanoTime);
    results.clear();
    results.addAll(info.history());
    out.println(Lines.start(info));
    if (info.resumed()) {
      out.println(Lines.resumed(info));
    }
  }

  @Override
  public void epochStarted(int epoch) {
    progress.epochStarted(epoch);
    line = new BarLine(out);
    bar =
        ProgressBar.builder()
            .setInitialMax(run.stepsPerEpoch())
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .continuousUpdate()
            .setRenderer(new BarRenderer(progress::moment, unicode))
            .setConsumer(line)
            .build();
  }

  @Override
  public void stepDone(long step, int examples, double loss, double accuracy) {
    progress.stepDone(step, examples, loss, accuracy);
  }

  @Override
  public void evaluationStarted() {
    progress.evaluationStarted();
  }

  @Override
  public void epochEnded(EpochResult result) {
    progress.epochEnded();
    results.add(result);
    close();
    out.println(Lines.epoch(result, run));
  }

  @Override
  public void ended(String how) {
    out.println(how);
  }

  @Override
  public void runEnded() {
    out.println(Lines.end(results, run.watch()));
  }

  @Override
  public void runStopped(String how) {
    close();
    out.println(how);
  }

  /** Above the bar, which is drawn anew below it. */
  @Override
  public void warned(String warning) {
    if (line != null) {
      line.clear();
    }
    err.println(Lines.warning(warning));
    err.flush();
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      line.clear();
      bar = null;
    }
  }
}
