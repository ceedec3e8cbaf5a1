package dev.tenon.ir;

import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.fluent.Branches;
import dev.tenon.ir.fluent.Composite;
import dev.tenon.ir.fluent.Failure;
import dev.tenon.ir.fluent.Ownership;
import dev.tenon.ir.fluent.Part;
import dev.tenon.ir.fluent.Refused;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Derivation;
import dev.tenon.ir.mend.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Applies the layers of a model of the fluent form where they were placed: what they compute is
 * named after that place, and what is wrong with them is told of it.
 */
final class Placing {
  private final Trace trace;
  private final Recovery recovery;
  private final List<Costing.Applied> applied = new ArrayList<>();

  Placing(Trace trace, Recovery recovery) {
    this.trace = trace;
    this.recovery = recovery;
  }

  /** The outputs of the layers that were placed, in order. */
  List<Costing.Applied> applied() {
    return List.copyOf(applied);
  }

  /**
   * What {@code body} gives of the layer of {@code part} and the first of {@code inputs}; see
   * {@link Trace#place}.
   */
  <R> R place(
      Part part,
      List<Tensor> inputs,
      BiFunction<Layer, Tensor, R> body,
      Function<R, Tensor> output,
      Function<Tensor, R> standIn) {
    Amendments amendments = trace.amendments();
    if (!amendments.isEmpty()) {
      Tensor other = amendments.applied(inputs.get(0), Places::here);
      if (other != inputs.get(0)) {
        List<Tensor> changed = new ArrayList<>(inputs);
        changed.set(0, other);
        return place(part, changed, body, output, standIn);
      }
    }
    if (trace.recording() != trace) {
      throw Problem.of("ForeignTensor", "%s uses a tensor of one function in another", part.kind())
          .fix("hand it over as a parameter");
    }
    Frame frame = frame(part, inputs.get(0));
    int first = trace.size();
    R result;
    try {
      result = trace.within(frame, () -> through(layers(part), inputs.get(0), body));
    } catch (ArithmeticException overflow) {
      Optional<Problem> problem = Failure.ofCall(frame.scope(), overflow);
      if (part.isUsers() || problem.isEmpty()) {
        throw overflow;
      }
      Place at = at(part, frame, inputs, null, first);
      return standIn.apply(recovered(problem.get().placed(part.origin()), at, frame));
    } catch (Problem problem) {
      if (part.isUsers() || problem.isPlaced()) {
        throw problem;
      }
      Place at = at(part, frame, inputs, null, first);
      boolean named = part.layer() instanceof Refused refused && refused.problem() == problem;
      Problem told = (named ? problem : problem.about(frame.scope())).placed(part.origin());
      return standIn.apply(recovered(told, at, frame));
    }
    Tensor shown = output.apply(result);
    boolean single = !(part.layer() instanceof Composite);
    if (single || part.layer() instanceof Branches) {
      applied.add(new Costing.Applied(frame.scope(), part.kind(), shown.type()));
    }
    if (single) {
      recovery.applied(at(part, frame, inputs, shown, first));
    }
    return result;
  }

  /** Applies a layer that is tried beside the one that is written, with weights of its own. */
  Tensor beside(Layer layer, Tensor x) {
    Frame here = trace.frame();
    String path = here.scope() + Derivation.TRIED;
    Variables.Owner owner = new Variables.Owner(layer, 0, path, "tried");
    return trace.within(new Frame(path, owner, here.origin()), () -> layer.apply(x));
  }

  /** How what the layer of {@code part} computes is named. */
  private Frame frame(Part part, Tensor input) {
    Ownership ownership = trace.variables().ownership();
    String path = ownership.path(part);
    Frame around = trace.frame();
    String outer = around == null ? "" : around.scope();
    String scope = path != null ? path : outer.isEmpty() ? part.kind() : outer + "/" + part.kind();
    return new Frame(scope, ownership.owner(part.layer()), part.origin(), part.isUsers(), input);
  }

  /** The layer of {@code part}, or what is tried in its place. */
  private List<Object> layers(Part part) {
    return trace.amendments().layers(part, part.origin(), part.layer());
  }

  private static <R> R through(List<Object> layers, Tensor x, BiFunction<Layer, Tensor, R> body) {
    if (layers.isEmpty()) {
      return body.apply(y -> y, x);
    }
    int last = layers.size() - 1;
    Tensor before = Aside.through(layers.subList(0, last), List.of(x));
    if (layers.get(last) instanceof Refused refused) {
      throw refused.problem();
    }
    return body.apply((Layer) layers.get(last), before);
  }

  private Place at(Part part, Frame frame, List<Tensor> inputs, Tensor output, int first) {
    return new Place(
        part,
        part.layer(),
        frame.scope(),
        part.kind(),
        part.origin(),
        true,
        inputs,
        output,
        first,
        trace.size());
  }

  /** Reports {@code told}, or throws it where nobody listens; gives what the layer was meant to. */
  private Tensor recovered(Problem told, Place place, Frame frame) {
    if (trace.report() == null) {
      throw told;
    }
    recovery.failed(place);
    // what its options are follows from no input
    boolean follows =
        !(place.layer() instanceof Refused)
            && recovery.follows(told, told.origin(), place.inputs());
    Problem studied = follows ? told : recovery.studied(told.appliedAt(Places.here()), place);
    Tensor standIn = recovery.standIn(told, place, frame);
    if (!follows) {
      trace.report().accept(new Declaration.Located(studied, studied.origin(), false));
    }
    return standIn;
  }
}
