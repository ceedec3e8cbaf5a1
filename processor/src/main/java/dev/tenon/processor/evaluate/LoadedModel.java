package dev.tenon.processor.evaluate;

import dev.tenon.ir.Declaration.Located;
import java.util.List;
import java.util.function.Function;

/** A model that was compiled aside and may be run. */
public final class LoadedModel {
  private final String name;
  private final String simpleName;
  private final Classes classes;
  private final List<Located> problems;
  private final int timeoutSeconds;

  LoadedModel(
      String name, String simpleName, Classes classes, List<Located> problems, int timeoutSeconds) {
    this.name = name;
    this.simpleName = simpleName;
    this.classes = classes;
    this.problems = problems;
    this.timeoutSeconds = timeoutSeconds;
  }

  /**
   * What it does that the compiler cannot do in its place; where there is any, it cannot be run.
   */
  public List<Located> problems() {
    return problems;
  }

  /**
   * Gives the model's class to {@code body}, which may run it.
   *
   * <p>The body runs on a thread of its own, with places that lead to the user's source.
   */
  public <T> Evaluated<T> run(Function<Class<?>, T> body) {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(simpleName + " must not be run");
    }
    ModelLoader loader = new ModelLoader(classes);
    return new Sandbox(simpleName, classes, loader, timeoutSeconds)
        .run(() -> body.apply(Class.forName(name, true, loader)));
  }
}
