package dev.tenon.ir.mend;

import dev.tenon.Layer;
import dev.tenon.Tensor;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the input that a call was meant to take: one that nothing takes, where another one stands,
 * such as the images in place of their labels. Or the layer, where one is applied twice.
 */
public final class Forgotten {
  /** Layers that are tried; each takes a trace. */
  private static final int MOST_LAYERS = 2;

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

  /**
   * What to write for a layer that is applied twice: another one that nothing applies.
   *
   * @param call that applied it
   * @param failed where it, or a layer of its chain, failed
   * @param layers of the model, by the names of their fields
   */
  public List<Candidate> layers(Origin call, Place failed, Map<String, Layer> layers) {
    String field = field(failed.name());
    Layer written = layers.get(field);
    long applied = places.stream().filter(place -> place.key() == failed.key()).count();
    if (written == null || applied < 2) {
      return List.of();
    }
    Place place =
        new Place(call, null, field, Amendments.APPLY, call, true, failed.inputs(), null, 0, 0);
    return layers.entrySet().stream()
        .filter(other -> places.stream().noneMatch(p -> field(p.name()).equals(other.getKey())))
        .limit(MOST_LAYERS)
        .map(other -> new Remedy.Receiver(written, other.getValue(), other.getKey()))
        .map(remedy -> new Candidate(place, remedy))
        .toList();
  }

  /** The field in which a layer of this path stands. */
  public static String field(String path) {
    return path.replaceFirst("/.*", "");
  }

  private static boolean isInput(Tensor x) {
    return x.node().primitive() instanceof Source.Input;
  }

  /** What the input {@code x} is called. */
  public static String name(Tensor x) {
    return x.node().primitive() instanceof Source.Input input ? input.name() : "";
  }

  /** Whether nothing takes {@code input}. */
  boolean isForgotten(Tensor input) {
    Stream<Tensor> computed =
        input.trace().nodes().stream().flatMap(node -> node.inputs().stream());
    Stream<Tensor> failed = places.stream().flatMap(place -> place.inputs().stream());
    return Stream.concat(computed, failed).noneMatch(other -> other.node() == input.node());
  }
}
