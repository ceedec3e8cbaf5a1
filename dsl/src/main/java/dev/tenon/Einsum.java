package dev.tenon;

import dev.tenon.ir.AxisText;
import dev.tenon.ir.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sums of products over axes by their names; see {@link Tensors#einsum}.
 *
 * <p>Tensors are combined two at a time, from left to right, each time by one matrix product: axes
 * that both have and that are needed later are its batch, those that both have and nothing needs
 * are summed over.
 */
final class Einsum {
  private final AxisText text;
  private final Map<String, Dim> sizes = new LinkedHashMap<>();

  private Einsum(AxisText text) {
    this.text = text;
  }

  /** A tensor with names for its axes. */
  private record Named(Tensor tensor, List<String> names) {
    /** With its axes in this order. */
    Tensor ordered(List<String> order) {
      return Cuts.ordered(tensor, order.stream().mapToInt(names::indexOf).toArray());
    }
  }

  /** The result of {@code axes} on {@code tensors}. */
  static Tensor of(String axes, List<Tensor> tensors) {
    return new Einsum(AxisText.parse(axes)).apply(tensors);
  }

  private Tensor apply(List<Tensor> tensors) {
    if (tensors.size() != text.before().size()) {
      throw text.problem(
              "names the axes of %d tensors, but has %d", text.before().size(), tensors.size())
          .fix("write one list of axes for each tensor, commas between them");
    }
    List<Named> named = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      named.add(named(tensors.get(i), text.before().get(i), i + 1));
    }
    List<String> result = single(text.after());
    for (String name : result) {
      if (!sizes.containsKey(name)) {
        throw text.problem("makes an axis %s that no tensor has", name)
            .fix(
                DidYouMean.of(name, sizes.keySet())
                    .map(n -> "write " + n)
                    .orElse("remove " + name));
      }
    }
    Named product = summed(named.get(0), needed(named, 1, result));
    for (int i = 1; i < named.size(); i++) {
      Set<String> later = needed(named, i + 1, result);
      Set<String> here = new LinkedHashSet<>(later);
      here.addAll(product.names());
      product = product(product, summed(named.get(i), here), later);
    }
    return product.ordered(result);
  }

  private Named named(Tensor tensor, List<List<String>> axes, int number) {
    List<String> names = single(axes);
    if (names.size() != tensor.dims().rank()) {
      throw text.problem(
              "names %d axes of tensor %d, which is [%s]", names.size(), number, tensor.dims())
          .fix("name each axis once");
    }
    for (int axis = 0; axis < names.size(); axis++) {
      Dim size = tensor.dims().dim(axis);
      Dim other = sizes.putIfAbsent(names.get(axis), size);
      String name = names.get(axis);
      if (other != null) {
        Require.same(
            other,
            size,
            () ->
                text.problem(
                        "has two sizes for %s: %s and, in tensor %d, %s", name, other, number, size)
                    .fix("give axes of different sizes different names"));
      }
    }
    return new Named(tensor, names);
  }

  private List<String> single(List<List<String>> axes) {
    for (List<String> group : axes) {
      if (group.size() != 1 || group.get(0).equals("1")) {
        throw text.problem("has (%s), but einsum merges no axes", String.join(" ", group))
            .fix("rearrange before or after");
      }
    }
    return axes.stream().map(group -> group.get(0)).toList();
  }

  /** The names that the tensors from {@code first} on and the result have. */
  private static Set<String> needed(List<Named> named, int first, List<String> result) {
    Set<String> needed = new LinkedHashSet<>(result);
    named.subList(first, named.size()).forEach(each -> needed.addAll(each.names()));
    return needed;
  }

  /** Without the axes that are not {@code needed}. */
  private static Named summed(Named x, Set<String> needed) {
    List<String> kept = x.names().stream().filter(needed::contains).toList();
    int[] dropped =
        x.names().stream().filter(n -> !kept.contains(n)).mapToInt(x.names()::indexOf).toArray();
    return dropped.length == 0 ? x : new Named(x.tensor().sum(dropped), kept);
  }

  /** The product of two, summed over what both have and {@code later} lacks. */
  private Named product(Named a, Named b, Set<String> later) {
    List<String> shared = a.names().stream().filter(b.names()::contains).toList();
    List<String> batch = shared.stream().filter(later::contains).toList();
    List<String> inner = shared.stream().filter(n -> !later.contains(n)).toList();
    List<String> rows = a.names().stream().filter(n -> !shared.contains(n)).toList();
    List<String> columns = b.names().stream().filter(n -> !shared.contains(n)).toList();
    List<String> names = joined(batch, rows, columns);
    // [batch, rows, inner] x [batch, inner, columns]
    Tensor left = a.ordered(joined(batch, rows, inner)).reshape(merged(batch, rows, inner));
    Tensor right = b.ordered(joined(batch, inner, columns)).reshape(merged(batch, inner, columns));
    Tensor product = inner.isEmpty() ? left.times(right) : left.matMul(right);
    return new Named(product.reshape(sizes(names)), names);
  }

  @SafeVarargs
  private static List<String> joined(List<String>... names) {
    List<String> all = new ArrayList<>();
    for (List<String> part : names) {
      all.addAll(part);
    }
    return all;
  }

  /** The sizes of {@code batch}, and one size for each of the others. */
  private Dims merged(List<String> batch, List<String> first, List<String> second) {
    return sizes(batch).append(sizes(first).count()).append(sizes(second).count());
  }

  private Dims sizes(List<String> names) {
    return Dims.of(names.stream().map(sizes::get).toList());
  }
}
