package dev.tenon.ir.mend;

import dev.tenon.Tensor;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where one part of a run of a recurrent layer was taken, and the other one fits: {@code
 * last()} in place of {@code outputs()}.
 */
public final class RunParts {
  /** The output of each step. */
  public static final String OUTPUTS = "outputs";

  /** The output of the last step. */
  public static final String LAST = "last";

  private final List<Place> taken;

  /** Of parts that were taken at these places, each with the other part as its input. */
  RunParts(List<Place> taken) {
    this.taken = taken;
  }

  /** The place at which the user took {@code own}, {@code part} of a run, and not the other. */
  public static Place place(String part, Origin origin, Tensor own, Tensor other) {
    int id = own.node().id();
    return new Place(
        origin, new Literals(List.of()), part, part, origin, true, List.of(other), own, id, id + 1);
  }

  /**
   * The other part in place of the one that {@code x} comes from.
   *
   * @param steps whether the output of each step is wanted
   */
  Optional<Candidate> other(Tensor x, boolean steps) {
    Set<Node> before = before(x);
    for (int i = taken.size() - 1; i >= 0; i--) {
      Place place = taken.get(i);
      if (before.contains(place.output().node())) {
        String wanted = steps ? OUTPUTS : LAST;
        return place.kind().equals(wanted)
            ? Optional.empty()
            : Optional.of(
                new Candidate(place, new Remedy.Call("." + wanted + "()", other -> other)));
      }
    }
    return Optional.empty();
  }

  private static Set<Node> before(Tensor x) {
    Deque<Node> open = new ArrayDeque<>(List.of(x.node()));
    Set<Node> before = new HashSet<>(open);
    while (!open.isEmpty()) {
      for (Tensor input : open.pop().inputs()) {
        if (before.add(input.node())) {
          open.push(input.node());
        }
      }
    }
    return before;
  }
}
