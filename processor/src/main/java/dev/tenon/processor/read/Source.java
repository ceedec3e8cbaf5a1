package dev.tenon.processor.read;

import dev.tenon.Schedule;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A model as it was read.
 *
 * @param model the annotated type
 * @param data the data set's class; null where there is none
 * @param declaration what is written
 * @param settings how it is trained by default
 * @param problems what is wrong with the declaration itself
 * @param incomplete whether the compiler could not resolve something, which it reports itself
 * @param checkable whether it makes sense to look further than at the declaration
 */
public record Source(
    TypeElement model,
    ModelNames names,
    TypeElement data,
    Declaration declaration,
    Settings settings,
    List<Located> problems,
    boolean incomplete,
    boolean checkable) {

  /**
   * Defaults of training.
   *
   * @param schedule of the learning rate; {@link Schedule#CONSTANT} where none is named
   */
  public record Settings(int epochs, int batchSize, long seed, Schedule schedule) {}
}
