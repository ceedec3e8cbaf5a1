package dev.tenon.processor;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.processor.emit.GeneratedFile;
import dev.tenon.processor.evaluate.Evaluated;
import dev.tenon.processor.evaluate.Evaluation;
import dev.tenon.processor.read.SourceRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Rules of layers among the sources, compiled aside.
 *
 * <p>Their sources may name classes that will be generated. Which these are is known when all
 * models were read, so a model with such rules is read twice.
 */
final class RulesAside implements SourceRules {
  private final Set<String> roots;
  private final Supplier<Optional<Evaluation>> evaluation;
  private List<GeneratedFile> stubs;
  private boolean met;

  /**
   * Rules in sources.
   *
   * @param roots qualified names of the top-level types in sources
   */
  RulesAside(Set<String> roots, Supplier<Optional<Evaluation>> evaluation) {
    this.roots = roots;
    this.evaluation = evaluation;
  }

  /** From now on no rule is loaded. */
  void defer() {
    stubs = null;
    met = false;
  }

  /** From now on rules are loaded; {@code all} are the classes that will be generated. */
  void generating(List<GeneratedFile> all) {
    stubs = all;
  }

  /** Whether a rule was asked for since {@link #defer}. */
  boolean isMet() {
    return met;
  }

  @Override
  public boolean has(TypeElement rule) {
    Element top = rule;
    while (top.getEnclosingElement() instanceof TypeElement outer) {
      top = outer;
    }
    boolean found =
        roots.contains(((TypeElement) top).getQualifiedName().toString())
            && evaluation.get().filter(e -> e.isSource(rule)).isPresent();
    met |= found;
    return found;
  }

  @Override
  public Optional<Class<?>> load(TypeElement rule) {
    if (stubs == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(evaluation.get().orElseThrow().rule(rule, stubs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> T run(Supplier<T> body) {
    Evaluated<Object> evaluated =
        evaluation
            .get()
            .orElseThrow()
            .rules()
            .run(
                () -> {
                  try {
                    return body.get();
                  } catch (Problem problem) {
                    return problem; // which belongs to the annotation
                  }
                });
    if (evaluated.value() instanceof Problem problem) {
      throw problem;
    }
    for (Located located : evaluated.problems()) {
      throw located.problem().placed(located.origin());
    }
    if (evaluated.bug() != null) {
      throw new IllegalStateException(evaluated.bug());
    }
    @SuppressWarnings("unchecked") // what the body gave
    T value = (T) evaluated.value();
    return value;
  }
}
