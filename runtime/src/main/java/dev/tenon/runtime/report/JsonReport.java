package dev.tenon.runtime.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.Evaluation;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.metrics.Mistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Writes what a run brought to a JSON file, after each epoch, so that a run which is interrupted
 * leaves a report too. The file is complete at any moment: a new one takes the place of the old.
 *
 * <pre>{@code
 * {"model": "MnistCnn",
 *  "epochs": [{"epoch": 1, "trainLoss": 0.15, "trainAccuracy": 0.953,
 *              "testLoss": 0.05, "testAccuracy": 0.984, "metrics": {"accuracy": 0.984},
 *              "learningRate": 0.001, "seconds": 12.8, "examplesPerSecond": 4980.2,
 *              "peakMemoryBytes": 671088640}],
 *  "evaluation": {"reasons": {},
 *                 "classes": [{"name": "0", "precision": 0.991, "recall": 0.995, "f1": 0.993,
 *                              "predicted": [975, 0, 1, 0, 0, 1, 1, 1, 1, 0]}],
 *                 "mistakes": [{"example": 115, "position": 0, "predicted": 9, "label": 4,
 *                               "probability": 0.998}]},
 *  "parameters": 421642, "device": "CPU", "threads": 2, "peakMemoryBytes": 688490188}
 * }</pre>
 *
 * <p>A number that is not finite or not known is {@code null}. Memory is physical memory of the
 * whole process, the most until then: what grows from epoch to epoch is a leak. Windows does not
 * tell it, and of epochs before the checkpoint that a run goes on from it is not known.
 */
public final class JsonReport implements TrainingListener {
  private static final System.Logger LOG = System.getLogger(JsonReport.class.getName());
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final PeakMemory memory = new PeakMemory();
  private final List<EpochResult> epochs = new ArrayList<>();
  private final Map<Integer, OptionalLong> peaks = new HashMap<>(); // by epoch
  private Consumer<String> warnings = text -> LOG.log(System.Logger.Level.WARNING, text);
  private RunInfo run;
  private Evaluation evaluation; // of the last epoch; null before the first

  /**
   * A report in {@code file}, which is replaced if it is there.
   *
   * @throws UserError if it cannot be written
   */
  public JsonReport(Path file) {
    checkWritable(file);
    this.file = file;
  }

  /**
   * Checks that a report can be written to {@code file}, and leaves no trace.
   *
   * @throws UserError if not
   */
  public static void checkWritable(Path file) {
    WritablePaths.checkFile("--report", file);
  }

  @Override
  public void opened(RunView view) {
    warnings = view::warn;
  }

  @Override
  public void runStarted(RunInfo info) {
    run = info;
    epochs.clear();
    peaks.clear();
    epochs.addAll(info.history());
    evaluation = null;
  }

  @Override
  public void evaluationStarted() {
    memory.sample();
  }

  @Override
  public void evaluated(Evaluation result) {
    evaluation = result;
  }

  /** Writes the report. That this fails does not end the run: the next epoch may succeed. */
  @Override
  public void epochEnded(EpochResult result) {
    epochs.add(result);
    peaks.put(result.epoch(), memory.sample());
    try {
      write();
    } catch (IOException e) {
      warnings.accept(
          "the report %s cannot be written after epoch %d: %s"
              .formatted(file, result.epoch(), DiskFiles.reason(e)));
    }
  }

  /**
   * Writes the report a last time.
   *
   * @throws UserError if that fails
   */
  @Override
  public void runEnded() {
    try {
      write();
    } catch (IOException e) {
      throw new UserError(
          "the report %s cannot be written: %s".formatted(file, DiskFiles.notWritten(e)), e);
    }
  }

  private void write() throws IOException {
    DiskFiles.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json()));
  }

  private ObjectNode json() {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("model", run.model());
    ArrayNode list = report.putArray("epochs");
    for (EpochResult epoch : epochs) {
      ObjectNode entry = list.addObject();
      entry.put("epoch", epoch.epoch());
      putFinite(entry, "trainLoss", epoch.trainLoss());
      putFinite(entry, "trainAccuracy", epoch.trainAccuracy());
      putFinite(entry, "testLoss", epoch.testLoss());
      putFinite(entry, "testAccuracy", epoch.testAccuracy());
      ObjectNode metrics = entry.putObject("metrics");
      epoch.metrics().forEach((name, value) -> putFinite(metrics, name, value));
      putFinite(entry, "learningRate", epoch.learningRate());
      putFinite(entry, "seconds", epoch.seconds());
      putFinite(entry, "examplesPerSecond", epoch.examplesPerSecond());
      putPeak(entry, peaks.getOrDefault(epoch.epoch(), OptionalLong.empty()));
    }
    if (evaluation != null) {
      putEvaluation(report.putObject("evaluation"));
    }
    report.put("parameters", run.parameters());
    report.put("device", run.device());
    report.put("threads", run.threads());
    putPeak(report, memory.sample());
    return report;
  }

  private static void putPeak(ObjectNode node, OptionalLong bytes) {
    if (bytes.isPresent()) {
      node.put("peakMemoryBytes", bytes.getAsLong());
    } else {
      node.putNull("peakMemoryBytes");
    }
  }

  /** Of the last epoch: what a number for each class, or for an example, says. */
  private void putEvaluation(ObjectNode node) {
    ObjectNode reasons = node.putObject("reasons");
    evaluation.reasons().forEach(reasons::put);
    ArrayNode classes = node.putArray("classes");
    evaluation
        .confusion()
        .ifPresent(
            matrix -> {
              for (int i = 0; i < matrix.classes(); i++) {
                ObjectNode entry = classes.addObject();
                entry.put("name", matrix.names().get(i));
                entry.put("precision", matrix.precision(i));
                entry.put("recall", matrix.recall(i));
                entry.put("f1", matrix.f1(i));
                ArrayNode predicted = entry.putArray("predicted");
                for (int j = 0; j < matrix.classes(); j++) {
                  predicted.add(matrix.count(i, j));
                }
              }
            });
    ArrayNode mistakes = node.putArray("mistakes");
    for (Mistake mistake : evaluation.mistakes()) {
      ObjectNode entry = mistakes.addObject();
      entry.put("example", mistake.example());
      entry.put("position", mistake.position());
      entry.put("predicted", mistake.predicted());
      entry.put("label", mistake.label());
      putFinite(entry, "probability", mistake.probability());
    }
  }

  /** JSON has no NaN and no infinity. */
  private static void putFinite(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
