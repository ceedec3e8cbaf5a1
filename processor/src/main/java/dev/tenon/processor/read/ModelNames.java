package dev.tenon.processor.read;

import java.util.List;

/**
 * How a model and the classes generated for it are called.
 *
 * @param packageName empty for the unnamed package
 * @param simpleNames of the model, the outermost class first
 */
public record ModelNames(String packageName, List<String> simpleNames) {
  /** The model's own name. */
  public String model() {
    return simpleNames.get(simpleNames.size() - 1);
  }

  /** Name of a generated class: {@code Outer_Model} and what it is. */
  public String generated(String what) {
    return String.join("_", simpleNames) + what;
  }
}
