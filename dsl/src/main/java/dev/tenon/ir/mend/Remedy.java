package dev.tenon.ir.mend;

import dev.tenon.Tensor;
import dev.tenon.Type;
import java.lang.annotation.Annotation;
import java.util.List;

/** A change at one place of a model. */
public sealed interface Remedy {
  /** Another value for an option: a number, a list of numbers or an enum constant. */
  record Write(String option, Object value) implements Remedy {}

  /** The option left to its default. */
  record Remove(String option) implements Remedy {}

  /** A layer put before the one that stands there; {@code required} has no default. */
  record Before(Class<? extends Annotation> layer, List<Object> required) implements Remedy {
    /** Keeps its own list. */
    public Before {
      required = List.copyOf(required);
    }
  }

  /** A layer put after the one that stands there; {@code required} has no default. */
  record After(Class<? extends Annotation> layer, List<Object> required) implements Remedy {
    /** Keeps its own list. */
    public After {
      required = List.copyOf(required);
    }
  }

  /**
   * A convolution of 1 x 1 on one input of a join, so that the others fit it.
   *
   * @param input which one, counted from 0
   */
  record Shortcut(int input, int filters, int stride) implements Remedy {}

  /** Another name among those that feed an element, counted from 0. */
  record Name(int index, String name) implements Remedy {}

  /** The layer left out. */
  record Drop() implements Remedy {}

  /**
   * Another literal in parentheses of the user's own call.
   *
   * @param index which one, counted from 0
   * @param told how it is told; empty for the value alone
   */
  record Argument(int index, Object value, String told) implements Remedy {}

  /** Another axis as argument {@code index} of the user's own call. */
  static Argument axis(int index, int axis) {
    return new Argument(index, axis, "axis " + axis);
  }

  /** Other sizes in a shape text. */
  record Sizes(Type type) implements Remedy {}

  /** Another value for an option of the last layer that has it and that {@code x} comes from. */
  record Earlier(Tensor x, String option, Object value) implements Remedy {}
}
