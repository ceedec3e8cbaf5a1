package dev.tenon.ir;

import dev.tenon.Join;
import dev.tenon.Notation;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Declaration.Placed;
import dev.tenon.ir.fluent.Failure;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.ShapeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Traces the elements of a declaration once, in one mode. */
final class ForwardPass {
  private final Declaration declaration;
  private final Wiring wiring;
  private final Trace trace;
  private final Consumer<Located> report;
  private final Map<String, Tensor> values = new HashMap<>();
  private int placed;

  ForwardPass(Declaration declaration, Wiring wiring, Trace trace, Consumer<Located> report) {
    this.declaration = declaration;
    this.wiring = wiring;
    this.trace = trace;
    this.report = report;
  }

  Trace trace() {
    return trace;
  }

  /** The output of {@code element}; null where a mistake left it unknown. */
  Tensor value(Element element) {
    return values.get(element.name());
  }

  void run() {
    boolean declared = declaration.elements().stream().anyMatch(e -> e.input() != null);
    if (!declared && declaration.data() != null) {
      given(declaration.data());
    }
    // inputs first, whatever their order among the layers, so that a function's signature is plain
    for (Element element : declaration.elements()) {
      if (element.input() != null) {
        input(element.name(), element.input());
      }
    }
    for (Element element : wiring.order()) {
      Tensor value = apply(element);
      values.put(element.name(), value);
      if (element.stated() != null) {
        check(element, value);
      }
    }
  }

  private void given(Declaration.Data data) {
    Declaration.Text text = new Declaration.Text(data.input(), data.origin());
    Notation.Parsed stated = read(text, "", "dataSpec");
    if (stated != null) {
      try {
        Tensor input = trace.input(Wiring.INPUT, stated, data);
        values.put(Wiring.DATA, trace.meanings().give(input, data.origin()));
      } catch (Problem problem) {
        report.accept(new Located(problem, data.origin(), false));
      }
    }
  }

  private void input(String name, Declaration.Text text) {
    Notation.Parsed written = read(text, name, "input");
    if (written != null) {
      try {
        Notation.Parsed stated = written.with(trace.amendments().stated(text, written.type()));
        Tensor input = trace.meanings().give(trace.input(name, stated), text.origin());
        values.put(name, input);
        trace.recovery().applied(Place.ofText(text, name, "input", text.origin(), false, input));
      } catch (Problem problem) {
        report.accept(new Located(problem, text.origin(), false));
      }
    }
  }

  /** What {@code source} gives to {@code element}; nothing of it is sure where it is guessed. */
  private Tensor input(Element element, String source) {
    Tensor value = values.get(source);
    if (value == null || !wiring.isGuessed(element, source)) {
      return value;
    }
    Frame frame = new Frame(element.name(), null, element.fromOrigin());
    return trace.recovery().standIn(value.type(), true, true, List.of(value), source, frame);
  }

  private boolean isGuessed(Element element) {
    return wiring.sources(element).stream().anyMatch(source -> wiring.isGuessed(element, source));
  }

  private Tensor apply(Element element) {
    List<String> sources = wiring.sources(element);
    if (sources == null) {
      return null;
    }
    List<Tensor> inputs =
        element.input() != null
            ? java.util.Collections.singletonList(values.get(element.name()))
            : sources.stream()
                .map(source -> input(element, source))
                .collect(java.util.stream.Collectors.toList());
    int index = 0;
    Tensor value = null;
    for (Placed layer : element.layers()) {
      placed++;
      if (index == 0 && inputs.contains(null) || index > 0 && value == null) {
        return null;
      }
      value = apply(element, layer, index == 0 ? inputs : List.of(value));
      index++;
    }
    if (element.layers().isEmpty()) {
      if (inputs.size() > 1) {
        report.accept(
            new Located(
                Problem.of(
                        "ManyInputs",
                        "%s takes %d inputs but has no layer that joins them",
                        element.name(),
                        inputs.size())
                    .fix("add @Add, @Multiply or @Concat"),
                element.fromOrigin(),
                false));
        return null;
      }
      return inputs.get(0);
    }
    return value;
  }

  private Tensor apply(Element element, Placed placedLayer, List<Tensor> inputs) {
    Object layer = placedLayer.layer();
    if (!(layer instanceof Join) && inputs.size() != 1) {
      report.accept(
          new Located(
              Problem.of(
                      "ManyInputs",
                      "%s takes one input, but @From names %d",
                      element.name(),
                      inputs.size())
                  .at("value")
                  .fix("join them first with @Add, @Multiply or @Concat"),
              element.fromOrigin(),
              false));
      return null;
    }
    int first = trace.size();
    Variables.Owner owner =
        new Variables.Owner(
            layer,
            placed,
            element.name(),
            placedLayer.kind(),
            element.formerly(),
            placedLayer.origin(),
            element.frozen() != null);
    Frame frame = new Frame(element.name(), owner, placedLayer.origin());
    try {
      Tensor output =
          trace.within(
              frame,
              () ->
                  Aside.through(
                      trace.amendments().layers(placedLayer, placedLayer.origin(), layer), inputs));
      trace.recovery().applied(place(element, placedLayer, inputs, output, first));
      return output;
    } catch (Problem problem) {
      Place place = place(element, placedLayer, inputs, null, first);
      Problem told = problem.about(element.name()).placed(placedLayer.origin());
      boolean misnamed = inputs.size() > 1 && isGuessed(element);
      if (misnamed && !told.isOfItself()) {
        trace.recovery().drop(told); // of the inputs of a join it is not even known which they are
      } else if (!trace.recovery().follows(told, placedLayer.origin(), inputs)) {
        Supplier<List<Candidate>> others =
            () ->
                new Rewiring(declaration, wiring, values)
                    .of(element, inputs, changed -> trace.recovery().takes(place, changed));
        report.accept(
            new Located(
                trace.recovery().studied(told, place, others), placedLayer.origin(), false));
      }
      return trace.recovery().standIn(told, place, frame);
    } catch (RuntimeException thrown) {
      report.accept(failed(thrown, element, placedLayer));
      return null;
    }
  }

  private Place place(
      Element element, Placed placed, List<Tensor> inputs, Tensor output, int first) {
    return new Place(
        placed,
        placed.layer(),
        element.name(),
        placed.kind(),
        placed.origin(),
        false,
        inputs,
        output,
        first,
        trace.size());
  }

  private static Located failed(RuntimeException thrown, Element element, Placed placed) {
    if (placed.layer().getClass().getPackageName().equals("dev.tenon")) {
      if (!(thrown instanceof ArithmeticException)) {
        throw thrown;
      }
      return new Located(
          Problem.of("SizeOverflow", "%s has sizes beyond 64 bits", element.name())
              .fix("use smaller sizes"),
          placed.origin(),
          false);
    }
    Problem problem = Failure.of(thrown);
    Origin origin = problem.origin();
    if (origin.token() != null) {
      return new Located(problem.explained("applied by " + element.name()), origin, false);
    }
    return new Located(
        Problem.of(problem.id(), "%s fails: %s", element.name(), problem.getMessage())
            .explained(problem.explanation())
            .explained("at " + origin.place()),
        placed.origin(),
        false);
  }

  private void check(Element element, Tensor value) {
    Notation.Parsed written = read(element.stated(), element.name(), "shape");
    if (written == null || value == null) {
      return;
    }
    Type type = trace.amendments().stated(element.stated(), written.type());
    Notation.Parsed stated = new Notation.Parsed(type, written.facts(), true);
    Origin origin = element.stated().origin();
    try {
      trace.record(
          () -> {
            Require.stated(stated, value, element.name(), () -> misstated(element, type, value));
            return null;
          });
    } catch (Problem problem) {
      if (trace.recovery().follows(problem, origin, List.of(value))) {
        return;
      }
      Problem studied =
          trace.recovery().stated(problem.at("value"), element.stated(), type, value, origin);
      report.accept(new Located(studied, origin, false));
    }
  }

  private static Problem misstated(Element element, Type stated, Tensor value) {
    return Problem.of(
            "StatedShape",
            "%s is stated to be [%s] but is [%s]",
            element.name(),
            stated,
            value.type())
        .fix(Recovery.restating(value.type()));
  }

  private Notation.Parsed read(Declaration.Text text, String name, String kind) {
    try {
      return new ShapeText(text, name, kind, text.origin())
          .read(text.text(), declaration.constants(), trace.amendments());
    } catch (Problem malformed) {
      report.accept(new Located(malformed, text.origin(), false));
      return null;
    }
  }
}
