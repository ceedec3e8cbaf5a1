package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Facts;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sizes in which what is known of names is plain arithmetic: where {@code H} is a multiple of 4,
 * {@code H} becomes {@code 4*H} and {@code floor(H / 4)} becomes {@code H}.
 */
public final class Exact {
  private final Map<String, Dim> names = new TreeMap<>();

  /** Sizes of which {@code facts} are known. */
  public Exact(Facts facts) {
    for (String name : facts.names()) {
      long step = facts.multipleOf(name);
      if (step > 1) {
        names.put(name, Dim.named(name).times(step).plus(facts.remainder(name)));
      }
    }
  }

  /** {@code dims} in such sizes. */
  public Dims of(Dims dims) {
    return names.isEmpty() ? dims : dims.substitute(names);
  }

  /** {@code size} in such sizes. */
  Dim of(Dim size) {
    return names.isEmpty() ? size : size.substitute(names);
  }
}
