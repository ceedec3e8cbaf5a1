package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.LabelKind;
import dev.tenon.Loss;
import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a data set was probably meant to say of its labels, where these fit no prediction. */
final class MeantLabels {
  private final Declaration.Data data;
  private final Type said;

  private MeantLabels(Declaration.Data data, Type said) {
    this.data = data;
    this.said = said;
  }

  /** What {@code data}, which may be null, say of their labels; empty where that is no type. */
  static Optional<Type> type(Declaration.Data data, Map<String, Long> constants) {
    if (data == null || data.label().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Notation.parse(data.label(), constants).type());
    } catch (NotationException malformed) {
      return Optional.empty(); // reported where it is written
    }
  }

  /** What to try where {@code prediction} does not fit the labels of {@code data}. */
  static List<Candidate> of(
      Declaration.Data data, Tensor prediction, Loss loss, Map<String, Long> constants) {
    return type(data, constants)
        .map(said -> new MeantLabels(data, said).meant(prediction, loss).stream())
        .map(types -> types.map(type -> candidate(data, new Remedy.Sizes(type))).toList())
        .orElse(List.of());
  }

  /** The number of classes, of which indices are said and no number, as {@code prediction} has. */
  static List<Candidate> counted(
      Declaration.Data data, Type prediction, Map<String, Long> constants) {
    boolean open = data.kind() == LabelKind.CLASSES && data.classes() == 0;
    Dims dims = prediction.dims();
    boolean scores =
        open
            && dims.rank() > 1
            && dims.dim(-1).isKnown()
            && dims.known(-1) > 1
            && type(data, constants).map(Type::rank).orElse(0) == dims.rank() - 1;
    return scores
        ? List.of(candidate(data, new Remedy.Write("classes", (int) dims.known(-1))))
        : List.of();
  }

  private static Candidate candidate(Declaration.Data data, Remedy remedy) {
    return new Candidate(Place.ofLabels(data, null), remedy);
  }

  private List<Type> meant(Tensor prediction, Loss loss) {
    Dims needed = loss.label(prediction.type()).dims();
    Dims given = said.dims();
    Type indices = said.with(needed);
    if (isOfEachClass(prediction.dims())) {
      return List.of(said.with(DType.FLOAT32), indices); // as one hot, or an index alone
    }
    boolean column =
        given.rank() == needed.rank() + 1
            && given.dim(-1).sameAs(Dim.of(1))
            && given.slice(0, needed.rank()).sameAs(needed);
    boolean fewer =
        given.rank() < needed.rank()
            && (given.rank() == 0 || needed.rank() > 2 && !needed.dim(-1).equals(Dim.of(1)))
            && given.sameAs(needed.slice(0, given.rank()));
    boolean sides = given.rank() == needed.rank() && given.rank() > 2;
    return column || fewer || sides ? List.of(indices) : List.of();
  }

  /** Whether indices are said to be a number for each class. */
  private boolean isOfEachClass(Dims prediction) {
    return data.kind() == LabelKind.CLASSES
        && data.classes() > 0
        && said.rank() > 1
        && said.dims().sameAs(prediction);
  }
}
