package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Declaration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes of what a data set says, where that itself is wrong, and no layer behind it. */
public final class GivenData {
  private final List<Place> specs;
  private final Optional<Type> labels;

  /** Of what {@code specs} say, beside {@code labels}. */
  public GivenData(List<Place> specs, Optional<Type> labels) {
    this.specs = List.copyOf(specs);
    this.labels = labels;
  }

  /** {@code data}, which may be null, with what {@code change} says of their labels. */
  public static Declaration.Data said(Declaration.Data data, Amendments change) {
    Declaration.Data changed = data;
    for (Candidate candidate : data == null ? List.<Candidate>of() : change.candidates()) {
      if (!candidate.place().key().equals(Place.labels(data))) {
        continue;
      }
      if (candidate.remedy() instanceof Remedy.Sizes sizes) {
        changed = changed.labelled(sizes.text());
      } else if (candidate.remedy() instanceof Remedy.Write write
          && write.value() instanceof Integer classes) {
        changed = changed.counted(classes);
      }
    }
    return changed;
  }

  /** What to try for {@code problem}. */
  public List<Candidate> of(Problem problem) {
    Stream<Candidate> wanted =
        problem.wants().stream()
            .flatMap(
                want ->
                    specs.stream()
                        .filter(spec -> spec.output().equals(want.tensor()))
                        .flatMap(
                            spec ->
                                meant(want, spec.output().type())
                                    .map(type -> new Candidate(spec, new Remedy.Sizes(type)))
                                    .stream()));
    return Stream.concat(wanted, asLabels(false)).toList();
  }

  /**
   * An input of images that are as large as the labels, where that makes them larger: windows make
   * images smaller by themselves.
   */
  public List<Candidate> larger() {
    return asLabels(true).toList();
  }

  private Stream<Candidate> asLabels(boolean larger) {
    return specs.stream()
        .filter(spec -> spec.option().equals("input"))
        .flatMap(
            spec ->
                labels.flatMap(each -> SameInput.sized(spec, List.of(each))).stream()
                    .filter(type -> isLarger(type, spec.output().type()) == larger)
                    .map(type -> new Candidate(spec, new Remedy.Sizes(type))));
  }

  private static boolean isLarger(Type images, Type other) {
    return images.dims().known(1) > other.dims().known(1);
  }

  /**
   * The batch first, where what is said has no batch and each layer behind it lacks an axis. A data
   * set that cannot be changed may be told so, too: nothing in the model is to be put right.
   */
  public List<Candidate> batched(Problem problem) {
    return problem.wants().stream()
        .filter(Want.Rank.class::isInstance)
        .map(Want.Rank.class::cast)
        .filter(want -> want.rank() == want.tensor().dims().rank() + 1)
        .flatMap(
            want ->
                specs.stream()
                    .filter(spec -> isOne(spec.output().type()))
                    .filter(spec -> isLedTo(want.tensor(), spec.output())))
        .map(spec -> new Candidate(spec, new Remedy.Sizes(batched(spec.output().type()))))
        .distinct()
        .toList();
  }

  /** Whether {@code candidate} is such a change. */
  public static boolean isBatched(Candidate candidate) {
    return candidate.place().isSpec()
        && candidate.place().output() != null
        && candidate.remedy() instanceof Remedy.Sizes sizes
        && sizes.type().equals(batched(candidate.place().output().type()));
  }

  private static Type batched(Type said) {
    return said.with(said.dims().prepend(Dim.named("N")));
  }

  /** Whether it may be one example. */
  private static boolean isOne(Type said) {
    return said.rank() > 0 && said.dims().isKnown();
  }

  /** Whether {@code x} was made of {@code spec} alone, as by looking its indices up in a table. */
  private static boolean isLedTo(Tensor x, Tensor spec) {
    Tensor made = x;
    while (made.node() != spec.node()) {
      List<Tensor> inputs = made.node().inputs();
      List<Tensor> indices = inputs.stream().filter(i -> i.dtype().isInteger()).toList();
      List<Tensor> of = inputs.size() == 1 ? inputs : indices;
      if (of.size() != 1) {
        return false;
      }
      made = of.get(0);
    }
    return made.equals(spec);
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
    return want instanceof Want.Size size && size.axis() < said.rank()
        ? Optional.of(said.with(said.dims().with(size.axis(), size.size())))
        : Optional.empty();
  }
}
