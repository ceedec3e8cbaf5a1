package dev.tenon.runtime;

import dev.tenon.Contract;
import dev.tenon.Dim;
import dev.tenon.ir.Counted;
import dev.tenon.runtime.data.DataContract;
import dev.tenon.runtime.data.SavedEncoding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a saved model says besides what TensorFlow reads: the file {@code assets.extra/tenon.json}.
 *
 * @param format 1; a later one may mean something else
 * @param model simple name of the model
 * @param functions each with the names of its inputs and outputs, in order
 * @param classes how many classes it tells apart; 0 where it is no classifier
 * @param firstClass the label of the first class
 * @param classNames a name for each class, or none
 * @param rows how rows of a table became numbers; null where it was trained on something else
 * @param files the sizes and checksums of the other files
 */
public record ModelCard(
    int format,
    String model,
    Map<String, Names> functions,
    int classes,
    int firstClass,
    List<String> classNames,
    SavedEncoding rows,
    Map<String, DiskFiles.Sum> files) {
  static final int FORMAT = 1;

  /**
   * What a function takes and gives.
   *
   * @param inputs in order
   * @param outputs in order
   * @param sizes what the sizes of the inputs must be
   * @param derived sizes of inputs that follow from others
   * @param guards what several sizes must be together
   */
  public record Names(
      List<String> inputs,
      List<String> outputs,
      List<SizeRule> sizes,
      List<DerivedSize> derived,
      List<Contract.Guard> guards) {
    /** Keeps copies; the last two may be null: there is none. */
    public Names {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
      sizes = List.copyOf(sizes);
      derived = derived == null ? List.of() : List.copyOf(derived);
      guards = guards == null ? List.of() : List.copyOf(guards);
    }
  }

  /**
   * What a size of an input must be.
   *
   * @param size its name, or the name and what it must be: {@code "H%16>=48"}
   * @param input the input that it is a size of
   * @param axis of that input
   * @param first the input that has the same size; null where the size is checked by itself
   * @param firstAxis of {@code first}
   */
  public record SizeRule(String size, String input, int axis, String first, int firstAxis) {
    boolean isAbout(Map<String, Port> inputs) {
      return hasAxis(inputs.get(input), axis)
          && (first == null || hasAxis(inputs.get(first), firstAxis));
    }
  }

  /**
   * A size of an input that follows from named ones.
   *
   * @param input the input that it is a size of
   * @param axis of that input
   */
  public record DerivedSize(String input, int axis, Dim size) {
    boolean isAbout(Map<String, Port> inputs) {
      return hasAxis(inputs.get(input), axis);
    }
  }

  private static boolean hasAxis(Port port, int axis) {
    return port != null
        && !port.shape().isUnknown()
        && axis >= 0
        && axis < port.shape().numDimensions();
  }

  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException if the names are not those of the classes
   */
  public ModelCard {
    Objects.requireNonNull(model, "model");
    if (classes < 0 || !classNames.isEmpty() && classNames.size() != classes) {
      throw new IllegalArgumentException(
          "%s of %s"
              .formatted(Counted.of(classNames.size(), "name"), Counted.of(classes, "class")));
    }
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    classNames = List.copyOf(classNames);
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * A card of a model.
   *
   * @param data what tells the classes; null for one that is no classifier
   */
  static ModelCard of(
      String model, Map<String, Names> functions, DataContract data, SavedEncoding rows) {
    return new ModelCard(
        FORMAT,
        model,
        functions,
        data == null ? 0 : data.classes(),
        data == null ? 0 : data.firstClass(),
        data == null ? List.of() : data.classNames(),
        rows,
        Map.of());
  }

  ModelCard with(Map<String, DiskFiles.Sum> sums) {
    return new ModelCard(format, model, functions, classes, firstClass, classNames, rows, sums);
  }

  /** What each class is called: its name, or its label where it has none. */
  public List<String> labels() {
    return classNames.isEmpty()
        ? IntStream.range(firstClass, firstClass + classes).mapToObj(Integer::toString).toList()
        : classNames;
  }
}
