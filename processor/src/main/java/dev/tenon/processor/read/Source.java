package dev.tenon.processor.read;

import dev.tenon.Schedule;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;

/**
 * A model as it was read.
 *
 * @param model the annotated type
 * @param data the data set's class; null where there is none
 * @param declaration what is written
 * @param functions what trainer and predictor can do
 * @param variants the constants that are variants of it; empty where it is one itself
 * @param settings how it is trained by default
 * @param problems what is wrong with the declaration itself
 * @param incomplete whether the compiler could not resolve something, which it reports itself
 * @param checkable whether it makes sense to look further than at the declaration
 * @param constant the variant that this is; empty for a model without variants
 * @param fluent whether it is written in the fluent form, so that it has to be run
 * @param auxiliary whether a class stands in a source file of another name
 */
public record Source(
    TypeElement model,
    ModelNames names,
    TypeElement data,
    Declaration declaration,
    List<Signature> functions,
    List<String> variants,
    Settings settings,
    List<Located> problems,
    boolean incomplete,
    boolean checkable,
    boolean fluent,
    String constant,
    Predicate<TypeElement> auxiliary) {

  /**
   * Defaults of training.
   *
   * @param schedule of the learning rate; {@link Schedule#CONSTANT} where none is named
   */
  public record Settings(int epochs, int batchSize, int accumulate, long seed, Schedule schedule) {}

  /** Whether all elements could be read: what is wrong is said of the model as a whole. */
  public boolean isWhole() {
    return problems.stream()
        .allMatch(
            located ->
                located.origin().token() instanceof Token token && token.element().equals(model));
  }

  /** What classes are generated for: each variant, or the model itself. */
  public List<Source> each() {
    return variants.isEmpty() ? List.of(this) : variants.stream().map(this::variant).toList();
  }

  /** The same with the names of the variant in the constant {@code variant}. */
  public Source variant(String variant) {
    return new Source(
        model,
        names.variant(variant),
        data,
        declaration,
        functions,
        List.of(),
        settings,
        problems,
        incomplete,
        checkable,
        fluent,
        variant,
        auxiliary);
  }
}
