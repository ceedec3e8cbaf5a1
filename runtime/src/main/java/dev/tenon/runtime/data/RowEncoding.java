package dev.tenon.runtime.data;

import dev.tenon.ir.RowReflection;
import dev.tenon.ir.RowSpec;
import dev.tenon.ir.RowSpec.Feature;
import dev.tenon.ir.RowSpec.Kind;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a row of a table becomes numbers: what stands at {@link dev.tenon.Label}, with the means and
 * standard deviations of some rows. Immutable. What a model was trained with must be used when it
 * predicts: checkpoints and saved models keep it, and {@link dev.tenon.runtime.Predictor#encoding}
 * gives it back.
 *
 * @param <R> the record that is a row
 */
public final class RowEncoding<R extends Record> {
  private final Class<R> row;
  private final RowSpec spec;
  private final List<Method> accessors;
  private final Method label;
  // For each number of the input; 0 and 1 where it is taken as it is.
  private final double[] means;
  private final double[] deviations;

  private RowEncoding(Class<R> row, RowSpec spec) {
    this.row = row;
    this.spec = spec;
    this.accessors = spec.features().stream().map(f -> accessor(row, f.name())).toList();
    this.label = accessor(row, spec.target().name());
    int width = spec.isBytes() ? 0 : spec.width();
    means = new double[width];
    deviations = new double[width];
    Arrays.fill(deviations, 1);
  }

  /**
   * With the statistics of {@code rows}.
   *
   * @param row a record with a component that is a {@link dev.tenon.Label}
   * @throws IllegalArgumentException if it is none
   */
  public static <R extends Record> RowEncoding<R> of(Class<R> row, List<R> rows) {
    RowSpec spec = RowReflection.of(row);
    if (spec == null) {
      throw new IllegalArgumentException(
          "%s is no row of a table; put @Label on the component that is to be predicted"
              .formatted(row.getName()));
    }
    RowEncoding<R> encoding = new RowEncoding<>(row, spec);
    if (!spec.isBytes() && !rows.isEmpty()) {
      encoding.measure(rows);
    }
    return encoding;
  }

  /**
   * The encoding that {@code saved} is of, for rows of {@code row}.
   *
   * @param model that was trained with it, for messages
   * @throws UserError if the record has other columns; the message lists them
   * @throws IllegalArgumentException if it is no row of a table
   */
  public static <R extends Record> RowEncoding<R> of(
      Class<R> row, SavedEncoding saved, String model) {
    RowEncoding<R> encoding = of(row, List.of());
    saved.check(encoding.spec, model);
    for (int i = 0; i < encoding.means.length; i++) {
      encoding.means[i] = saved.means().get(i);
      encoding.deviations[i] = saved.deviations().get(i);
    }
    return encoding;
  }

  /** The encoding of {@code data} to be saved; empty where that is no rows of a table. */
  public static Optional<SavedEncoding> saved(Dataset<?> data) {
    return data.examples() instanceof RowExamples<?> rows
        ? Optional.of(rows.encoding().saved())
        : Optional.empty();
  }

  /** This without the record. */
  public SavedEncoding saved() {
    return new SavedEncoding(
        spec.name(),
        spec.features(),
        spec.target(),
        Arrays.stream(means).boxed().toList(),
        Arrays.stream(deviations).boxed().toList());
  }

  /** That of {@code data}, made by {@link Dataset} of rows, and of what was made of it. */
  @SuppressWarnings("unchecked") // Dataset makes row examples of rows of its own class
  public static <R extends Record> RowEncoding<R> of(Dataset<R> data) {
    if (data.examples() instanceof RowExamples<?> rows && rows.encoding().row == data.spec()) {
      return (RowEncoding<R>) rows.encoding();
    }
    throw new IllegalArgumentException(data + " are no rows of a table");
  }

  private static Method accessor(Class<?> row, String name) {
    for (RecordComponent component : row.getRecordComponents()) {
      if (component.getName().equals(name)) {
        component.getAccessor().setAccessible(true);
        return component.getAccessor();
      }
    }
    throw new IllegalStateException(row + " has no " + name);
  }

  private void measure(List<R> rows) {
    double[] values = new double[means.length];
    long[] counts = new long[means.length];
    for (R each : rows) {
      raw(each, values);
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          means[i] += values[i];
          counts[i]++;
        }
      }
    }
    for (int i = 0; i < means.length; i++) {
      means[i] /= Math.max(1, counts[i]);
    }
    double[] squares = new double[means.length];
    for (R each : rows) {
      raw(each, values);
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          squares[i] += (values[i] - means[i]) * (values[i] - means[i]);
        }
      }
    }
    int at = 0;
    for (Feature feature : spec.features()) {
      boolean scaled = feature.kind() == Kind.NUMBER || feature.kind() == Kind.NUMBERS;
      for (int i = at; i < at + feature.width(); i++) {
        boolean flag = feature.kind() == Kind.NUMBER && i > at;
        double deviation = Math.sqrt(squares[i] / Math.max(1, counts[i]));
        if (!scaled || flag) {
          means[i] = 0;
        } else if (deviation > 0) {
          deviations[i] = deviation;
        }
      }
      at += feature.width();
    }
  }

  /** A name for each number of the input, such as {@code port=CHERBOURG}. */
  public List<String> inputNames() {
    return spec.inputNames();
  }

  /** What is subtracted from each number of the input; none for bytes. */
  public double[] means() {
    return means.clone();
  }

  /** What each number of the input is divided by after that; none for bytes. */
  public double[] deviations() {
    return deviations.clone();
  }

  /**
   * The input for {@code rows}, one row after the other, whose labels do not matter.
   *
   * @throws IllegalStateException if the input is bytes, which the rows have as they are
   */
  public float[] encode(List<R> rows) {
    if (spec.isBytes()) {
      throw new IllegalStateException("%s holds bytes, not numbers".formatted(row.getSimpleName()));
    }
    float[] encoded = new float[Math.multiplyExact(rows.size(), means.length)];
    double[] values = new double[means.length];
    for (int r = 0; r < rows.size(); r++) {
      raw(rows.get(r), values);
      for (int i = 0; i < values.length; i++) {
        encoded[r * means.length + i] = scaled(values, i);
      }
    }
    return encoded;
  }

  /** {@link #encode} as a batch of the model's input; also of rows that hold bytes. */
  public Value batch(List<R> rows) {
    DataContract contract = DataContract.of(row);
    long[] sizes = new long[contract.input().rank()];
    sizes[0] = rows.size();
    for (int axis = 1; axis < sizes.length; axis++) {
      sizes[axis] = contract.input().dims().known(axis);
    }
    if (!spec.isBytes()) {
      return Value.of(encode(rows), sizes);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(rows.size(), contract.inputBytes()));
    rows.forEach(each -> putInput(each, bytes));
    return Value.of(bytes.array(), sizes);
  }

  RowEncoding<R> fittedTo(List<R> rows) {
    return of(row, rows);
  }

  void putInput(R from, ByteBuffer target) {
    if (spec.isBytes()) {
      byte[] bytes = (byte[]) value(accessors.get(0), from);
      check(spec.features().get(0), bytes.length);
      target.put(bytes);
      return;
    }
    double[] values = new double[means.length];
    raw(from, values);
    for (int i = 0; i < values.length; i++) {
      target.putFloat(scaled(values, i));
    }
  }

  private float scaled(double[] values, int i) {
    return Double.isNaN(values[i]) ? 0 : (float) ((values[i] - means[i]) / deviations[i]);
  }

  void putLabel(R from, ByteBuffer target) {
    Object value = value(label, from);
    if (value == null) {
      throw new IllegalStateException(from + " has no label");
    }
    switch (spec.target().kind()) {
      case CATEGORY -> target.putInt(((Enum<?>) value).ordinal());
      case TRUTH -> target.putInt((Boolean) value ? 1 : 0);
      default -> {
        if (spec.classes() > 0) {
          target.putInt((Integer) value);
        } else {
          target.putFloat(((Number) value).floatValue());
        }
      }
    }
  }

  /** The numbers of a row before they are scaled; NaN where there is none. */
  private void raw(R from, double[] values) {
    int at = 0;
    for (int f = 0; f < accessors.size(); f++) {
      Feature feature = spec.features().get(f);
      Object value = value(accessors.get(f), from);
      if (value == null && !feature.missing()) {
        throw new IllegalArgumentException(
            "%s of %s has no value".formatted(feature.name(), row.getSimpleName()));
      }
      switch (feature.kind()) {
        case NUMBER -> values[at] = value == null ? Double.NaN : ((Number) value).doubleValue();
        case TRUTH -> values[at] = value != null && (Boolean) value ? 1 : 0;
        case CATEGORY -> {
          Arrays.fill(values, at, at + feature.width(), 0);
          values[at + ((Enum<?>) value).ordinal()] = 1;
        }
        default -> {
          float[] numbers = (float[]) value;
          check(feature, numbers.length);
          for (int i = 0; i < numbers.length; i++) {
            values[at + i] = numbers[i];
          }
        }
      }
      if (feature.missing()) {
        values[at + 1] = value == null ? 1 : 0;
      }
      at += feature.width();
    }
  }

  private void check(Feature feature, int length) {
    if (length != feature.columns()) {
      throw new IllegalArgumentException(
          "%s of %s has %d numbers, not %d"
              .formatted(feature.name(), row.getSimpleName(), length, feature.columns()));
    }
  }

  private static Object value(Method accessor, Object from) {
    try {
      return accessor.invoke(from);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(accessor + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each number of the input with what is done to it. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    List<String> names = inputNames();
    for (int i = 0; i < means.length; i++) {
      lines.add("%s: less %s, divided by %s".formatted(names.get(i), means[i], deviations[i]));
    }
    return String.join("\n", lines);
  }
}
