package dev.tenon.ir.mend;

import dev.tenon.Dims;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Tensors side by side where they are added and differ on their last axis. It changes what comes
 * behind, so it is likely only where that is wrong, too.
 */
final class OtherJoin {
  private static final String ADD = "add";

  private static final String CONCAT = "concat";

  private OtherJoin() {}

  /** What to write in the call at {@code place}; null where there is no place. */
  static Optional<Candidate> of(Place place) {
    if (place == null || !place.isCall() || !place.kind().equals(ADD) || !fit(place.inputs())) {
      return Optional.empty();
    }
    Remedy concat = new Remedy.Method(CONCAT, given -> Tenon.concat(given.toArray(Tensor[]::new)));
    return Optional.of(new Candidate(place, concat));
  }

  private static boolean fit(List<Tensor> tensors) {
    Tensor first = tensors.get(0);
    Dims dims = first.dims();
    return dims.rank() > 1
        && tensors.stream()
            .allMatch(
                x ->
                    x.dtype() == first.dtype()
                        && x.dims().rank() == dims.rank()
                        && x.dims().with(-1, dims.dim(-1)).sameAs(dims));
  }

  /** Whether {@code candidate} writes the other join. */
  static boolean is(Candidate candidate) {
    return candidate.remedy() instanceof Remedy.Method other
        && other.name().equals(CONCAT)
        && candidate.place().kind().equals(ADD);
  }
}
