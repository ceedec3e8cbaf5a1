package dev.tenon.ir.mend;

import dev.tenon.Problem;
import dev.tenon.Tensor;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last layers of a model that are missing together with what says how they are trained: both
 * are gone with one element.
 */
public final class MissingEnd {
  private MissingEnd() {}

  /**
   * {@code layers} behind the one that gave {@code x}, unless that was meant to be the last or is
   * about as wide as they are.
   */
  public static List<Candidate> of(Tensor x, List<Remedy.Added> layers, List<Place> places) {
    return layers.isEmpty() || Missing.isNear(x.dims().dim(-1), Missing.learning(layers).required())
        ? List.of()
        : new Missing(places).after(new Want.Layers(x, layers)).stream().toList();
  }

  /**
   * Layers that {@code problem} wants behind the last one, unless that was meant to be the last.
   *
   * @param places the layers that were applied
   * @param losses what says a loss, the likeliest first
   */
  public static List<Candidate> of(Problem problem, List<Place> places, List<Candidate> losses) {
    Missing missing = new Missing(places);
    return losses.stream()
        .limit(1)
        .flatMap(
            loss ->
                problem.wants().stream()
                    .filter(Want.Layers.class::isInstance)
                    .map(Want.Layers.class::cast)
                    .flatMap(
                        want ->
                            Stream.of(missing.after(want), missing.afterActivated(want))
                                .flatMap(candidate -> candidate.stream()))
                    .map(end -> new Candidate(end.place(), end.remedy(), List.of(loss))))
        .toList();
  }

  /** The loss by which the layers are trained that {@code candidate} puts last; null for none. */
  public static Remedy.Trained trained(Candidate candidate) {
    return candidate.remedy() instanceof Remedy.After
            && candidate.also().size() == 1
            && candidate.also().get(0).remedy() instanceof Remedy.Trained trained
        ? trained
        : null;
  }
}
