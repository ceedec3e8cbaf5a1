package dev.tenon;

import dev.tenon.ir.AxisText;
import dev.tenon.ir.Require;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Axes that are split, merged and moved by their names; see {@link Tensor#rearrange}.
 *
 * @param given sizes of axes by name
 */
record Rearrangement(AxisText text, Map<String, Dim> given) {
  /** What is written: the axes, and names, each followed by its size. */
  static Rearrangement of(List<?> written) {
    String axes = (String) written.get(0);
    Object[] sizes = written.subList(1, written.size()).toArray();
    AxisText text = AxisText.parse(axes);
    if (text.before().size() != 1) {
      throw text.problem("names the axes of %d tensors, but has one", text.before().size())
          .fix("use einsum for several tensors");
    }
    List<String> before = AxisText.names(text.before().get(0));
    List<String> after = AxisText.names(text.after());
    for (String name : after) {
      if (!before.contains(name)) {
        throw text.problem("makes an axis %s that is not there before", name)
            .fix(DidYouMean.of(name, before).map(n -> "write " + n).orElse("remove " + name));
      }
    }
    for (String name : before) {
      if (!after.contains(name)) {
        throw text.problem("drops the axis %s", name)
            .fix("name " + name + " after the arrow, too, or reduce it first");
      }
    }
    return new Rearrangement(text, given(text, before, sizes));
  }

  private static Map<String, Dim> given(AxisText text, List<String> names, Object... sizes) {
    Map<String, Dim> given = new LinkedHashMap<>();
    for (int i = 0; i < sizes.length; i += 2) {
      boolean readable =
          sizes[i] instanceof String
              && i + 1 < sizes.length
              && (sizes[i + 1] instanceof Integer || sizes[i + 1] instanceof Dim);
      if (!readable || !names.contains(sizes[i])) {
        Problem problem =
            text.problem("is given a size of %s, which is no axis and its size", sizes[i])
                .fix("write pairs such as \"p\", 4");
        List<Object> named = named(text, sizes);
        throw named.isEmpty() ? problem : problem.or(new Remedy.Arguments(named));
      }
      Dim size = sizes[i + 1] instanceof Dim dim ? dim : Dim.of((Integer) sizes[i + 1]);
      given.put((String) sizes[i], size);
    }
    return given;
  }

  /** The text and names before {@code sizes}, where they are as many as axes are split off. */
  private static List<Object> named(AxisText text, Object... sizes) {
    List<String> split =
        text.before().get(0).stream()
            .flatMap(names -> names.subList(0, Math.max(0, names.size() - 1)).stream())
            .toList();
    boolean plain = Arrays.stream(sizes).allMatch(Integer.class::isInstance);
    if (!plain || split.size() != sizes.length) {
      return List.of();
    }
    List<Object> named = new ArrayList<>(List.of(text.text()));
    for (int i = 0; i < sizes.length; i++) {
      named.add(split.get(i));
      named.add(sizes[i]);
    }
    return named;
  }

  Tensor apply(Tensor x) {
    List<List<String>> axes = text.before().get(0);
    if (axes.size() != x.dims().rank()) {
      throw text.problem("names %d axes before the arrow, but has [%s]", axes.size(), x.dims())
          .becauseRank(x)
          .wantsRank(x, axes.size())
          .fix("name each axis once");
    }
    Map<String, Dim> sizes = new HashMap<>(given);
    for (int axis = 0; axis < axes.size(); axis++) {
      solve(axes.get(axis), x, axis, sizes);
    }
    List<String> before = AxisText.names(axes);
    List<String> after = AxisText.names(text.after());
    Tensor split = x.reshape(Dims.of(before.stream().map(sizes::get).toList()));
    Tensor moved = Cuts.ordered(split, after.stream().mapToInt(before::indexOf).toArray());
    return moved.reshape(Dims.of(text.after().stream().map(group -> size(group, sizes)).toList()));
  }

  /** Finds the sizes of {@code names}, which together are an axis of {@code size}. */
  private void solve(List<String> names, Tensor x, int axis, Map<String, Dim> sizes) {
    Dim size = x.dims().dim(axis);
    List<String> open = new ArrayList<>(AxisText.names(List.of(names)));
    open.removeAll(new HashSet<>(sizes.keySet()));
    if (open.size() > 1) {
      throw text.problem("does not say how (%s) splits", String.join(" ", names))
          .fix("give the size of all but one: rearrange(..., \"" + open.get(0) + "\", 4)");
    }
    Dim known = size(names, sizes);
    if (open.isEmpty()) {
      Require.same(
          known,
          size,
          () ->
              text.problem("gives %s the size %s, but its axis has %s", text(names), known, size)
                  .fix("give sizes that multiply to " + size));
      return;
    }
    Supplier<Problem> uneven = () -> uneven(names, x, axis, known);
    sizes.put(
        open.get(0),
        known.isKnown() && known.known() > 0
            ? Require.multiple(size, known.known(), uneven)
            : size.dividedBy(known).orElseThrow(uneven));
  }

  private Problem uneven(List<String> names, Tensor x, int axis, Dim known) {
    Dim size = x.dims().dim(axis);
    Problem problem =
        text.problem("cannot split an axis of %s into %s by %s", size, text(names), known)
            .because(x, axis)
            .fix("give a divisor of " + size);
    if (size.isKnown() && known.isKnown() && known.known() > 0) {
      Dim less = Dim.of(size.known() / known.known() * known.known());
      problem = less.equals(Dim.of(0)) ? problem : problem.wants(x, axis, less);
      problem = problem.wants(x, axis, less.plus(known));
    }
    List<String> stated = given.keySet().stream().filter(names::contains).toList();
    if (stated.size() != 1 || !size.isKnown() || !known.isKnown()) {
      return problem;
    }
    List<Integer> divisors = Shapes.nearestDivisors(size.known(), (int) known.known());
    problem = problem.fix("write a divisor of %s such as %d".formatted(size, divisors.get(0)));
    for (int divisor : divisors) {
      // rows and columns of patches are given alike
      List<Remedy> all =
          given.entrySet().stream()
              .filter(other -> other.getValue().equals(known))
              .map(other -> written(other.getKey(), divisor))
              .toList();
      problem =
          problem.or(all.size() > 1 ? new Remedy.Together(all) : written(stated.get(0), divisor));
    }
    return problem;
  }

  /** Another size of the axis called {@code name}. */
  private Remedy written(String name, int size) {
    int index = List.copyOf(given.keySet()).indexOf(name);
    return new Remedy.Argument(2 + 2 * index, size, "\"%s\", %d".formatted(name, size));
  }

  /** The product of those sizes that are known. */
  private static Dim size(List<String> names, Map<String, Dim> sizes) {
    Dim product = Dim.of(1);
    for (String name : names) {
      product = product.times(sizes.getOrDefault(name, Dim.of(1)));
    }
    return product;
  }

  private static String text(List<String> names) {
    return names.size() == 1 ? names.get(0) : "(" + String.join(" ", names) + ")";
  }
}
