package dev.tenon.ir.mend;

import java.util.List;

/**
 * What the user wrote in parentheses of a call of a tensor.
 *
 * @param values in order; those that no change is tried of may be anything
 */
public record Literals(List<Object> values) {
  /** Keeps its own list. */
  public Literals {
    values = List.copyOf(values);
  }
}
