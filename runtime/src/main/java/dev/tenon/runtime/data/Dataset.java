package dev.tenon.runtime.data;

import dev.tenon.DType;
import dev.tenon.Type;
import java.util.Arrays;
import java.util.Objects;

/**
 * Examples that keep a data contract. Immutable: {@link #take} and {@link #split} give further data
 * sets over the same examples.
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
    if (contract.label().dtype() != DType.INT32 || contract.label().rank() != 1) {
      throw new IllegalArgumentException(
          "%s has labels \"%s\"; give its Examples rather than an int[]"
              .formatted(spec.getSimpleName(), contract.label()));
    }
    if (contract.classes() > 0) {
      for (int i = 0; i < labels.length; i++) {
        if (!contract.isClass(labels[i])) {
          throw new IllegalArgumentException(
              "label %d of example %d is none of %s, which has %d to %d"
                  .formatted(
                      labels[i],
                      i,
                      spec.getSimpleName(),
                      contract.firstClass(),
                      contract.firstClass() + contract.classes() - 1));
        }
      }
    }
    return of(spec, new ArrayExamples(inputs, labels, contract.inputBytes()));
  }

  /** The class that carries the contract. */
  public Class<S> spec() {
    return spec;
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
      throw new IllegalArgumentException("%d examples cannot be split".formatted(size()));
    }
    int[] order = order(Shuffle.permutation(size(), seed, 0));
    int first = (int) Math.min(size() - 1, Math.max(1, Math.round(fraction * size())));
    return new Splits<>(
        with(Arrays.copyOf(order, first)), with(Arrays.copyOfRange(order, first, order.length)));
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
