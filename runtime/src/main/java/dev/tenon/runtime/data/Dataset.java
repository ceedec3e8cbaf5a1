package dev.tenon.runtime.data;

import dev.tenon.DType;
import dev.tenon.Type;
import dev.tenon.ir.Counted;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Examples that keep a data contract. Immutable: {@link #take}, {@link #split} and others give
 * further data sets over the same examples.
 *
 * @param <S> the class that carries the contract, such as {@link dev.tenon.Mnist}; it keeps the
 *     data of one model from being given to another
 */
public final class Dataset<S> {
  private final Class<S> spec;
  private final DataContract contract;
  private final Examples examples;
  // Which examples belong to this data set, in its order.
  private final int[] indices;

  private Dataset(Class<S> spec, DataContract contract, Examples examples, int[] indices) {
    this.spec = spec;
    this.contract = contract;
    this.examples = examples;
    this.indices = indices;
  }

  /**
   * All of {@code examples}, which must have the sizes and types that {@code spec} states.
   *
   * @throws IllegalArgumentException if {@code spec} states no contract
   */
  public static <S> Dataset<S> of(Class<S> spec, Examples examples) {
    Objects.requireNonNull(examples, "examples");
    int[] all = new int[examples.size()];
    Arrays.setAll(all, i -> i);
    return new Dataset<>(spec, DataContract.of(spec), examples, all);
  }

  /**
   * Examples in memory; the arrays are kept, not copied.
   *
   * @param inputs the bytes of all inputs, one example after the other, in the machine's byte order
   * @param labels the class of each example
   * @throws IllegalArgumentException if labels are no classes in {@code spec}'s contract, or the
   *     arrays do not fit it or each other
   */
  public static <S> Dataset<S> of(Class<S> spec, byte[] inputs, int[] labels) {
    DataContract contract = DataContract.of(spec);
    ClassLabels.check(spec, contract, labels);
    return of(spec, new ArrayExamples(inputs, labels, contract.inputBytes()));
  }

  /**
   * Examples of numbers in memory, with classes as labels; the arrays are kept, not copied.
   *
   * @param inputs the numbers of all inputs, one example after the other
   * @param labels the class of each example
   * @throws IllegalArgumentException if labels are no classes in {@code spec}'s contract, or the
   *     arrays do not fit it or each other
   */
  public static <S> Dataset<S> of(Class<S> spec, float[] inputs, int[] labels) {
    DataContract contract = DataContract.of(spec);
    checkNumbers(spec, contract.input(), "inputs", inputs.length, labels.length);
    ClassLabels.check(spec, contract, labels);
    return of(spec, FloatExamples.of(inputs, labels));
  }

  /**
   * Examples of numbers in memory, with numbers as labels; the arrays are kept, not copied.
   *
   * @param inputs the numbers of all inputs, one example after the other
   * @param labels the numbers of all labels, one example after the other
   * @throws IllegalArgumentException if the arrays do not fit {@code spec}'s contract or each other
   */
  public static <S> Dataset<S> of(Class<S> spec, float[] inputs, float[] labels) {
    DataContract contract = DataContract.of(spec);
    int size = inputs.length / Math.max(1, contract.inputBytes() / Float.BYTES);
    checkNumbers(spec, contract.input(), "inputs", inputs.length, size);
    checkNumbers(spec, contract.label(), "labels", labels.length, size);
    return of(spec, FloatExamples.of(size, inputs, labels));
  }

  private static void checkNumbers(
      Class<?> spec, Type type, String what, int numbers, int examples) {
    long each = type.dims().slice(1, type.rank()).count().known();
    if (type.dtype() != DType.FLOAT32 || numbers != each * examples) {
      throw new IllegalArgumentException(
          "%s of %s have %s \"%s\", which %s not"
              .formatted(
                  Counted.of(examples, "example"),
                  spec.getSimpleName(),
                  what,
                  type,
                  Counted.of(numbers, "float number is", "float numbers are")));
    }
  }

  /**
   * Rows of a table in memory, with statistics of them all; {@link #split} and {@link #folds}
   * compute these anew.
   *
   * @param row a record with a component that is a {@link dev.tenon.Label}
   * @throws IllegalArgumentException if it is none
   */
  public static <R extends Record> Dataset<R> of(Class<R> row, List<R> rows) {
    return of(row, rows, RowEncoding.of(row, rows));
  }

  /**
   * Rows of a table in memory, as {@code encoding} writes them: that of the rows which are trained
   * on.
   */
  public static <R extends Record> Dataset<R> of(
      Class<R> row, List<R> rows, RowEncoding<R> encoding) {
    return of(row, new RowExamples<>(List.copyOf(rows), encoding));
  }

  /**
   * What {@link #store} has written, mapped into memory.
   *
   * @throws dev.tenon.runtime.UserError if the file is not there, is damaged, or holds examples
   *     that do not fit {@code spec}
   */
  public static <S> Dataset<S> stored(Class<S> spec, Path file) {
    return of(spec, StoredExamples.open(file, DataContract.of(spec)));
  }

  /** The class that carries the contract. */
  public Class<S> spec() {
    return spec;
  }

  Examples examples() {
    return examples;
  }

  /** What each example is made of. */
  public DataContract contract() {
    return contract;
  }

  /** Type of an input batch: {@code uint8 N 28 28 1}. */
  public Type input() {
    return contract.input();
  }

  /** Type of a label batch: {@code int32 N}. */
  public Type label() {
    return contract.label();
  }

  /** How many examples there are. */
  public int size() {
    return indices.length;
  }

  /** The first {@code count} examples, or all where there are fewer. */
  public Dataset<S> take(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count is 0 or more, not " + count);
    }
    return count >= size() ? this : with(Arrays.copyOf(indices, count));
  }

  /**
   * Two parts without a common example, drawn by {@code seed}.
   *
   * @param fraction how much of this becomes {@link Splits#train}, between 0 and 1; the rest is
   *     {@link Splits#test}. Both parts get at least one example
   */
  public Splits<S> split(double fraction, long seed) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException("fraction is between 0 and 1, not " + fraction);
    }
    if (size() < 2) {
      throw new IllegalArgumentException(Counted.of(size(), "example") + " cannot be split");
    }
    int[] order = order(Shuffle.permutation(size(), seed, 0));
    int first = (int) Math.min(size() - 1, Math.max(1, Math.round(fraction * size())));
    return fitted(Arrays.copyOf(order, first), Arrays.copyOfRange(order, first, order.length));
  }

  /**
   * {@code k} pairs of parts: each example is tested on in exactly one, and trained on in all
   * others. Where labels are classes each part has as many examples of a class as any other, or one
   * more. What is computed from examples, such as means to subtract, is computed from the part that
   * is trained on alone.
   *
   * @param k how many, 2 or more, and not more than there are examples
   * @param seed decides which examples belong together
   */
  public List<Splits<S>> folds(int k, long seed) {
    if (k < 2 || k > size()) {
      throw new IllegalArgumentException(
          "%s cannot be %s; there are 2 or more, each with an example"
              .formatted(Counted.of(size(), "example"), Counted.of(k, "fold")));
    }
    int[] order = order(Shuffle.permutation(size(), seed, 0));
    if (contract.hasIndices() && contract.labelsEach() == 1) {
      order = classLabels().grouped(order);
    }
    List<Splits<S>> folds = new ArrayList<>();
    for (int fold = 0; fold < k; fold++) {
      int[] test = new int[(size() - fold + k - 1) / k];
      int[] train = new int[size() - test.length];
      int tests = 0;
      int trains = 0;
      for (int i = 0; i < order.length; i++) {
        if (i % k == fold) {
          test[tests++] = order[i];
        } else {
          train[trains++] = order[i];
        }
      }
      folds.add(fitted(train, test));
    }
    return folds;
  }

  private Splits<S> fitted(int[] train, int[] test) {
    Examples fitted = examples.fittedTo(train);
    return new Splits<>(
        new Dataset<>(spec, contract, fitted, train), new Dataset<>(spec, contract, fitted, test));
  }

  /** All but the first {@code count} examples. */
  public Dataset<S> skip(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count is 0 or more, not " + count);
    }
    return with(Arrays.copyOfRange(indices, Math.min(count, size()), size()));
  }

  /** The examples of this, and then those of {@code further}. */
  public Dataset<S> and(Dataset<S> further) {
    if (further.examples == examples) {
      int[] both = Arrays.copyOf(indices, indices.length + further.indices.length);
      System.arraycopy(further.indices, 0, both, indices.length, further.indices.length);
      return with(both);
    }
    int[] both = Arrays.copyOf(indices, indices.length + further.indices.length);
    Arrays.setAll(
        both,
        i ->
            i < indices.length
                ? indices[i]
                : Math.addExact(examples.size(), further.indices[i - indices.length]));
    return new Dataset<>(spec, contract, new JoinedExamples(examples, further.examples), both);
  }

  /** The examples that {@code kept} wants; reads all of them once, now. */
  public Dataset<S> filter(Predicate<Example> kept) {
    ByteBuffer input = MappedExamples.buffer(contract.inputBytes());
    ByteBuffer label = MappedExamples.buffer(contract.labelBytes());
    return with(
        Arrays.stream(indices)
            .filter(i -> kept.test(MappedExamples.example(examples, i, input, label)))
            .toArray());
  }

  /**
   * Examples of another contract, made of these when batches of them are prepared.
   *
   * @param other the class that carries the contract of what {@code map} makes
   */
  public <T> Dataset<T> map(Class<T> other, ExampleMap map) {
    DataContract after = DataContract.of(other);
    return new Dataset<>(other, after, new MappedExamples(examples, contract, after, map), indices);
  }

  /** Examples of the same contract, made of these when batches of them are prepared. */
  public Dataset<S> map(ExampleMap map) {
    return map(spec, map);
  }

  /**
   * Writes the examples into a file and gives them from there, mapped into memory: for more than
   * memory holds, and for what is slow to make.
   *
   * @throws dev.tenon.runtime.UserError if the file cannot be written
   */
  public Dataset<S> store(Path file) {
    StoredExamples.write(file, contract, examples, indices);
    return stored(spec, file);
  }

  /**
   * How many labels there are of each class: examples, where each has one. What has no class is not
   * counted. Where there are no classes, but truths, these are the numbers of 0 and of 1.
   *
   * @throws IllegalStateException if labels are neither indices of classes nor all 0 or 1
   */
  public long[] classCounts() {
    return classLabels().counts(indices);
  }

  private ClassLabels classLabels() {
    return new ClassLabels(spec, contract, examples);
  }

  /**
   * A weight for each class, with which all have the same influence however many examples they
   * have: the number of labels divided by that of classes and that of labels of the class; 0 for a
   * class without examples. The weights of the labels add up to their number, as those of
   * scikit-learn's {@code class_weight="balanced"} do.
   */
  public double[] balancedClassWeights() {
    long[] counts = classCounts();
    long all = Arrays.stream(counts).sum();
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    return Arrays.stream(counts)
        .mapToDouble(count -> count == 0 ? 0 : all / ((double) present * count))
        .toArray();
  }

  /**
   * A number that is another one, in all likelihood, where examples, their order or their types are
   * others. It is the same in each program, and quick: of more than 256 MB it takes a thousand
   * examples, of {@link #map} what is given to it, and of pictures the start of some files.
   */
  public long fingerprint() {
    return Fingerprint.of(contract, examples, indices);
  }

  /** Batches in the order of this data set, prepared by a thread of their own. */
  public Batches batches(int batchSize, LastBatch last) {
    return new Batches(contract, examples, indices, batchSize, last, 0);
  }

  /**
   * Batches in random order, prepared by a thread of their own. Seed and epoch decide the order:
   * each epoch has another one, and the same ones give the same order on every machine.
   */
  public Batches shuffledBatches(int batchSize, LastBatch last, long seed, long epoch) {
    return shuffledBatches(batchSize, last, seed, epoch, 0);
  }

  /**
   * {@link #shuffledBatches(int, LastBatch, long, long)} without the first {@code skipped} ones.
   */
  public Batches shuffledBatches(
      int batchSize, LastBatch last, long seed, long epoch, long skipped) {
    int[] order = order(Shuffle.permutation(size(), seed, epoch));
    return new Batches(contract, examples, order, batchSize, last, skipped);
  }

  /** How many batches of {@code batchSize} there are. */
  public long batchCount(int batchSize, LastBatch last) {
    return Batches.count(size(), batchSize, last);
  }

  private int[] order(int[] permutation) {
    int[] order = new int[permutation.length];
    Arrays.setAll(order, i -> indices[permutation[i]]);
    return order;
  }

  private Dataset<S> with(int[] other) {
    return new Dataset<>(spec, contract, examples, other);
  }

  /** {@code "60000 x Mnist"}. */
  @Override
  public String toString() {
    return size() + " x " + spec.getSimpleName();
  }
}
