package dev.tenon;

import dev.tenon.ir.Gradients;
import dev.tenon.ir.ModelRunner;
import java.util.List;
import java.util.ServiceLoader;

/** What model classes import statically. */
public final class Tenon {
  private Tenon() {}

  /**
   * Trains {@code model} as its command line says; a model's {@code main} is this one line.
   *
   * <p>{@code --help} lists the options. Ends the process with status 2 after a mistake of the
   * user's.
   *
   * @param model a class with {@link Model}, compiled with Tenon's processor
   */
  public static void run(Class<?> model, String... args) {
    ModelRunner runner =
        ServiceLoader.load(ModelRunner.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "tenon-runtime is not on the class path; add the dependency dev.tenon:tenon-runtime"));
    int status = runner.run(model, args);
    if (status != 0) {
      System.exit(status);
    }
  }

  /**
   * The gradient of the sum of {@code y} towards {@code x}, of the type of {@code x}; it can be
   * differentiated again.
   *
   * @throws Problem if {@code y} does not depend on {@code x}
   */
  public static Tensor gradient(Tensor y, Tensor x) {
    Tensor gradient = Gradients.of(y, List.of(x)).get(0);
    if (gradient == null) {
      throw Problem.of("NoGradient", "%s does not depend on %s", y, x);
    }
    return gradient;
  }
}
