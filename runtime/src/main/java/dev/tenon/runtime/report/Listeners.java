package dev.tenon.runtime.report;

import dev.tenon.runtime.Evaluation;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.report.events.RunEvents;
import dev.tenon.runtime.report.html.HtmlReport;
import dev.tenon.runtime.report.plot.PlotFiles;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Makes what listens to a run. */
public final class Listeners {
  private Listeners() {}

  /**
   * Tells a run on {@code out}, and what it warns of on standard error, and writes its report.
   *
   * @param output how much is told; {@link Output#AUTO} draws a bar where {@code out} is standard
   *     output and that is a terminal
   * @param report the JSON file to write; empty for none
   * @throws dev.tenon.runtime.UserError if the report cannot be written
   */
  public static TrainingListener of(Output output, Optional<Path> report, PrintStream out) {
    return of(output, report, out, System.err);
  }

  private static TrainingListener of(
      Output output, Optional<Path> report, PrintStream out, PrintStream err) {
    List<TrainingListener> listeners = new ArrayList<>();
    switch (output) {
      case AUTO -> listeners.add(automatic(out, err));
      case PLAIN -> listeners.add(new PlainLines(out, err, System::nanoTime));
      case QUIET -> listeners.add(new WarningsOnly(err));
    }
    report.ifPresent(file -> listeners.add(new JsonReport(file)));
    return all(listeners);
  }

  /** {@link #of(TrainOptions, PrintStream, PrintStream)} with warnings on standard error. */
  public static TrainingListener of(TrainOptions options, PrintStream out) {
    return of(options, out, System.err);
  }

  /**
   * All that {@code options} ask for: tells a run on {@code out} and what it warns of on {@code
   * err}, writes its report and what people look at. Listeners that are services ({@link
   * ServiceLoader}) are told too, new ones each time.
   *
   * @throws dev.tenon.runtime.UserError if one of these cannot be written
   */
  public static TrainingListener of(TrainOptions options, PrintStream out, PrintStream err) {
    List<TrainingListener> listeners = new ArrayList<>();
    listeners.add(of(options.output(), options.report(), out, err));
    ServiceLoader.load(TrainingListener.class).forEach(listeners::add);
    options.visuals().events().ifPresent(folder -> listeners.add(new RunEvents(folder)));
    options.visuals().plots().ifPresent(folder -> listeners.add(new PlotFiles(folder)));
    options.visuals().html().ifPresent(file -> listeners.add(new HtmlReport(file)));
    return all(listeners);
  }

  private static TrainingListener automatic(PrintStream out, PrintStream err) {
    return out == System.out && Terminal.isInteractive()
        ? new TerminalProgress(out, err, System::nanoTime, Terminal.canShow("━─"))
        : new PlainLines(out, err, System::nanoTime);
  }

  /** Tells each of {@code listeners}, in this order. */
  public static TrainingListener all(List<TrainingListener> listeners) {
    return new All(List.copyOf(listeners));
  }

  private record WarningsOnly(PrintStream err) implements TrainingListener {
    @Override
    public void warned(String warning) {
      err.println(Lines.warning(warning));
    }
  }

  private record All(List<TrainingListener> listeners) implements TrainingListener {
    @Override
    public void opened(RunView view) {
      listeners.forEach(listener -> listener.opened(view));
    }

    @Override
    public void runStarted(RunInfo run) {
      listeners.forEach(listener -> listener.runStarted(run));
    }

    @Override
    public void epochStarted(int epoch) {
      listeners.forEach(listener -> listener.epochStarted(epoch));
    }

    @Override
    public void stepDone(long step, int examples, double loss, double accuracy) {
      listeners.forEach(listener -> listener.stepDone(step, examples, loss, accuracy));
    }

    @Override
    public void evaluationStarted() {
      listeners.forEach(TrainingListener::evaluationStarted);
    }

    @Override
    public void evaluated(Evaluation evaluation) {
      listeners.forEach(listener -> listener.evaluated(evaluation));
    }

    @Override
    public void epochEnded(EpochResult result) {
      listeners.forEach(listener -> listener.epochEnded(result));
    }

    @Override
    public void ended(String how) {
      listeners.forEach(listener -> listener.ended(how));
    }

    @Override
    public void runEnded() {
      listeners.forEach(TrainingListener::runEnded);
    }

    @Override
    public void runStopped(String how) {
      listeners.forEach(listener -> listener.runStopped(how));
    }

    @Override
    public void saved(Path checkpoint) {
      listeners.forEach(listener -> listener.saved(checkpoint));
    }

    @Override
    public void warned(String warning) {
      listeners.forEach(listener -> listener.warned(warning));
    }

    /** Closes all of them, also where one fails. */
    @Override
    public void close() {
      RuntimeException failure = null;
      for (TrainingListener listener : listeners) {
        try {
          listener.close();
        } catch (RuntimeException e) {
          failure = failure == null ? e : failure;
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
