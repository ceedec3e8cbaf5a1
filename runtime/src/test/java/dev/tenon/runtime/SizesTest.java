package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Facts;
import dev.tenon.runtime.SizedNetwork.Outcome;
import dev.tenon.runtime.SizedNetwork.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sizes that a contract allows are those with which TensorFlow computes what was inferred, on
 * networks of random windows, patches, skips and parts.
 *
 * <p>{@code -Dtenon.sizes.from=SEED} takes other networks; {@code -Dtenon.sizes=N} more of them.
 */
class SizesTest {
  private static final long FROM = Long.getLong("tenon.sizes.from", 0);
  private static final int COUNT = Integer.getInteger("tenon.sizes", 100);

  @TempDir private Path folder;

  /** Runs networks and prints what came of them. */
  static final class Work {
    private final Map<String, Integer> counts = new TreeMap<>();

    private Work() {}

    /** Those of seed {@code args[0]} and the following ones, {@code args[1]} of them. */
    public static void main(String[] args) {
      long from = Long.parseLong(args[0]);
      Work work = new Work();
      for (long seed = from; seed < from + Integer.parseInt(args[1]); seed++) {
        SizedNetworks network = SizedNetworks.of(seed);
        if (network.computes()) {
          try (SizedNetwork net = new SizedNetwork(network.program(), "test", network.splits())) {
            work.check(seed, network, net);
          }
        }
      }
      System.out.println("counted " + work.counts);
    }

    private void check(long seed, SizedNetworks network, SizedNetwork net) {
      count("networks");
      count(net.contract().facts().equals(network.stated()) ? "free" : "narrowed");
      if (!net.contract().guards().isEmpty()) {
        count("guarded");
      }
      countBelowLeast(net, network.stated());
      for (Map<String, Long> sizes : sizes(net, network.stated(), new Random(seed))) {
        boolean allowed = net.allows(sizes);
        Run run = net.run(sizes);
        count((allowed ? "allowed " : "refused ") + run.outcome());
        boolean works = run.outcome() == Outcome.WORKS;
        if (works && !allowed && failsForOthers(net, sizes, network.stated())) {
          count("refused for others");
          continue;
        }
        if (allowed != works) {
          System.out.println(
              "FAILED seed %d for %s, %s: %s%n%s"
                  .formatted(
                      seed, sizes, allowed ? "allowed" : "refused", run.text(), network.text()));
          return;
        }
      }
    }

    /** What TensorFlow does with sizes one below the least of a name; checked with all others. */
    private void countBelowLeast(SizedNetwork net, Facts stated) {
      Map<String, Long> least = net.least();
      for (Map.Entry<String, Long> size : least.entrySet()) {
        long below = size.getValue() - 1;
        if (below > 0 && stated.allows(size.getKey(), below) && net.allows(least)) {
          count("below least " + net.run(with(least, size.getKey(), below)).outcome());
        }
      }
    }

    /**
     * Whether TensorFlow refuses {@code sizes} with another batch, or other values of what inputs
     * state a multiple or a minimum of: whatever these are, what is made of them must fit, so that
     * other names are held to what all of them need.
     */
    private static boolean failsForOthers(SizedNetwork net, Map<String, Long> sizes, Facts stated) {
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

    private void count(String what) {
      counts.merge(what, 1, Integer::sum);
    }
  }

  /** Sizes of which inputs state nothing else: small ones, those about limits, and random ones. */
  static Set<Map<String, Long>> sizes(SizedNetwork net, Facts stated, Random random) {
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

  private static Map<String, Long> with(Map<String, Long> sizes, String name, long value) {
    Map<String, Long> changed = new TreeMap<>(sizes);
    changed.put(name, value);
    return changed;
  }

  @Test
  void whatIsAllowedWorksAndNothingElse() throws Exception {
    Path log = folder.resolve("log");
    int status = Jvm.start(Jvm.command(Work.class, "" + FROM, "" + COUNT), log).waitFor();
    String told = Files.readString(log);
    assertEquals(0, status, told);
    assertTrue(!told.contains("FAILED"), told);
    assertTrue(counted(told, "narrowed") > COUNT / 2, told);
    assertTrue(counted(told, "guarded") > COUNT / 10, told);
    assertTrue(counted(told, "below least FAILS") > COUNT / 10, told);
    for (Outcome outcome : Outcome.values()) {
      String allowed = outcome == Outcome.WORKS ? "allowed " : "refused ";
      assertTrue(counted(told, allowed + outcome) > 0, told);
    }
  }

  private static int counted(String told, String what) {
    Matcher matcher = Pattern.compile("counted .*\\b" + what + "=(\\d+)").matcher(told);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
