package dev.tenon.ir.mend;

import dev.tenon.Problem;
import dev.tenon.Type;
import java.util.List;
import java.util.Optional;

/** Changes of what a data set says, where that itself is wrong, and no layer behind it. */
public final class GivenData {
  private final List<Place> specs;

  /** Of what {@code specs} say. */
  public GivenData(List<Place> specs) {
    this.specs = List.copyOf(specs);
  }

  /** What to try for {@code problem}. */
  public List<Candidate> of(Problem problem) {
    return problem.wants().stream()
        .flatMap(
            want ->
                specs.stream()
                    .filter(spec -> spec.output().equals(want.tensor()))
                    .flatMap(
                        spec ->
                            meant(want, spec.output().type())
                                .map(type -> new Candidate(spec, new Remedy.Sizes(type)))
                                .stream()))
        .toList();
  }

  private static Optional<Type> meant(Want want, Type said) {
    if (want instanceof Want.Given given) {
      return Optional.of(given.type());
    }
    if (want instanceof Want.Order order) {
      return Optional.of(said.with(said.dims().permute(order.order())));
    }
    if (want instanceof Want.Dtype dtype) {
      boolean indices = dtype.dtype().isInteger() && said.dtype().isFloating();
      return indices ? Optional.of(said.with(dtype.dtype())) : Optional.empty();
    }
    return want instanceof Want.Size size && size.axis() == 0
        ? Optional.of(said.with(said.dims().with(0, size.size())))
        : Optional.empty();
  }
}
