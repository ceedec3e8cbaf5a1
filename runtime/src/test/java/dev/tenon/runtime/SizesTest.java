package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Facts;
import dev.tenon.runtime.SizedNetwork.Outcome;
import dev.tenon.runtime.SizedNetwork.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
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
      countBeyond(net, network.stated());
      for (Map<String, Long> sizes : SizeTrials.of(net, network.stated(), new Random(seed))) {
        boolean allowed = net.allows(sizes);
        Run run = net.run(sizes);
        count((allowed ? "allowed " : "refused ") + run.outcome());
        boolean works = run.outcome() == Outcome.WORKS;
        if (works && !allowed && SizeTrials.failForOthers(net, sizes, network.stated())) {
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

    /**
     * What TensorFlow does with the least and the largest value of a name, and with the next one
     * beyond; that it is right is checked with all others.
     */
    private void countBeyond(SizedNetwork net, Facts stated) {
      Map<String, Long> least = net.least();
      if (!net.allows(least)) {
        return;
      }
      Facts facts = net.contract().facts();
      for (Map.Entry<String, Long> size : least.entrySet()) {
        String name = size.getKey();
        long below = size.getValue() - 1;
        if (below > 0 && stated.allows(name, below)) {
          count("below least " + net.run(SizeTrials.with(least, name, below)).outcome());
        }
        OptionalLong most = facts.max(name);
        if (most.isPresent() && stated.allows(name, most.getAsLong() + 1)) {
          count("most " + net.run(SizeTrials.with(least, name, most.getAsLong())).outcome());
          count(
              "above most "
                  + net.run(SizeTrials.with(least, name, most.getAsLong() + 1)).outcome());
        }
      }
      if (least.size() > 2) {
        count("least of several " + net.run(least).outcome());
      }
    }

    private void count(String what) {
      counts.merge(what, 1, Integer::sum);
    }
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
    assertTrue(counted(told, "above most FAILS") > 0, told);
    assertTrue(counted(told, "least of several WORKS") > COUNT / 4, told);
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
