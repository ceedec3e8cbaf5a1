package dev.tenon.runtime.report;

import dev.tenon.Monitor;
import dev.tenon.ir.Counted;
import dev.tenon.ir.Measured;
import dev.tenon.runtime.cli.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The texts of a run. The same everywhere: no text depends on the user's language. */
public final class Lines {
  private static final String GAP = "  ";

  private Lines() {}

  /** {@code "MnistCnn: 421,642 parameters; CPU, 2 threads; 3 epochs of 938 steps of 64"}. */
  static String start(RunInfo run) {
    return format(
        "%s: %s; %s, %s; %s of %s of %,d",
        run.model(),
        Counted.of(run.parameters(), "parameter"),
        run.device(),
        Counted.of(run.threads(), "thread"),
        Counted.of(run.epochs(), "epoch"),
        Counted.of(run.stepsPerEpoch(), "step"),
        run.batchSize());
  }

  /** {@code "goes on after 2 epochs and 300 steps"}. */
  static String resumed(RunInfo run) {
    String epochs = Counted.of(run.history().size(), "epoch");
    return "goes on after "
        + (run.step() == 0 ? epochs : epochs + " and " + Counted.of(run.step(), "step"));
  }

  static String warning(String text) {
    return "warning: " + text;
  }

  /** {@code "epoch 1/3 loss 0.1523 test loss 0.0481 test accuracy 98.41 % 12.8 s ..."}. */
  static String epoch(EpochResult result, RunInfo run) {
    List<String> parts = new ArrayList<>();
    parts.add(epoch(result.epoch(), run.epochs()));
    parts.add("loss " + loss(result.trainLoss()));
    parts.add("test loss " + loss(result.testLoss()));
    for (String name : run.metrics()) {
      double value = result.metrics().getOrDefault(name, Double.NaN);
      if (!Double.isNaN(value)) {
        parts.add("test " + metric(name, value));
      }
    }
    parts.add(duration(result.seconds()));
    addThroughput(parts, result.examplesPerSecond());
    return String.join(GAP, parts);
  }

  /** {@code "loss 0.1523 accuracy 95.31 % 4,980 examples/s 0:32 left"}, as far as it is known. */
  static String running(EpochProgress.Moment moment) {
    List<String> parts = new ArrayList<>();
    if (moment.step() > 0) {
      parts.add("loss " + loss(moment.loss()));
      if (!Double.isNaN(moment.accuracy())) {
        parts.add("accuracy " + percent(moment.accuracy()));
      }
    }
    if (moment.evaluating()) {
      parts.add("evaluating");
    } else {
      addThroughput(parts, moment.examplesPerSecond());
      if (Double.isFinite(moment.secondsLeft())) {
        parts.add(clock(moment.secondsLeft()) + " left");
      }
    }
    return String.join(GAP, parts);
  }

  /** {@code "epoch 1/10"}: as wide for the first epoch as for the last. */
  static String epoch(int epoch, int epochs) {
    String last = Integer.toString(epochs);
    return format("epoch %" + last.length() + "d/%s", epoch, last);
  }

  /** {@code " 54 %"}: as wide for 5 as for 100. */
  static String done(double fraction) {
    return format("%3d %%", (int) Math.floor(100 * fraction));
  }

  /** {@code "3 epochs in 38.4 s; best test accuracy 98.91 % after epoch 3"}. */
  static String end(List<EpochResult> results, Watch watch) {
    double seconds = results.stream().mapToDouble(EpochResult::seconds).sum();
    String text = Counted.of(results.size(), "epoch") + " in " + duration(seconds);
    Monitor monitor = watch.monitor(results);
    return watch
        .best(results)
        .map(
            best ->
                format(
                    "%s; best %s after epoch %d",
                    text, monitored(monitor.name(), best.monitored(monitor)), best.epoch()))
        .orElse(text);
  }

  /** {@code "test f1 0.9839"}, {@code "train loss 0.0512"}. */
  private static String monitored(String name, OptionalDouble value) {
    boolean train = name.startsWith("train");
    String metric = train ? name.substring("train".length()).toLowerCase(Locale.ROOT) : name;
    return (train ? "train " : "test ") + metric(metric, value.orElse(Double.NaN));
  }

  /** {@code "accuracy 98.41 %"}, {@code "f1 0.9839"}: shares as such where that is usual. */
  public static String metric(String name, double value) {
    return name
        + " "
        + (name.equals("accuracy") || Measured.top(name) > 0 ? percent(value) : loss(value));
  }

  /** Four digits after the point, or a power of ten where these would say nothing. */
  public static String loss(double value) {
    double size = Math.abs(value);
    return size != 0 && (size < 1e-3 || size >= 1e5) && Double.isFinite(value)
        ? format("%.3e", value)
        : format("%.4f", value);
  }

  /** {@code "98.41 %"}. */
  public static String percent(double share) {
    return format("%.2f %%", 100 * share);
  }

  /** {@code "12.8 s"}, {@code "3 min 05 s"}, {@code "2 h 04 min"}. */
  public static String duration(double seconds) {
    // By what is printed: 59.96 s would else be "60.0 s".
    if (Math.round(seconds * 10) < 600) {
      return format("%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? format("%d min %02d s", whole / 60, whole % 60)
        : format("%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  /** {@code "0:32"}, {@code "12:05"}, {@code "2:04:09"}. */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? format("%d:%02d", whole / 60, whole % 60)
        : format("%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60);
  }

  private static void addThroughput(List<String> parts, double examplesPerSecond) {
    if (Double.isFinite(examplesPerSecond)) {
      parts.add(
          examplesPerSecond < 10
              ? format("%.1f examples/s", examplesPerSecond)
              : format("%,.0f examples/s", examplesPerSecond));
    }
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
