package dev.tenon.runtime.data;

import dev.tenon.DType;
import dev.tenon.runtime.UserError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The classes that the labels of examples say. */
final class ClassLabels {
  private final Class<?> spec;
  private final DataContract contract;
  private final Examples examples;
  private final ByteBuffer label;

  /** Those of {@code examples}, which keep the contract of {@code spec}. */
  ClassLabels(Class<?> spec, DataContract contract, Examples examples) {
    this.spec = spec;
    this.contract = contract;
    this.examples = examples;
    this.label = MappedExamples.buffer(contract.labelBytes());
  }

  /**
   * Checks labels of examples in order.
   *
   * @throws IllegalArgumentException if they are no classes in {@code spec}'s contract
   */
  static void check(Class<?> spec, DataContract contract, int[] labels) {
    if (contract.label().dtype() != DType.INT32 || contract.label().rank() != 1) {
      throw new IllegalArgumentException(
          "%s has labels \"%s\"; give its Examples rather than an int[]"
              .formatted(spec.getSimpleName(), contract.label()));
    }
    for (int i = 0; contract.classes() > 0 && i < labels.length; i++) {
      if (!contract.isClass(labels[i]) && !contract.isIgnored(labels[i])) {
        throw new IllegalArgumentException(isNone(spec, contract, labels[i], i));
      }
    }
  }

  /** The examples {@code order}, one class after the other, at last those that have none. */
  int[] grouped(int[] order) {
    List<List<Integer>> classes = new ArrayList<>();
    for (int i = 0; i <= contract.classes(); i++) {
      classes.add(new ArrayList<>());
    }
    for (int index : order) {
      read(index);
      int number = classAt(index, 0);
      classes.get(number < 0 ? contract.classes() : number).add(index);
    }
    return classes.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
  }

  /** How many labels of the examples {@code indices} there are: see {@link Dataset#classCounts}. */
  long[] counts(int[] indices) {
    int each = contract.labelsEach();
    if (each == 0 || contract.classes() > 0 && !contract.hasIndices()) {
      throw noClasses();
    }
    long[] counts = new long[contract.hasIndices() ? contract.classes() : 2];
    for (int index : indices) {
      read(index);
      for (int i = 0; i < each; i++) {
        int number = contract.hasIndices() ? classAt(index, i) : contract.truthAt(label, i);
        if (number >= 0) {
          counts[number]++;
        } else if (!contract.hasIndices()) {
          throw noClasses();
        }
      }
    }
    return counts;
  }

  private void read(int index) {
    label.clear();
    examples.putLabel(index, label);
  }

  /**
   * The class of a label of example {@code index}, which was read, from 0; -1 where it has none.
   */
  private int classAt(int index, int place) {
    long found = contract.labelAt(label, place);
    if (contract.isIgnored(found)) {
      return -1;
    }
    if (!contract.isClass(found)) {
      throw new UserError(isNone(spec, contract, found, index));
    }
    return (int) (found - contract.firstClass());
  }

  private static String isNone(Class<?> spec, DataContract contract, long label, int example) {
    return "label %d of example %d is none of %s, which has %d to %d"
        .formatted(
            label,
            example,
            spec.getSimpleName(),
            contract.firstClass(),
            contract.firstClass() + contract.classes() - 1);
  }

  private IllegalStateException noClasses() {
    return new IllegalStateException(
        "the labels of %s are no classes".formatted(spec.getSimpleName()));
  }
}
