package dev.tenon.processor.read;

import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.TypeElement;

/** Rules of layers that stand in the sources being compiled. */
public interface SourceRules {
  /** Whether {@code rule} is such a rule, and this compiler can run it. */
  boolean has(TypeElement rule);

  /** The class of {@code rule}; empty where it does not compile, which the compiler says itself. */
  Optional<Class<?>> load(TypeElement rule);

  /** Runs {@code body}, which calls such a rule. */
  <T> T run(Supplier<T> body);
}
