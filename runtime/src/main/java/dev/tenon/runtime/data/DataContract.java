package dev.tenon.runtime.data;

import dev.tenon.DType;
import dev.tenon.DataSpec;
import dev.tenon.Dims;
import dev.tenon.LabelKind;
import dev.tenon.Notation;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.DataContracts;
import dev.tenon.ir.RowReflection;
import dev.tenon.ir.RowSpec;
import java.util.List;
import java.util.Map;

/**
 * What {@link DataSpec} says of a data set, read and checked.
 *
 * @param input type of an input batch, {@code uint8 N 28 28 1}; all sizes but the first are numbers
 * @param label type of a label batch, {@code int32 N}; all sizes but the first are numbers
 * @param classes how many classes there are; 0 where labels are no classes
 * @param firstClass the label of the first class
 * @param classNames a name for each class, or none
 */
public record DataContract(
    Type input, Type label, int classes, int firstClass, List<String> classNames) {

  /** Nothing at all for each example. */
  private static final Type NO_LABEL = new Type(DType.UINT8, Dims.of("N", 0));

  /**
   * The contract that {@code spec} carries, or that follows from the components of a record with a
   * {@link dev.tenon.Label}.
   *
   * @throws IllegalArgumentException if {@code spec} has no {@link DataSpec}, or one that cannot be
   *     held as examples of one size
   * @throws dev.tenon.Problem if {@code spec} is a record that cannot be a row
   */
  public static DataContract of(Class<?> spec) {
    DataSpec stated = spec.getAnnotation(DataSpec.class);
    if (stated == null) {
      RowSpec row = RowReflection.of(spec);
      if (row != null) {
        return new DataContract(
            Notation.parse(row.input()).type(),
            Notation.parse(row.label()).type(),
            row.classes(),
            0,
            row.classNames());
      }
      throw new IllegalArgumentException(
          "%s states no data contract; annotate it, for instance".formatted(spec.getName())
              + " @DataSpec(input = \"uint8 N 28 28 1\", classes = 10)");
    }
    Problem problem = DataContracts.problem(DataContracts.Stated.of(spec, stated), Map.of());
    if (problem != null) {
      throw new IllegalArgumentException(problem.getMessage(), problem);
    }
    boolean none = stated.kind() == LabelKind.NONE;
    return new DataContract(
        Notation.parse(stated.input()).type(),
        none ? NO_LABEL : Notation.parse(stated.label()).type(),
        stated.classes(),
        stated.firstClass(),
        List.of(stated.classNames()));
  }

  /** Checks that examples have one size, and that the classes make sense. */
  public DataContract {
    checkBatch("input", input);
    checkBatch("label", label);
    classNames = List.copyOf(classNames);
    if (classes < 0) {
      throw new IllegalArgumentException("classes is 0 or more, not " + classes);
    }
    if (classes > 0 && !label.dtype().isInteger() && !label.dtype().isFloating()) {
      throw new IllegalArgumentException(
          "the label of %d classes is an index or probabilities, not \"%s\""
              .formatted(classes, label));
    }
    if (!classNames.isEmpty() && classNames.size() != classes) {
      throw new IllegalArgumentException(
          "%d classes have %d names; name each, or none".formatted(classes, classNames.size()));
    }
  }

  private static void checkBatch(String what, Type type) {
    if (type.rank() == 0 || type.dims().dim(0).isKnown()) {
      throw new IllegalArgumentException(
          "%s \"%s\" has no batch; let the first size be a letter, such as N"
              .formatted(what, type));
    }
    if (!type.dims().slice(1, type.rank()).isKnown()) {
      throw new IllegalArgumentException(
          "%s \"%s\": only the first size may be a letter, examples must have one size"
              .formatted(what, type));
    }
  }

  /** Bytes that the input of one example takes. */
  public int inputBytes() {
    return exampleBytes(input);
  }

  /** Bytes that the label of one example takes. */
  public int labelBytes() {
    return exampleBytes(label);
  }

  private static int exampleBytes(Type type) {
    long elements = type.dims().slice(1, type.rank()).count().known();
    return Math.toIntExact(Math.multiplyExact(elements, type.dtype().bytes()));
  }

  /** Whether {@code label} is that of a class; only for labels that are classes. */
  public boolean isClass(int label) {
    return label >= firstClass && label - (long) firstClass < classes;
  }
}
