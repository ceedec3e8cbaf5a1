package dev.tenon.runtime.report.events;

import com.google.protobuf.ByteString;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.report.Answers;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunInfo;
import dev.tenon.runtime.report.RunView;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.runtime.report.WritablePaths;
import dev.tenon.runtime.report.plot.ConfusionPlot;
import dev.tenon.runtime.report.plot.ContactSheet;
import dev.tenon.runtime.report.plot.Png;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/**
 * Writes a run for TensorBoard, into two folders that it shows as two runs, with one diagram for
 * both where they have a number in common: {@code train} has the loss within epochs, each epoch's
 * loss, accuracy, learning rate and examples a second, histograms of the weights, and the graph;
 * {@code test} has loss and metrics, the worst mistakes, the first examples and the confusion
 * matrix.
 *
 * <p>The step of all is that of training. Events are written after each epoch, so a run that is
 * killed leaves all epochs before. A run that goes on from a checkpoint takes the place of what was
 * recorded after it, and a new run in the same folder that of all before: TensorBoard leaves that
 * out. Where the disk is full, events wait for the next epoch, and a warning says so.
 */
public final class RunEvents implements TrainingListener {
  private static final int POINTS_AN_EPOCH = 50;
  private static final int EXAMPLES = 32;
  private static final String TRAIN = "train";
  private static final String TEST = "test";

  private final Path folder;
  private RunView view;
  private RunInfo run;
  private EventFile train;
  private EventFile test;
  private long epochs;
  private long examples;
  private double losses;
  private long examplesThen;
  private double lossesThen;

  /**
   * Events in {@code folder}, which is made if it is not there.
   *
   * @throws UserError if nothing can be written there
   */
  public RunEvents(Path folder) {
    WritablePaths.checkFolder("--events", folder);
    this.folder = folder;
  }

  @Override
  public void opened(RunView seen) {
    view = seen;
  }

  @Override
  public void runStarted(RunInfo info) {
    run = info;
    epochs = info.history().size();
    train = new EventFile(folder.resolve(TRAIN));
    test = new EventFile(folder.resolve(TEST));
    // TensorBoard drops what earlier files of the folder say of this step and later ones
    long next = epochs * info.stepsPerEpoch() + info.step() + 1;
    SessionLog start = SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START).build();
    for (EventFile file : List.of(train, test)) {
      file.add(EventFile.event(info.resumed() ? next : 0).setSessionLog(start).build());
    }
    train.add(EventFile.event(0).setGraphDef(view.graph().toByteString()).build());
    if (!info.resumed()) {
      weights(0);
      ContactSheet.of(view.examples(EXAMPLES)).ifPresent(sheet -> picture(0, "examples", sheet));
    }
    flush();
  }

  @Override
  public void epochStarted(int epoch) {
    boolean within = run.resumed() && epochs == run.history().size();
    examples = within ? run.step() * run.batchSize() : 0;
    losses = Double.NaN; // of the steps before are not known
    examplesThen = examples;
    lossesThen = examples == 0 ? 0 : Double.NaN;
  }

  @Override
  public void stepDone(long step, int count, double loss, double share) {
    examples += count;
    losses = loss * examples;
    long each = Math.max(1, run.stepsPerEpoch() / POINTS_AN_EPOCH);
    if (step % each == 0) {
      double mean = (losses - lossesThen) / (examples - examplesThen);
      if (Double.isFinite(mean)) {
        scalar(train, epochs * run.stepsPerEpoch() + step, "loss_within_epoch", mean);
      }
      lossesThen = losses;
      examplesThen = examples;
    }
  }

  @Override
  public void epochEnded(EpochResult result) {
    epochs++;
    long step = epochs * run.stepsPerEpoch();
    scalar(train, step, "loss", result.trainLoss());
    scalar(train, step, "accuracy", result.trainAccuracy());
    scalar(train, step, "learning_rate", result.learningRate());
    scalar(train, step, "examples_per_second", result.examplesPerSecond());
    scalar(train, step, "seconds", result.seconds());
    scalar(test, step, "loss", result.testLoss());
    result.metrics().forEach((name, value) -> scalar(test, step, name, value));
    weights(step);
    view.answers().ifPresent(answers -> pictures(step, answers));
    flush();
  }

  private void pictures(long step, Answers answers) {
    ContactSheet.of(answers).ifPresent(sheet -> picture(step, "worst_mistakes", sheet));
    Optional<BufferedImage> confusion = ConfusionPlot.of(answers);
    confusion.ifPresent(plot -> picture(step, "confusion_matrix", plot));
  }

  /** A number that there is not, or that is not finite, would be shown as zero or break a curve. */
  private static void scalar(EventFile file, long step, String tag, double value) {
    if (Double.isFinite(value)) {
      add(file, step, Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value));
    }
  }

  private void weights(long step) {
    view.weights()
        .forEach(
            (name, value) ->
                add(
                    train,
                    step,
                    Summary.Value.newBuilder()
                        .setTag(name)
                        .setHisto(Histogram.of(value.doubles()))));
  }

  private void picture(long step, String tag, BufferedImage picture) {
    add(
        test,
        step,
        Summary.Value.newBuilder()
            .setTag(tag)
            .setImage(
                Summary.Image.newBuilder()
                    .setHeight(picture.getHeight())
                    .setWidth(picture.getWidth())
                    .setColorspace(3)
                    .setEncodedImageString(ByteString.copyFrom(Png.bytes(picture)))));
  }

  private static void add(EventFile file, long step, Summary.Value.Builder value) {
    file.add(EventFile.event(step).setSummary(Summary.newBuilder().addValue(value)).build());
  }

  private void flush() {
    for (EventFile file : List.of(train, test)) {
      try {
        file.flush();
      } catch (IOException e) {
        view.warn(
            "the events in %s cannot be written: %s; training goes on, and tries again after the next epoch%s"
                .formatted(file, DiskFiles.reason(e), lost(file)));
      }
    }
  }

  private static String lost(EventFile file) {
    return file.lost() == 0
        ? ""
        : "; %,d of them are lost, since too many wait".formatted(file.lost());
  }

  /** Writes what is not yet written. */
  @Override
  public void close() {
    if (train == null) {
      return;
    }
    close(train);
    close(test);
    train = null;
    test = null;
  }

  private void close(EventFile file) {
    try {
      file.close();
    } catch (IOException e) {
      view.warn("the last events in %s cannot be written: %s".formatted(file, DiskFiles.reason(e)));
    }
  }
}
