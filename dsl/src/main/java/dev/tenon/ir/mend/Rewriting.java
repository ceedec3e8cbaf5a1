package dev.tenon.ir.mend;

import dev.tenon.ir.Origin;

/** How a change that moves what is written is made in the source. */
public sealed interface Rewriting {
  /**
   * A piece of the source.
   *
   * @param at an annotation, or an element with all its annotations
   * @param rest whether it goes on from there to the end of the element
   */
  record Span(Origin at, boolean rest) {
    /** An annotation, or a whole element. */
    public Span(Origin at) {
      this(at, false);
    }
  }

  /** What stands at {@code other} in place of what stands at {@code span}. */
  record By(Span span, Span other) implements Rewriting {}

  /** Nothing in place of what stands at {@code span}. */
  record Without(Span span) implements Rewriting {}

  /** What stands at {@code other} put before {@code span}, too. */
  record Ahead(Span span, Span other) implements Rewriting {}

  /** An element ended and another one begun before {@code span}: {@code Tensor x}. */
  record Parted(Span span, String declared) implements Rewriting {}
}
