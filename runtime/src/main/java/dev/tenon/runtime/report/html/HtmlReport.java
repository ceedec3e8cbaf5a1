package dev.tenon.runtime.report.html;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.report.Answers;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.PeakMemory;
import dev.tenon.runtime.report.RunInfo;
import dev.tenon.runtime.report.RunView;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.runtime.report.WritablePaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.TensorFlow;

/**
 * Writes a run as one page of HTML that needs nothing else: curves, the confusion matrix, the worst
 * mistakes, the network, and all that decides how the run went. It has no script and loads nothing.
 *
 * <p>It is written anew after each epoch, so that a run which is interrupted leaves a page too.
 * What is there is replaced only once the new one is whole; where it cannot be written, a warning
 * says so, and the run goes on.
 */
public final class HtmlReport implements TrainingListener {
  private final Path file;
  private final PeakMemory memory = new PeakMemory();
  private final List<EpochResult> epochs = new ArrayList<>();
  private final List<String> saved = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private RunView view;
  private RunInfo run;
  private Optional<Answers> answers = Optional.empty();
  private boolean over;

  /**
   * A report in {@code file}, which is replaced if it is there.
   *
   * @throws UserError if it cannot be written
   */
  public HtmlReport(Path file) {
    WritablePaths.checkFile("--html", file);
    this.file = file;
  }

  @Override
  public void opened(RunView seen) {
    view = seen;
  }

  @Override
  public void runStarted(RunInfo info) {
    run = info;
    epochs.addAll(info.history());
  }

  @Override
  public void epochEnded(EpochResult result) {
    epochs.add(result);
    answers = view.answers();
    write("epoch %d of %d is done".formatted(epochs.size(), run.epochs()));
  }

  @Override
  public void runEnded() {
    over = true;
    write("finished");
  }

  @Override
  public void runStopped(String how) {
    over = true;
    write(how);
  }

  /** Runs that fail end without a word. */
  @Override
  public void close() {
    if (run != null && !over) {
      over = true;
      write("ended by an error, in epoch %d of %d".formatted(epochs.size() + 1, run.epochs()));
    }
  }

  @Override
  public void saved(Path checkpoint) {
    saved.remove(checkpoint.toString());
    saved.add(0, checkpoint.toString());
  }

  @Override
  public void warned(String warning) {
    warnings.add(warning);
  }

  private void write(String status) {
    RunRecord record =
        new RunRecord(
            run,
            view,
            status,
            over,
            List.copyOf(epochs),
            answers,
            environment(),
            List.copyOf(saved),
            List.copyOf(warnings));
    try {
      DiskFiles.write(file, Page.of(record).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      view.warn("the report %s cannot be written: %s".formatted(file, DiskFiles.reason(e)));
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("Device", run.device());
    environment.put("Threads", Integer.toString(run.threads()));
    memory
        .sample()
        .ifPresent(bytes -> environment.put("Peak memory", "%,d MB".formatted(bytes / 1_000_000)));
    environment.put("TensorFlow", TensorFlow.version());
    environment.put(
        "Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    environment.put(
        "System",
        "%s %s, %s, %d processors"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    String version = HtmlReport.class.getPackage().getImplementationVersion();
    if (version != null) {
      environment.put("Tenon", version);
    }
    return environment;
  }
}
