package dev.tenon.runtime.serve;

import java.util.List;

/**
 * What a classifier says of one example.
 *
 * @param label of the likeliest class, as the data set numbers it
 * @param name of that class; its label where classes have no names
 * @param probabilities of all classes, in their order
 * @param names of all classes, in the same order
 */
public record Classification(
    int label, String name, List<Float> probabilities, List<String> names) {
  /** Keeps copies. */
  public Classification {
    probabilities = List.copyOf(probabilities);
    names = List.copyOf(names);
  }

  /** How likely the likeliest class is, from 0 to 1. */
  public float probability() {
    return probabilities.stream().max(Float::compare).orElse(0f);
  }

  /** {@code "7 (99.8 %)"}. */
  @Override
  public String toString() {
    return "%s (%.1f %%)".formatted(name, 100 * probability());
  }
}
