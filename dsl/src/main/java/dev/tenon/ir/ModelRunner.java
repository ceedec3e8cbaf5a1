package dev.tenon.ir;

/**
 * Runs a model's command line; the runtime provides it as a service, so that models need no
 * TensorFlow.
 */
public interface ModelRunner {
  /**
   * Does what {@code args} say with {@code model}.
   *
   * @param variant the constant that is to be trained; empty for a model without variants
   * @return the exit status: 0, or 2 after a mistake of the user's
   */
  int run(Class<?> model, String variant, String... args);
}
