package dev.tenon.processor.read;

import dev.tenon.ir.fluent.Instances;
import java.util.ArrayList;
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

  /** Names of the variant that the constant {@code RESNET_20} is: {@code Resnet20}. */
  public ModelNames variant(String constant) {
    List<String> names = new ArrayList<>(simpleNames);
    names.set(names.size() - 1, Instances.variantName(constant));
    return new ModelNames(packageName, names);
  }
}
