package dev.tenon.ir;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reports what is frozen without having weights, and a model of which nothing is left to train. */
public final class FrozenCheck {
  private FrozenCheck() {}

  /**
   * What is wrong with freezing {@code weights}, all that it freezes.
   *
   * @param name what is frozen
   * @param origin where that is said
   */
  public static Optional<Located> of(String name, Collection<Variable> weights, Origin origin) {
    return weights.isEmpty()
        ? Optional.of(
            new Located(
                Problem.of("FrozenNothing", "%s is frozen, but has no weights", name)
                    .fix("do not freeze it"),
                origin,
                false))
        : Optional.empty();
  }

  /**
   * What is wrong with a model whose training may move no weight.
   *
   * @param origins where something is frozen
   */
  public static Located nothingLeft(String model, List<Origin> origins) {
    return new Located(
        Problem.of("AllFrozen", "%s has nothing to train: all its weights are frozen", model)
            .fix("let one layer learn, such as the last one"),
        origins.get(origins.size() - 1),
        false);
  }
}
