package dev.tenon.processor.read;

import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Type;
import dev.tenon.ir.Declaration;
import dev.tenon.processor.read.Signature.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The functions of a model of the annotation form. */
final class Signatures {
  private Signatures() {}

  static List<Signature> of(Declaration declaration) {
    List<Input> inputs = inputs(declaration);
    List<Declaration.Output> outputs =
        declaration.elements().stream()
            .map(Declaration.Element::output)
            .filter(Objects::nonNull)
            .toList();
    Signature.Result result =
        inputs.size() > 1 && outputs.size() > 1 ? Signature.Result.NAMED : Signature.Result.TENSOR;
    List<Signature> signatures = new ArrayList<>();
    signatures.add(new Signature(Signature.Kind.INFERENCE, "predict", "predict", inputs, result));
    List<Input> labels =
        outputs.stream()
            .filter(output -> output.loss() != null)
            .map(Declaration.Output::label)
            .distinct()
            .map(label -> new Input(label, Optional.empty()))
            .toList();
    if (declaration.data() == null && !labels.isEmpty()) {
      // a model with a data set is trained on that
      List<Input> both = new ArrayList<>(inputs);
      both.addAll(labels);
      signatures.add(
          new Signature(Signature.Kind.OBJECTIVE, "step", "train", both, Signature.Result.TENSOR));
    }
    return signatures;
  }

  private static List<Input> inputs(Declaration declaration) {
    List<Input> declared =
        declaration.elements().stream()
            .filter(element -> element.input() != null)
            .map(e -> new Input(e.name(), type(e.input().text(), declaration.constants())))
            .toList();
    return declared.isEmpty() && declaration.data() != null
        ? List.of(new Input("input", type(declaration.data().input(), declaration.constants())))
        : declared;
  }

  /** What {@code text} says; empty where it cannot be read, which is reported elsewhere. */
  static Optional<Type> type(String text, Map<String, Long> constants) {
    try {
      return Optional.of(Notation.parse(text, constants).type());
    } catch (NotationException malformed) {
      return Optional.empty();
    }
  }
}
