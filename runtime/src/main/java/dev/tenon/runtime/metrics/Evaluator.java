package dev.tenon.runtime.metrics;

import dev.tenon.DType;
import dev.tenon.ir.Measured;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.DataContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/**
 * Measures the predictions of a model against the labels of a data set, batch by batch. Memory does
 * not grow with the data set, except for the scores of {@link Auc}, which have a limit.
 */
public final class Evaluator {
  /** Up to how many classes there is a confusion matrix. */
  private static final int MOST_CLASSES = 1000;

  /** How many of the worst mistakes are kept. */
  private static final int MOST_MISTAKES = 50;

  private final Measured kind;
  private final DataContract contract;
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private final Mistakes mistakes = new Mistakes(MOST_MISTAKES);
  private final List<String> names;
  private final int classes;
  private final int each;
  private final long[][] confusion; // null for none
  private long examples;
  private long notNumbers;

  /**
   * Measures predictions that are {@code kind}.
   *
   * @param classes how many scores each has, where they are {@link Measured#SCORES}
   * @param wanted metrics besides the usual ones; those that there are not for such predictions are
   *     left out
   */
  public Evaluator(Measured kind, int classes, DataContract contract, Collection<String> wanted) {
    this.kind = kind;
    this.contract = contract;
    this.classes = kind == Measured.SCORES ? classes : 1;
    long labels = contract.label().dims().slice(1, contract.label().rank()).count().known();
    boolean soft = kind == Measured.SCORES && contract.label().dtype().isFloating();
    this.each = Math.toIntExact(soft ? labels / classes : labels);
    this.names = names(contract, kind == Measured.SCORES ? classes : 2);
    boolean truths = kind != Measured.SCORES && kind != Measured.NUMBERS;
    int traits = truths ? traits(contract) : 1;
    Set<String> all = new LinkedHashSet<>(kind.usual(classes));
    wanted.stream().filter(name -> kind.has(name, classes)).forEach(all::add);
    all.forEach(name -> metrics.put(name, Metrics.create(name, names, traits)));
    boolean matrix = kind == Measured.SCORES ? classes <= MOST_CLASSES : truths && traits == 1;
    confusion = matrix ? new long[names.size()][names.size()] : null;
  }

  /** The last size of the labels: {@code N 5} are five truths about an example. */
  private static int traits(DataContract contract) {
    int rank = contract.label().rank();
    return rank < 2 ? 1 : Math.toIntExact(contract.label().dims().known(rank - 1));
  }

  private static List<String> names(DataContract contract, int count) {
    if (contract.classNames().size() == count) {
      return contract.classNames();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(String.valueOf(contract.firstClass() + i));
    }
    return names;
  }

  /**
   * Measures a batch.
   *
   * @param predictions of its examples
   * @param mask true where they count; null where all do
   * @return how many labels counted
   */
  public long add(Batch batch, Value predictions, Value mask) {
    int count = batch.size() * each;
    double[] labels = labels(batch, count);
    int[] positions = positions(count, mask);
    float[] scores = floats(predictions);
    int width = kind == Measured.SCORES ? classes : 1;
    double[] kept = labels;
    if (positions.length < count) {
      float[] left = new float[positions.length * width];
      kept = new double[positions.length];
      for (int row = 0; row < positions.length; row++) {
        System.arraycopy(scores, positions[row] * width, left, row * width, width);
        kept[row] = labels[positions[row]];
      }
      scores = left;
    }
    Predictions all = new Predictions(kind, scores, kept, positions, width, each);
    notNumbers += all.notNumbers();
    metrics.values().forEach(metric -> metric.add(all));
    if (kind != Measured.NUMBERS) {
      for (int row = 0; confusion != null && row < all.size(); row++) {
        confusion[all.label(row)][all.predicted(row)]++;
      }
      mistakes.add(all, examples);
    }
    examples += batch.size();
    return positions.length;
  }

  /** The labels as numbers; of class probabilities the most probable class, of classes from 0. */
  private double[] labels(Batch batch, int count) {
    boolean soft = kind == Measured.SCORES && contract.label().dtype().isFloating();
    int width = soft ? classes : 1;
    double[] stored =
        Value.filled(
                contract.label().dtype(),
                Shape.of((long) count * width),
                buffer -> buffer.put(batch.labels().duplicate()))
            .doubles();
    if (kind == Measured.SCORES && !soft) {
      for (int i = 0; i < count; i++) {
        stored[i] -= contract.firstClass();
      }
    }
    if (!soft) {
      return stored;
    }
    double[] labels = new double[count];
    for (int row = 0; row < count; row++) {
      int best = 0;
      for (int i = 1; i < width; i++) {
        best = stored[row * width + i] > stored[row * width + best] ? i : best;
      }
      labels[row] = best;
    }
    return labels;
  }

  /** Those of all {@code count} labels that count: the axes of a mask are their first, or 1. */
  private int[] positions(int count, Value mask) {
    if (mask == null) {
      return IntStream.range(0, count).toArray();
    }
    double[] truths = mask.doubles();
    long[] sizes = mask.shape().asArray();
    return IntStream.range(0, count).filter(i -> truths[index(i, count, sizes)] != 0).toArray();
  }

  private int index(int position, int count, long[] sizes) {
    int index = 0;
    int rest = position;
    int inside = count;
    for (int axis = 0; axis < sizes.length; axis++) {
      inside /= axis == 0 ? count / each : (int) contract.label().dims().known(axis);
      index = index * (int) sizes[axis] + (sizes[axis] == 1 ? 0 : rest / inside);
      rest %= inside;
    }
    return index;
  }

  private static float[] floats(Value value) {
    if (value.dtype() == DType.FLOAT32) {
      return value.floats();
    }
    double[] numbers = value.doubles();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  /** What was measured, by name; NaN where {@link #reasons} says why. */
  public Map<String, Double> metrics() {
    Map<String, Double> values = new LinkedHashMap<>();
    metrics.forEach(
        (name, metric) -> values.put(name, notNumbers > 0 ? Double.NaN : metric.value()));
    return values;
  }

  /** Why metrics are NaN, by name. */
  public Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    metrics.forEach(
        (name, metric) -> {
          if (notNumbers > 0) {
            reasons.put(name, "%,d of the predictions are NaN".formatted(notNumbers));
          } else if (Double.isNaN(metric.value())) {
            reasons.put(name, metric.reason());
          }
        });
    return reasons;
  }

  /** How often each class was predicted as each; empty where there are no classes, or too many. */
  public Optional<ConfusionMatrix> confusion() {
    return confusion == null || notNumbers > 0
        ? Optional.empty()
        : Optional.of(new ConfusionMatrix(names, confusion));
  }

  /** The mistakes that the model was surest of, the worst first. */
  public List<Mistake> mistakes() {
    return notNumbers > 0 ? List.of() : mistakes.worst();
  }
}
