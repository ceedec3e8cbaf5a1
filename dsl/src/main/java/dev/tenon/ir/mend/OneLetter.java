package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds one letter for what two letters name, such as a batch of N examples and one of M. */
final class OneLetter {
  private OneLetter() {}

  /**
   * The inputs among {@code places} that say {@code written} state {@code other} in its place,
   * where that is the letter that was written before.
   */
  static Optional<Candidate> same(List<Place> places, Dim written, Dim other) {
    if (!isLetter(written) || !isLetter(other)) {
      return Optional.empty();
    }
    List<Place> texts = places.stream().filter(Place::isText).toList();
    List<Place> later = texts.stream().filter(text -> says(text, written)).toList();
    boolean before =
        texts.stream()
            .filter(text -> says(text, other))
            .anyMatch(text -> !later.isEmpty() && text.first() < later.get(0).first());
    if (!before || later.stream().anyMatch(text -> says(text, other))) {
      return Optional.empty();
    }
    List<Candidate> all = later.stream().map(text -> stating(text, written, other)).toList();
    return Optional.of(
        new Candidate(all.get(0).place(), all.get(0).remedy(), all.subList(1, all.size())));
  }

  private static boolean isLetter(Dim dim) {
    return dim.names().size() == 1 && dim.equals(Dim.named(dim.names().iterator().next()));
  }

  private static boolean says(Place text, Dim letter) {
    String name = letter.names().iterator().next();
    Dims dims = text.output().dims();
    for (int axis = 0; axis < dims.rank(); axis++) {
      if (dims.dim(axis).names().equals(Set.of(name))) {
        return true;
      }
    }
    return false;
  }

  private static Candidate stating(Place text, Dim written, Dim other) {
    Type type = text.output().type();
    Dims dims = type.dims();
    Map<String, Dim> renamed = Map.of(written.names().iterator().next(), other);
    for (int axis = 0; axis < dims.rank(); axis++) {
      dims = dims.with(axis, dims.dim(axis).substitute(renamed));
    }
    return new Candidate(text, new Remedy.Sizes(type.with(dims)));
  }
}
