package dev.tenon;

import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Remedy;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/** Layers on one of two inputs of a join, without weights, after which both have the same axes. */
final class Fitting {
  private Fitting() {}

  /** {@code problem} of a join along the last axis, which these layers may mend. */
  static Problem joined(Problem problem, Dims a, Dims b) {
    if (a.rank() == b.rank()) {
      return upSampled(problem, a, b);
    }
    int more = a.rank() > b.rank() ? 0 : 1;
    Dims larger = more == 0 ? a : b;
    if (Math.min(a.rank(), b.rank()) != 2 || larger.rank() > 4) {
      return problem;
    }
    boolean image = larger.rank() == 4;
    Remedy pool =
        onInput(more, image ? GlobalAvgPool2d.class : GlobalAvgPool1d.class, List.of(), "Pooled");
    Remedy flat = onInput(more, Flatten.class, List.of(), "Flat");
    boolean single = larger.slice(1, larger.rank() - 1).count().equals(Dim.of(1));
    return image || single ? problem.or(flat).or(pool) : problem.or(pool).or(flat);
  }

  /** {@code problem} of two images, of which the one has a multiple of the other's sizes. */
  private static Problem upSampled(Problem problem, Dims a, Dims b) {
    if (a.rank() != 4 || !a.slice(1, 3).isKnown() || !b.slice(1, 3).isKnown()) {
      return problem;
    }
    int smaller = a.known(1) < b.known(1) ? 0 : 1;
    Dims less = smaller == 0 ? a : b;
    Dims more = smaller == 0 ? b : a;
    List<Integer> factors = new ArrayList<>();
    for (int axis = 1; axis <= 2; axis++) {
      if (less.known(axis) == 0 || more.known(axis) % less.known(axis) != 0) {
        return problem;
      }
      factors.add((int) (more.known(axis) / less.known(axis)));
    }
    return factors.equals(List.of(1, 1))
        ? problem
        : problem.or(onInput(smaller, UpSample2d.class, List.of(factors), "Enlarged"));
  }

  /** {@code problem} of a sum or product, where input {@code b} or {@code a} lacks middle axes. */
  static Problem stretched(Problem problem, Dims a, Dims b) {
    int fewer = a.rank() < b.rank() ? 0 : 1;
    Dims less = fewer == 0 ? a : b;
    Dims more = fewer == 0 ? b : a;
    boolean stretches = less.rank() == 2 && more.rank() > 2 && less.dim(-1).sameAs(more.dim(-1));
    if (!stretches) {
      return problem;
    }
    Dims apart = less;
    for (int axis = 2; axis < more.rank(); axis++) {
      apart = apart.insert(1, 1);
    }
    return problem.or(onInput(fewer, Reshape.class, List.of(apart.toString()), "Apart"));
  }

  /** A layer on one input of a join. */
  static Remedy onInput(
      int input, Class<? extends Annotation> layer, List<Object> options, String name) {
    Layer fitting = LayerOptions.layer(layer, null, options.toArray());
    String kind = layer.getSimpleName();
    String written = options.isEmpty() ? "" : Candidate.value(options.get(0), false);
    return new Remedy.Branch(
        input,
        inputs -> fitting,
        () -> fitting,
        Character.toLowerCase(kind.charAt(0))
            + kind.substring(1)
            + "("
            + (options.isEmpty() ? "" : Candidate.value(options.get(0), true))
            + ")",
        "@" + kind + (options.isEmpty() ? "" : "(" + written + ")"),
        name);
  }
}
