package dev.tenon.ir.fluent;

import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A layer whose options are wrong. The model is built with it all the same, so that other mistakes
 * are told, too; it fails where it is applied, where something can stand in for it.
 */
public final class Refused implements Layer {
  private static final ThreadLocal<List<Refused>> DEFERRED = new ThreadLocal<>();

  private final Class<?> annotation;
  private final List<Object> values;
  private final Problem problem;
  private final Origin origin;
  private boolean told;

  private Refused(Class<?> annotation, List<Object> values, Problem problem) {
    this.annotation = annotation;
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
    this.problem = problem;
    this.origin = Places.here();
  }

  /**
   * The layer of {@code annotation} with these values for its options, in order.
   *
   * @throws Problem {@code problem}, where nobody would tell it later
   */
  static Layer of(Class<?> annotation, List<Object> values, Problem problem) {
    List<Refused> deferred = DEFERRED.get();
    if (deferred == null) {
      throw problem;
    }
    Refused refused = new Refused(annotation, values, problem);
    deferred.add(refused);
    return refused;
  }

  /**
   * What {@code body} does, which builds models and traces them.
   *
   * @param untold takes the problems of layers that were never applied
   */
  public static <T> T deferring(Supplier<T> body, Consumer<Located> untold) {
    List<Refused> before = DEFERRED.get();
    List<Refused> deferred = new ArrayList<>();
    DEFERRED.set(deferred);
    try {
      T result = body.get();
      deferred.stream()
          .filter(refused -> !refused.told)
          .map(
              refused -> new Located(refused.problem.placed(refused.origin), refused.origin, false))
          .forEach(untold);
      return result;
    } finally {
      DEFERRED.set(before);
    }
  }

  /** Whose options are wrong. */
  Class<?> annotation() {
    return annotation;
  }

  /** The value of the option at {@code index}. */
  Object value(int index) {
    return values.get(index);
  }

  /** What is wrong, said of the layer's kind; somebody tells it. */
  public Problem problem() {
    told = true;
    return problem;
  }

  @Override
  public Tensor apply(Tensor x) {
    throw problem();
  }
}
