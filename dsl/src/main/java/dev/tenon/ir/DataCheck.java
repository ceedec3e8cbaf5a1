package dev.tenon.ir;

import dev.tenon.Loss;
import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reports inputs and labels that do not fit together or not to the data set, which gives one input
 * and one label.
 */
final class DataCheck {
  private final Declaration declaration;
  private final Consumer<Located> report;
  private final Map<String, Type> labels = new HashMap<>();

  DataCheck(Declaration declaration, Consumer<Located> report) {
    this.declaration = declaration;
    this.report = report;
  }

  /** Checks the elements that are inputs, whose sizes {@code change} may say otherwise. */
  void inputs(Amendments change) {
    Declaration.Data data = declaration.data();
    if (data == null) {
      return;
    }
    List<Element> inputs =
        declaration.elements().stream().filter(element -> element.input() != null).toList();
    if (inputs.size() > 1) {
      problem(
          Problem.of(
                  "ManyInputs", "%s gives one input, but there are %d", data.name(), inputs.size())
              .fix("remove data from @Model, and train with the trainer's step"),
          inputs.get(1).input().origin());
    } else if (inputs.size() == 1) {
      Optional<Type> given = type(data.input());
      Declaration.Text text = inputs.get(0).input();
      Optional<Type> read = type(text.text()).map(type -> change.stated(text, type));
      if (given.isPresent() && read.isPresent() && !given.equals(read)) {
        Place place = Place.ofText(text, inputs.get(0).name(), "input", text.origin());
        problem(
            Problem.of(
                    "InputType",
                    "%s is [%s], but %s gives [%s]",
                    inputs.get(0).name(),
                    read.get(),
                    data.name(),
                    given.get())
                .at("value")
                .fix("remove @Input: the data set says it")
                .found(List.of(), List.of(new Candidate(place, new Remedy.Sizes(given.get())))),
            text.origin());
      }
    }
  }

  /** Checks what {@code element}, an output, is trained with; whether that makes sense. */
  boolean output(Element element, Loss loss, Type prediction) {
    Declaration.Output marked = element.output();
    Origin origin = marked == null ? element.origin() : marked.origin();
    if (marked != null && !(marked.weight() > 0 && marked.weight() < Double.POSITIVE_INFINITY)) {
      return problem(
          Problem.of("NotPositive", "has weight = %s; that must be above 0", marked.weight())
              .about(element.name())
              .at("weight")
              .fix("remove weight for 1, or write a number above 0"),
          origin);
    }
    Declaration.Data data = declaration.data();
    if (loss == null && data == null) {
      return false;
    }
    Loss meant = meant(loss);
    boolean compared = meant != null && label(element, meant.label(prediction), origin);
    if (loss == null && !compared) {
      Head.Unstated unstated = unstated(element); // else it is told with what is compared
      List<Candidate> counted =
          data == null ? List.of() : MeantLabels.counted(data, prediction, declaration.constants());
      problem(
          counted.isEmpty()
              ? unstated.problem()
              : unstated
                  .problem()
                  .fix("say how many there are: " + counted.get(0).text(origin))
                  .found(List.of(), counted),
          origin);
    }
    return compared;
  }

  /** {@code loss}, or what is most probably meant where there is none; null where it may be any. */
  Loss meant(Loss loss) {
    Declaration.Data data = declaration.data();
    boolean numbers = loss == null && data != null && data.kind().implied() == null;
    return numbers ? data.kind().usual() : loss;
  }

  /** That {@code element} names no loss, and the data imply none. */
  Head.Unstated unstated(Element element) {
    Declaration.Data data = declaration.data();
    Problem problem =
        Problem.of(
                "NoLoss",
                "%s has no loss: %s has no classes, so none is implied",
                element.name(),
                data.name())
            .fix("put @Output(loss = Loss.MEAN_SQUARED_ERROR) or another on it");
    Loss usual = meant(null);
    List<Candidate> losses =
        usual == null
            ? List.of()
            : Stream.of(usual, Loss.MEAN_ABSOLUTE_ERROR)
                .flatMap(loss -> stating(element, loss).stream())
                .toList();
    return new Head.Unstated(problem.found(List.of(), losses), losses);
  }

  private static Optional<Candidate> stating(Element element, Loss loss) {
    Declaration.Output marked = element.output();
    if (marked != null) {
      Place place = Place.ofText(marked, element.name(), "output", marked.origin());
      return Optional.of(new Candidate(place, new Remedy.Write("loss", loss)));
    }
    List<Declaration.Placed> layers = element.layers();
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    Origin last = layers.get(layers.size() - 1).origin();
    Place place = Place.ofText(element, element.name(), "output", last);
    return Optional.of(new Candidate(place, new Remedy.Trained(loss)));
  }

  private boolean label(Element element, Type type, Origin origin) {
    String label = label(element);
    if (label.isBlank()) {
      return problem(
          Problem.of("LabelName", "%s has a label without a name", element.name())
              .at("label")
              .fix("write @Output(label = \"" + element.name() + "Label\")"),
          origin);
    }
    if (declaration.elements().stream()
        .anyMatch(e -> e.input() != null && e.name().equals(label))) {
      return problem(
          Problem.of(
                  "LabelName",
                  "%s is compared with the label \"%s\", but an input is called so",
                  element.name(),
                  label)
              .at("label")
              .fix("write another name: @Output(label = \"" + label + "Label\")"),
          origin);
    }
    Type other = labels.putIfAbsent(label, type);
    if (other != null && !other.equals(type)) {
      return problem(
          Problem.of(
                  "LabelType",
                  "%s needs \"%s\" to be [%s], but another output needs [%s]",
                  element.name(),
                  label,
                  type,
                  other)
              .at("label")
              .fix("give it a label of its own: @Output(label = \"" + element.name() + "Label\")"),
          origin);
    }
    Declaration.Data data = declaration.data();
    if (data == null) {
      return true;
    }
    if (labels.size() > 1) {
      return problem(
          Problem.of(
                  "ManyLabels",
                  "%s is compared with \"%s\", but %s gives one label, \"%s\"",
                  element.name(),
                  label,
                  data.name(),
                  labels.keySet().stream().filter(l -> !l.equals(label)).findFirst().orElseThrow())
              .at("label")
              .fix("remove label, or remove data from @Model and train with the trainer's step"),
          origin);
    }
    return true;
  }

  /** The name of the label that {@code output} is compared with. */
  static String label(Element output) {
    return output.output() == null ? "label" : output.output().label();
  }

  private Optional<Type> type(String text) {
    try {
      return Optional.of(Notation.parse(text, declaration.constants()).type());
    } catch (NotationException malformed) {
      return Optional.empty(); // reported where it is used
    }
  }

  private boolean problem(Problem problem, Origin origin) {
    report.accept(new Located(problem, origin, false));
    return false;
  }
}
