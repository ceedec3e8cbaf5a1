package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Reshape;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what shape texts were probably meant to say in which an axis is missing, or in which there
 * is one too many.
 *
 * <p>All that takes such a tensor trips over it. So these changes are tried where several problems
 * are left, of which one is about a number of axes, and are kept where they mend several.
 */
public final class Restated {
  private static final Dim BATCH = Dim.named("N");
  private static final Dim STEPS = Dim.named("T");
  private static final Dim ROWS = Dim.named("H");
  private static final Dim COLUMNS = Dim.named("W");
  private static final Dim ONE = Dim.of(1);

  private final List<Place> texts;
  private final List<Tensor> shorter = new ArrayList<>(); // of which an axis is too many
  private final List<Tensor> longer = new ArrayList<>(); // of which an axis is missing
  private final List<Tensor> all; // of which it is a problem
  private final List<Want> wants;

  /** Of {@code problem} at {@code place}, or at none, where {@code texts} state what it is of. */
  public Restated(List<Place> texts, Problem problem, Place place) {
    this.texts = texts.stream().filter(text -> !text.name().isEmpty()).toList();
    wants = problem.wants();
    List<Tensor> given = place == null ? List.of() : place.inputs();
    all = new ArrayList<>(given);
    problem.causes().forEach(cause -> all.add(cause.tensor()));
    for (Want want : wants) {
      if (want instanceof Want.Rank rank) {
        look(want.tensor(), rank.rank(), given);
      } else if (want instanceof Want.Ordered ordered) {
        look(want.tensor(), ordered.order().size(), List.of());
      } else if (want instanceof Want.Longer) {
        longer.add(want.tensor());
      }
    }
    if (given.size() == 1) {
      problem.remedies().forEach(remedy -> look(remedy, given.get(0)));
    }
    List<Tensor> ranks =
        problem.causes().stream()
            .filter(cause -> cause.what() == Cause.What.RANK)
            .map(Cause::tensor)
            .distinct()
            .toList();
    if (ranks.size() == 1 && shorter.isEmpty()) {
      longer.addAll(ranks);
    }
    for (Tensor one : ranks) {
      for (Tensor other : ranks) {
        if (one.dims().rank() < other.dims().rank()) {
          longer.add(one);
          shorter.add(other);
        }
      }
    }
  }

  /** Notes that {@code x} should have {@code rank} axes, or what has so many as few as it has. */
  private void look(Tensor x, int rank, List<Tensor> given) {
    boolean more = rank > x.dims().rank();
    (more ? longer : shorter).add(x);
    given.stream()
        .filter(other -> other.dims().rank() == rank)
        .forEach((more ? shorter : longer)::add);
  }

  /** Notes that {@code x} should have as many axes as a reshape before the layer would give it. */
  private void look(Remedy remedy, Tensor x) {
    if (remedy instanceof Remedy.Before before && before.layer() == Reshape.class) {
      int rank = before.required().get(0).toString().split(" ").length;
      if (rank != x.dims().rank()) {
        look(x, rank, List.of());
      }
    }
  }

  /** What is worth trying, the likeliest first. */
  public List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    if (texts.isEmpty()) {
      return candidates;
    }
    Set<Node> beforeAny = before(all);
    Set<Node> beforeLonger = before(longer);
    Set<Node> beforeShorter = before(shorter);
    for (Place text : texts) {
      Node node = text.output().node();
      Set<Dims> meant = new LinkedHashSet<>();
      if (isInput(text) && beforeAny.contains(node)) {
        batchFirst(text).ifPresent(meant::add);
      } else if (!isInput(text)) {
        meant.addAll(sized(text));
      }
      if (beforeLonger.contains(node)) {
        meant.addAll(withMore(text));
      }
      if (beforeShorter.contains(node)) {
        meant.addAll(withFewer(text));
      }
      if (beforeAny.contains(node)) {
        meant.addAll(withoutOne(text.output().dims()));
      }
      Type stated = text.output().type();
      meant.stream()
          .map(dims -> new Candidate(text, new Remedy.Sizes(stated.with(dims))))
          .forEach(candidates::add);
    }
    candidates.sort(Comparator.comparing(candidate -> !isWithoutNumber(candidate)));
    return candidates;
  }

  private static Set<Node> before(Collection<Tensor> tensors) {
    Deque<Node> open = new ArrayDeque<>();
    tensors.forEach(x -> open.add(x.node()));
    Set<Node> before = new HashSet<>(open);
    while (!open.isEmpty()) {
      open.poll().inputs().stream().map(Tensor::node).filter(before::add).forEach(open::add);
    }
    return before;
  }

  private static boolean isInput(Place text) {
    return text.output().node().primitive() instanceof Source.Input;
  }

  // ---- an axis more

  private Set<Dims> withMore(Place text) {
    Dims stated = text.output().dims();
    Set<Dims> all = new LinkedHashSet<>(alike(text, 1));
    if (!isInput(text)) {
      return all;
    }
    ChannelsFirst.ofOneImage(stated).ifPresent(all::add);
    if (!stated.toList().contains(BATCH)) {
      all.add(stated.prepend(batch(text)));
    }
    int rank = stated.rank();
    boolean image = rank == 3 && stated.dim(1).isKnown();
    if (image && !stated.dim(1).equals(stated.dim(2))) {
      all.add(stated.insert(1, stated.dim(1)));
    }
    Dim missing = stated.toList().contains(COLUMNS) ? ROWS : STEPS;
    boolean named = !image && rank > 0 && !stated.toList().contains(missing);
    if (named) {
      all.add(stated.insert(1, missing));
    }
    all.add(stated.append(ONE));
    return all;
  }

  /** What is stored with a size more that a row of it should have, as a table of as many rows. */
  private List<Dims> sized(Place text) {
    return wants.stream()
        .filter(want -> want instanceof Want.Size && want.tensor().equals(text.output()))
        .map(Want.Size.class::cast)
        .map(want -> text.output().dims().insert(want.axis(), want.size()))
        .toList();
  }

  /** How the batch is called of the inputs beside {@code text}. */
  private Dim batch(Place text) {
    return texts.stream()
        .filter(other -> other != text && isInput(other))
        .map(other -> other.output().dims())
        .filter(dims -> dims.rank() > 0 && !dims.dim(0).equals(text.output().dims().dim(0)))
        .map(dims -> dims.dim(0))
        .findFirst()
        .orElse(BATCH);
  }

  /** What others state that has {@code more} axes more than {@code text}, and is else the same. */
  private List<Dims> alike(Place text, int more) {
    Dims stated = text.output().dims();
    return texts.stream()
        .filter(other -> isInput(other) == isInput(text))
        .map(other -> other.output().dims())
        .filter(dims -> dims.rank() == stated.rank() + more)
        .filter(
            dims ->
                more > 0
                    ? without(dims).anyMatch(stated::equals)
                    : without(stated).anyMatch(dims::equals))
        .distinct()
        .toList();
  }

  private static Stream<Dims> without(Dims dims) {
    return IntStream.range(0, dims.rank()).mapToObj(axis -> dims.without(List.of(axis)));
  }

  /** The batch before a letter, where the name that everybody gives it stands behind that. */
  private static Optional<Dims> batchFirst(Place text) {
    Dims stated = text.output().dims();
    boolean behind = stated.toList().indexOf(BATCH) == 1 && !stated.dim(0).isKnown();
    return behind ? Optional.of(stated.with(0, BATCH).with(1, stated.dim(0))) : Optional.empty();
  }

  // ---- an axis less

  /** Whether a number is left out so that another text states the same. */
  private boolean isWithoutNumber(Candidate candidate) {
    Dims now = ((Remedy.Sizes) candidate.remedy()).type().dims();
    Dims before = candidate.place().output().dims();
    return now.rank() < before.rank()
        && alike(candidate.place(), -1).contains(now)
        && now.names().equals(before.names());
  }

  private Set<Dims> withFewer(Place text) {
    Dims stated = text.output().dims();
    List<Dim> sizes = stated.toList();
    Set<Dims> all = new LinkedHashSet<>(alike(text, -1));
    if (sizes.indexOf(BATCH) == 1) {
      all.add(stated.without(List.of(0)));
    }
    IntStream axes = IntStream.range(isInput(text) ? 1 : 0, stated.rank());
    axes.boxed()
        .sorted(Comparator.comparingInt(axis -> needed(sizes, axis)))
        .map(axis -> stated.without(List.of(axis)))
        .forEach(all::add);
    return all;
  }

  /** An axis of 1 left out, or put last among the axes of an image, where its channels stand. */
  private static List<Dims> withoutOne(Dims stated) {
    List<Dims> all = new ArrayList<>();
    for (int axis = 1; axis < stated.rank(); axis++) {
      if (stated.dim(axis).equals(ONE)) {
        Dims without = stated.without(List.of(axis));
        if (stated.rank() == 4 && axis < 3) {
          all.add(without.append(ONE));
        }
        all.add(without);
      }
    }
    return all;
  }

  /** How probably an axis is meant: one of 1 or of a size that is there before is not. */
  private static int needed(List<Dim> sizes, int axis) {
    boolean last = axis == sizes.size() - 1;
    Dim size = sizes.get(axis);
    return size.equals(ONE) && !last
        ? 0
        : sizes.indexOf(size) < axis && !size.isKnown() ? 1 : last ? 4 : size.isKnown() ? 3 : 2;
  }
}
