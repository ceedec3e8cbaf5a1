package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A reshape to sizes that hold more elements or fewer, and what may have been meant. */
public record Regrown(Type from, Dims to) {
  /** How what one step has is called, by the number of axes with the batch. */
  private static final Map<Integer, String> STEPS = Map.of(4, "h w c", 3, "s c");

  /** Places that are tried for an axis that is missing; each takes a trace. */
  private static final int MOST_PLACES = 2;

  /** Sizes that were meant where those that are written cannot be read. */
  public static Set<Dims> meant(Type from, Optional<Dims> guessed) {
    Regrown regrown = new Regrown(from, guessed.orElse(Dims.SCALAR));
    Set<Dims> meant = new LinkedHashSet<>();
    guessed.ifPresent(sizes -> regrown.add(sizes, meant));
    guessed.flatMap(regrown::split).ifPresent(meant::add);
    meant.addAll(
        guessed.isEmpty() || regrown.losesBatch()
            ? regrown.batched()
            : regrown.mended(regrown.to()));
    return meant;
  }

  Problem problem() {
    for (int axis = 0; axis < to.rank(); axis++) {
      if (to.dim(axis).isKnown() && to.known(axis) < 1) {
        return unsized(axis);
      }
    }
    Dim before = from.dims().count();
    Problem problem =
        losesBatch()
            ? Problem.of(
                "ReshapeBatch",
                "leaves out the batch: it makes [%s] of [%s], which has %s examples",
                to,
                from,
                from.dims().dim(0))
            : Problem.of(
                "ReshapeCount",
                "cannot reshape [%s] to [%s]: %s elements are not %s",
                from,
                to,
                before,
                to.count());
    problem =
        problem
            .once((told, inputs) -> told.because(inputs.get(0), grouped()))
            .fix("write sizes that multiply to " + before)
            .standIn(from.with(losesBatch() ? batched().iterator().next() : to));
    if (losesBatch() && to.rank() > 0 && !to.dim(0).isKnown()) {
      problem = problem.once((told, inputs) -> told.wants(inputs.get(0), 0, to.dim(0)));
    }
    Optional<Dims> square = square();
    if (square.isPresent()) {
      problem =
          problem.once(
              (told, inputs) -> told.wants(new Want.Led(inputs.get(0), square.get(), true)));
    }
    int[] grouped = grouped();
    if (grouped.length == 1 && !losesBatch()) {
      Optional<Dim> wanted = to.count().dividedBy(from.dims().with(grouped[0], 1).count());
      problem =
          wanted.isEmpty()
              ? problem
              : problem.once((told, inputs) -> told.wants(inputs.get(0), grouped[0], wanted.get()));
    }
    if (mergesSteps()) {
      Dims merged = to.with(0, from.dims().dim(0).times(from.dims().dim(1)));
      String names = STEPS.get(to.rank());
      String axes = "n t %1$s -> (n t) %1$s".formatted(names);
      return problem
          .standIn(from.with(merged))
          .explained("steps are examples of their own then: [%s]".formatted(merged))
          .orCall(".rearrange(\"" + axes + "\")", x -> x.rearrange(axes));
    }
    for (Dims sizes : losesBatch() ? batched() : likely()) {
      problem = problem.orArgument(0, sizes.toString());
    }
    return problem;
  }

  /** Whether the steps of sequences, each with these sizes, are to be examples of their own. */
  private boolean mergesSteps() {
    return STEPS.containsKey(to.rank())
        && from.rank() == to.rank() + 1
        && !from.dims().dim(0).isKnown()
        && to.dim(0).equals(from.dims().dim(0))
        && from.dims().slice(2, from.rank()).equals(to.slice(1, to.rank()));
  }

  /** A problem of -1 along an axis, which others write for what is left. */
  private Problem unsized(int axis) {
    boolean batch = axis == 0 && from.rank() > 0 && !from.dims().dim(0).isKnown();
    Optional<Dims> left =
        batch
            ? split(to.with(0, from.dims().dim(0)))
            : from.dims().count().dividedBy(to.with(axis, 1).count()).map(d -> to.with(axis, d));
    return Problem.of(
            "ReshapeCount", "cannot reshape [%s] to [%s]: %s is no size", from, to, to.dim(axis))
        .once((told, inputs) -> told.because(inputs.get(0)))
        .fix(left.map("write what is left: [%s]"::formatted).orElse("write each size"))
        .standIn(from.with(left.orElse(from.dims())));
  }

  /** The same of a layer whose option {@code value} is the sizes. */
  public Problem problemOfLayer() {
    Problem problem = problem().at("value");
    for (Dims sizes : losesBatch() ? batched() : likely()) {
      problem = problem.orWrite("value", sizes.toString());
    }
    return problem;
  }

  /** Whether the first axis of the input is a named size that the output does not have. */
  private boolean losesBatch() {
    return from.rank() > 0
        && !from.dims().dim(0).isKnown()
        && !to.names().containsAll(from.dims().dim(0).names());
  }

  /** The images that would give as many steps, where a row of patches is made of images. */
  private Optional<Dims> square() {
    Dims dims = from.dims();
    boolean patches =
        dims.rank() == 4 && to.rank() == 3 && to.dim(1).isKnown() && to.dim(2).equals(dims.dim(3));
    long side = patches ? Math.round(Math.sqrt(to.known(1))) : 0;
    return patches && side * side == to.known(1)
        ? Optional.of(dims.with(1, side).with(2, side))
        : Optional.empty();
  }

  /** The axes that are not kept in front. */
  private int[] grouped() {
    int kept = 0;
    while (kept < Math.min(from.rank(), to.rank()) && from.dims().dim(kept).equals(to.dim(kept))) {
      kept++;
    }
    return IntStream.range(Math.min(kept, Math.max(0, from.rank() - 1)), from.rank()).toArray();
  }

  /** The sizes with the batch before them, or in place of the first. */
  private Set<Dims> batched() {
    Dim batch = from.dims().dim(0);
    Set<Dims> batched = new LinkedHashSet<>();
    add(to.prepend(batch), batched);
    if (to.rank() > 0) {
      add(to.with(0, batch), batched);
      batched.addAll(mended(to.with(0, batch)));
    }
    add(Dims.of(batch, from.dims().slice(1, from.rank()).count()), batched);
    batched.add(from.dims());
    return batched;
  }

  /** The sizes with what they leave over behind the batch: {@code N 3 4} for 12 values. */
  private Optional<Dims> split(Dims sizes) {
    boolean batch = sizes.rank() > 1 && from.rank() > 0 && sizes.dim(0).equals(from.dims().dim(0));
    return batch
        ? from.dims()
            .count()
            .dividedBy(sizes.count())
            .filter(rest -> rest.isKnown() && rest.known() > 1)
            .map(rest -> sizes.insert(1, rest.known()))
        : Optional.empty();
  }

  /** One size changed, an axis more or one less, so that there are as many elements. */
  private List<Dims> likely() {
    List<Dims> likely = new ArrayList<>(mended(to));
    Set<Dims> other = regrouped();
    other.removeAll(likely);
    likely.addAll(Math.min(1, likely.size()), other);
    return likely;
  }

  /** The sizes with what they leave over as an axis of its own, or without an axis too many. */
  private Set<Dims> regrouped() {
    Set<Dims> regrouped = new LinkedHashSet<>();
    Dim before = from.dims().count();
    for (int axis = to.rank() - 1; axis > 0; axis--) {
      Dims fewer = to.without(List.of(axis));
      if (fewer.count().sameAs(before)) {
        regrouped.add(fewer);
      }
    }
    Optional<Dim> rest = before.dividedBy(to.count()).filter(Dim::isKnown);
    if (rest.isPresent() && rest.get().known() > 1 && to.rank() > 0) {
      Dim last = from.dims().dim(-1);
      if (last.equals(rest.get()) || to.rank() == 1) {
        regrouped.add(to.append(rest.get()));
      }
      IntStream.range(1, to.rank())
          .filter(axis -> to.dim(axis).equals(rest.get()))
          .mapToObj(axis -> to.insert(axis, rest.get().known()))
          .forEach(regrouped::add);
      IntStream.rangeClosed(1, to.rank())
          .map(back -> to.rank() + 1 - back)
          .limit(MOST_PLACES)
          .mapToObj(axis -> to.insert(axis, rest.get().known()))
          .forEach(regrouped::add);
    }
    return regrouped;
  }

  /** The sizes with one of them changed so that there are as many elements. */
  private Set<Dims> mended(Dims sizes) {
    Set<Dims> mended = new LinkedHashSet<>();
    for (int axis = sizes.rank() - 1; axis >= 0; axis--) {
      Dim others = sizes.with(axis, Dim.of(1)).count();
      Optional<Dim> wanted = from.dims().count().dividedBy(others).filter(Dim::isKnown);
      boolean open = sizes.dim(axis).isKnown() || !hasNames(sizes.dim(axis));
      if (wanted.isPresent() && open && !isSide(sizes, axis)) {
        mended.add(sizes.with(axis, wanted.get()));
      }
    }
    return mended;
  }

  /** Whether all names in {@code size} are known of the input. */
  private boolean hasNames(Dim size) {
    return from.dims().names().containsAll(Dims.of(size).names());
  }

  /** Whether it is one of two equal sides of an image, which are meant. */
  private static boolean isSide(Dims sizes, int axis) {
    return sizes.rank() == 4 && (axis == 1 || axis == 2) && sizes.dim(1).equals(sizes.dim(2));
  }

  private void add(Dims sizes, Set<Dims> all) {
    if (sizes.count().sameAs(from.dims().count())) {
      all.add(sizes);
    }
  }
}
