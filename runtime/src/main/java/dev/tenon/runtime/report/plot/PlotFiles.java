package dev.tenon.runtime.report.plot;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.report.Answers;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunInfo;
import dev.tenon.runtime.report.RunView;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.runtime.report.WritablePaths;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Draws a run into PNG files, anew after each epoch: {@code loss.png}, a file for each metric, such
 * as {@code accuracy.png}, and, for data of classes, {@code confusion.png} and {@code
 * mistakes.png}. Where one cannot be written, a warning says so, and the run goes on.
 */
public final class PlotFiles implements TrainingListener {
  private final Path folder;
  private final List<EpochResult> epochs = new ArrayList<>();
  private RunView view;
  private RunInfo run;

  /**
   * Files in {@code folder}, which is made if it is not there.
   *
   * @throws UserError if nothing can be written there, or this Java has no fonts
   */
  public PlotFiles(Path folder) {
    check("--plots", folder);
    this.folder = folder;
  }

  /**
   * Checks that plots can be drawn and written to {@code folder}.
   *
   * @param option that names it
   * @throws UserError if not
   */
  public static void check(String option, Path folder) {
    WritablePaths.checkFolder(option, folder);
    if (!Fonts.available()) {
      throw new UserError("%s: %s".formatted(option, Fonts.MISSING));
    }
  }

  @Override
  public void opened(RunView seen) {
    view = seen;
  }

  @Override
  public void runStarted(RunInfo info) {
    run = info;
    epochs.clear();
    epochs.addAll(info.history());
  }

  @Override
  public void epochEnded(EpochResult result) {
    epochs.add(result);
    Map<String, Supplier<Optional<BufferedImage>>> plots = new LinkedHashMap<>();
    plots.put("loss", () -> curves("loss", EpochResult::trainLoss, EpochResult::testLoss));
    Set<String> metrics = new LinkedHashSet<>();
    epochs.forEach(epoch -> metrics.addAll(epoch.metrics().keySet()));
    for (String metric : metrics) {
      ToDoubleFunction<EpochResult> test =
          epoch -> epoch.metrics().getOrDefault(metric, Double.NaN);
      plots.put(
          metric.replaceAll("[^A-Za-z0-9-]+", "_"),
          () ->
              curves(metric, metric.equals("accuracy") ? EpochResult::trainAccuracy : null, test));
    }
    Optional<Answers> answers = view.answers();
    plots.put("confusion", () -> answers.flatMap(ConfusionPlot::of));
    plots.put("mistakes", () -> answers.flatMap(ContactSheet::of));
    write(plots);
  }

  private Optional<BufferedImage> curves(
      String what, ToDoubleFunction<EpochResult> train, ToDoubleFunction<EpochResult> test) {
    Map<String, List<Double>> curves = new LinkedHashMap<>();
    if (train != null) {
      curves.put("training", epochs.stream().map(train::applyAsDouble).toList());
    }
    curves.put("test", epochs.stream().map(test::applyAsDouble).toList());
    return CurvePlot.of(run.model(), what, curves);
  }

  /** One after the other: a picture takes two megabytes, and there is one for each metric. */
  private void write(Map<String, Supplier<Optional<BufferedImage>>> plots) {
    for (Map.Entry<String, Supplier<Optional<BufferedImage>>> plot : plots.entrySet()) {
      Path file = folder.resolve(plot.getKey() + ".png");
      try {
        Optional<BufferedImage> picture = plot.getValue().get();
        if (picture.isPresent()) {
          DiskFiles.write(file, Png.bytes(picture.get()));
        }
      } catch (IOException e) {
        view.warn(
            "%s cannot be written: %s; training goes on".formatted(file, DiskFiles.reason(e)));
        return; // the others would fail alike
      }
    }
  }
}
