package dev.tenon.processor.emit;

import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Type;
import dev.tenon.ir.Declaration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The inputs of a model, as far as its declaration alone tells. */
final class ModelInputs {
  private ModelInputs() {}

  /**
   * An input.
   *
   * @param type empty where its shape text cannot be read
   */
  record Input(String name, Optional<Type> type) {}

  static List<Input> of(Declaration declaration) {
    List<Input> declared =
        declaration.elements().stream()
            .filter(element -> element.input() != null)
            .map(element -> input(element.name(), element.input().text(), declaration))
            .toList();
    return declared.isEmpty() && declaration.data() != null
        ? List.of(input("input", declaration.data().input(), declaration))
        : declared;
  }

  private static Input input(String name, String text, Declaration declaration) {
    try {
      return new Input(
          name,
          Optional.of(
              Notation.parse(
                      text,
                      constant -> {
                        Long value = declaration.constants().get(constant);
                        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
                      })
                  .type()));
    } catch (NotationException malformed) {
      return new Input(name, Optional.empty());
    }
  }
}
