package dev.tenon.runtime.data;

import dev.tenon.DType;
import dev.tenon.DataSpec;
import dev.tenon.Dims;
import dev.tenon.LabelKind;
import dev.tenon.Notation;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.Counted;
import dev.tenon.ir.DataContracts;
import dev.tenon.ir.RowReflection;
import dev.tenon.ir.RowSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What {@link DataSpec} says of a data set, read and checked.
 *
 * @param input type of an input batch, {@code uint8 N 28 28 1}; all sizes but the first are numbers
 * @param label type of a label batch, {@code int32 N}; all sizes but the first are numbers
 * @param classes how many classes there are; 0 where labels are no classes
 * @param firstClass the label of the first class
 * @param classNames a name for each class, or none
 * @param ignored the label of what has none; empty where all have one
 */
public record DataContract(
    Type input,
    Type label,
    int classes,
    int firstClass,
    List<String> classNames,
    OptionalInt ignored) {

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
            row.classNames(),
            OptionalInt.empty());
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
        List.of(stated.classNames()),
        Arrays.stream(stated.ignored()).findFirst());
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
          "the label of %s is an index or probabilities, not \"%s\""
              .formatted(Counted.of(classes, "class"), label));
    }
    if (!classNames.isEmpty() && classNames.size() != classes) {
      throw new IllegalArgumentException(
          "%s and %s; name each class, or none"
              .formatted(Counted.of(classes, "class"), Counted.of(classNames.size(), "name")));
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
  public boolean isClass(long label) {
    return label >= firstClass && label - firstClass < classes;
  }

  /** Name of the class with this index, from 0; its label where classes have no names. */
  public String className(int index) {
    return index < classNames.size()
        ? classNames.get(index)
        : String.valueOf((long) firstClass + index);
  }

  /** Whether {@code label} says that there is none. */
  boolean isIgnored(long label) {
    return ignored.isPresent() && label == ignored.getAsInt();
  }

  /** Whether labels are indices of classes, not their probabilities, and not something else. */
  boolean hasIndices() {
    return classes > 0 && label.dtype().isInteger();
  }

  /** How many labels an example has: one for each of its steps or pixels. */
  int labelsEach() {
    return labelBytes() / label.dtype().bytes();
  }

  /** Number {@code index} of the labels in {@code stored} where that is 0 or 1; else -1. */
  int truthAt(ByteBuffer stored, int index) {
    double number =
        switch (label.dtype()) {
          case FLOAT32 -> stored.getFloat(index * Float.BYTES);
          case FLOAT64 -> stored.getDouble(index * Double.BYTES);
          case UINT8, BOOL -> stored.get(index);
          case INT32, INT64 -> labelAt(stored, index);
          default -> -1;
        };
    return number == 0 || number == 1 ? (int) number : -1;
  }

  /** Number {@code index} of the labels in {@code stored}, which are indices of classes. */
  long labelAt(ByteBuffer stored, int index) {
    return switch (label.dtype()) {
      case UINT8 -> Byte.toUnsignedLong(stored.get(index));
      case INT64 -> stored.getLong(index * Long.BYTES);
      default -> stored.getInt(index * Integer.BYTES);
    };
  }
}
