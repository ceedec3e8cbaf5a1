package dev.tenon.ir;

import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries what a layer would give, in traces of their own that leave nothing in that of the model.
 */
final class Aside {
  private final Trace trace;

  Aside(Trace trace) {
    this.trace = trace;
  }

  /** An empty trace, to try something in. */
  Trace scratch() {
    Variables own = new Variables(trace.variables().ownership());
    Trace scratch = new Trace(own, trace.training(), trace.floatType());
    scratch.define(trace.constants());
    return scratch;
  }

  /** What {@code layer} gives in place of the one at {@code place}; empty where that fails. */
  Optional<Type> applied(Place place, Object layer) {
    Trace scratch = scratch();
    List<Tensor> inputs = new ArrayList<>();
    for (Tensor input : place.inputs()) {
      inputs.add(scratch.input("input" + inputs.size(), input.type()));
    }
    Variables.Owner owner = new Variables.Owner(layer, 0, place.name(), place.kind());
    Frame frame = new Frame(place.name(), owner, place.origin());
    try {
      return Optional.of(scratch.within(frame, () -> through(List.of(layer), inputs)).type());
    } catch (Problem | ArithmeticException impossible) {
      return Optional.empty();
    }
  }

  /** What the layer at {@code place} gives of an input of {@code type}; empty where that fails. */
  Optional<Type> applied(Place place, Type type) {
    if (!(place.layer() instanceof Layer)) {
      return Optional.empty();
    }
    return applied(place.of(List.of(scratch().input("input", type))), place.layer());
  }

  /** What the layer at {@code place} gives with {@code remedy}; empty where that fails. */
  Optional<Type> given(Place place, Remedy remedy) {
    try {
      List<Object> now = trace.amendments().layers(place.key(), place.origin(), place.layer());
      Object layer = now.size() == 1 ? now.get(0) : place.layer();
      List<Object> layers = Amendments.changed(layer, remedy);
      if (layers.isEmpty()) {
        return Optional.of(place.inputs().get(0).type());
      }
      Optional<Type> first = applied(place, layers.get(0));
      if (layers.size() == 1 || first.isEmpty()) {
        return first;
      }
      Tensor between = scratch().input("between", first.get());
      return applied(place.of(List.of(between)), layers.get(1));
    } catch (Problem impossible) {
      return Optional.empty();
    }
  }

  /** The output of {@code layers}, the first of which may join its inputs. */
  static Tensor through(List<Object> layers, List<Tensor> inputs) {
    List<Tensor> values = inputs;
    for (Object layer : layers) {
      values =
          List.of(
              layer instanceof Join join
                  ? join.apply(values)
                  : ((Layer) layer).apply(values.get(0)));
    }
    return values.get(0);
  }
}
