package dev.tenon.ir.mend;

import dev.tenon.Tensor;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the input that a call was meant to take: one that nothing takes, where another one stands,
 * such as the images in place of their labels.
 */
public final class Forgotten {
  private final List<Place> places;

  /** Of a function with these layers and calls, those that failed included. */
  public Forgotten(List<Place> places) {
    this.places = places;
  }

  /** What to write in the call at {@code place}; null where there is no place. */
  public List<Candidate> of(Place place) {
    List<Candidate> candidates = new ArrayList<>();
    if (place == null || !place.isCall() || place.origin().caller() != null) {
      return candidates; // the names in a helper are its own
    }
    for (int i = 0; i < place.inputs().size(); i++) {
      Tensor taken = place.inputs().get(i);
      if (!isInput(taken)) {
        continue;
      }
      for (String name : taken.trace().inputs().keySet()) {
        if (isForgotten(taken.trace().inputs().get(name))) {
          candidates.add(new Candidate(place, new Remedy.Variable(i, name)));
        }
      }
    }
    return candidates;
  }

  /** What to write in the call that applied a layer to {@code inputs}, which failed. */
  public List<Candidate> ofApplied(Origin call, List<Tensor> inputs) {
    return of(Place.ofCall(Amendments.APPLY, call, inputs, null));
  }

  private static boolean isInput(Tensor x) {
    return x.node().primitive() instanceof Source.Input;
  }

  /** What the input {@code x} is called. */
  public static String name(Tensor x) {
    return x.node().primitive() instanceof Source.Input input ? input.name() : "";
  }

  private boolean isForgotten(Tensor input) {
    Stream<Tensor> computed =
        input.trace().nodes().stream().flatMap(node -> node.inputs().stream());
    Stream<Tensor> failed = places.stream().flatMap(place -> place.inputs().stream());
    return Stream.concat(computed, failed).noneMatch(other -> other.node() == input.node());
  }
}
