package dev.tenon.runtime;

import dev.tenon.Facts;
import dev.tenon.runtime.SizedNetwork.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Sizes with which a function is tried. */
final class SizeTrials {
  private SizeTrials() {}

  /** Sizes of which inputs state nothing else: small ones, those about limits, and random ones. */
  static Set<Map<String, Long>> of(SizedNetwork net, Facts stated, Random random) {
    Facts facts = net.contract().facts();
    List<String> names = List.copyOf(net.names());
    Set<Map<String, Long>> all = new LinkedHashSet<>();
    for (Map<String, Long> base : bases(net, random)) {
      for (String name : names) {
        long small = name.equals("N") ? 2 : 40;
        for (long value = 1; value <= small; value++) {
          all.add(with(base, name, value));
        }
        long step = facts.multipleOf(name);
        long min = facts.min(name);
        long max = facts.max(name).orElse(min);
        for (long at : List.of(min, min + step, max)) {
          for (long value : List.of(at - step, at - 1, at, at + 1)) {
            all.add(with(base, name, value));
          }
        }
      }
    }
    for (int i = 0; i < 30; i++) {
      Map<String, Long> values = new TreeMap<>();
      for (String name : names) {
        long step = random.nextInt(3) == 0 ? 1 : facts.multipleOf(name);
        values.put(name, facts.min(name) + step * random.nextInt(12) - random.nextInt(2));
      }
      all.add(values);
    }
    all.removeIf(
        sizes ->
            sizes.values().stream().anyMatch(size -> size < 1)
                || !names.stream().allMatch(name -> stated.allows(name, sizes.get(name)))
                || !net.isSmall(sizes));
    return all;
  }

  /** The least values of all names, and those nearest to them that guards allow, if they do not. */
  private static List<Map<String, Long>> bases(SizedNetwork net, Random random) {
    Map<String, Long> least = net.least();
    List<Map<String, Long>> bases = new ArrayList<>(List.of(least));
    Facts facts = net.contract().facts();
    for (int trial = 0; trial < 400 && !net.allows(bases.get(bases.size() - 1)); trial++) {
      int about = 2 + trial / 20;
      Map<String, Long> values = new TreeMap<>();
      least.forEach((n, min) -> values.put(n, min + facts.multipleOf(n) * random.nextInt(about)));
      if (net.allows(values)) {
        bases.add(values);
      }
    }
    return bases;
  }

  static Map<String, Long> with(Map<String, Long> sizes, String name, long value) {
    Map<String, Long> changed = new TreeMap<>(sizes);
    changed.put(name, value);
    return changed;
  }

  /**
   * Whether TensorFlow refuses {@code sizes} with another batch, or other values of what inputs
   * state a multiple or a minimum of: whatever these are, what is made of them must fit, so that
   * other names are held to what all of them need.
   */
  static boolean failForOthers(SizedNetwork net, Map<String, Long> sizes, Facts stated) {
    for (String name : net.names()) {
      if (name.equals("N") || stated.multipleOf(name) > 1 || stated.min(name) > 1) {
        for (int steps = 0; steps < 30; steps++) {
          long value = stated.min(name) + stated.multipleOf(name) * steps;
          if (net.run(with(sizes, name, value)).outcome() != Outcome.WORKS) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
