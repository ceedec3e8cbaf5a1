package dev.tenon.ir.fluent;

import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A layer whose options are wrong, or that is missing. It fails where it is applied, where
 * something can stand in for it.
 */
public final class Refused implements Layer {
  private final Class<?> annotation;
  private final List<Object> values;
  private final Deferred mistake;

  private Refused(Class<?> annotation, List<Object> values, Deferred mistake) {
    this.annotation = annotation;
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
    this.mistake = mistake;
  }

  /**
   * The layer of {@code annotation} with these values for its options, in order.
   *
   * @throws Problem {@code problem}, where nobody would tell it later
   */
  public static Layer of(Class<?> annotation, List<Object> values, Problem problem) {
    return new Refused(annotation, values, Deferred.of(problem));
  }

  /**
   * What stands for a layer, or layers, that nobody knows.
   *
   * @throws Problem {@code problem}, where nobody would tell it later
   */
  public static Layer unknown(Problem problem) {
    return of(null, List.of(), problem);
  }

  /** Whose options are wrong; null for a layer that nobody knows. */
  Class<?> annotation() {
    return annotation;
  }

  /** The value of the option at {@code index}. */
  Object value(int index) {
    return values.get(index);
  }

  /** What is wrong, said of the layer's kind; somebody tells it. */
  public Problem problem() {
    return mistake.problem();
  }

  @Override
  public Tensor apply(Tensor x) {
    throw problem();
  }
}
