package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.RandomNetwork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the shape rules accept, TensorFlow computes, with the types that were inferred.
 *
 * <p>{@code -Dtenon.networks.from=SEED} takes other networks; {@code -Dtenon.networks=N} more of
 * them. They run in processes of their own, since kernels of oneDNN end the process where something
 * is empty, as a matrix of no columns that is multiplied: were one accepted, no more would be said.
 */
@Tag("long")
class RandomNetworksTest {
  private static final long FROM = Long.getLong("tenon.networks.from", 0);
  private static final int COUNT = Integer.getInteger("tenon.networks", 500);

  @TempDir private Path folder;

  /** Runs networks and prints what came of them. */
  static final class Work {
    private Work() {}

    /** Those of seed {@code args[0]} and the following ones, {@code args[1]} of them. */
    public static void main(String[] args) {
      long from = Long.parseLong(args[0]);
      int accepted = 0;
      Map<String, Integer> refused = new TreeMap<>();
      Set<String> primitives = new TreeSet<>();
      for (long seed = from; seed < from + Integer.parseInt(args[1]); seed++) {
        RandomNetwork network = RandomNetwork.of(seed);
        Outcome outcome;
        try {
          outcome = network.run();
        } catch (RuntimeException e) {
          System.out.println("THROWN by seed " + seed);
          e.printStackTrace(System.out);
          continue;
        }
        accepted += outcome.accepted();
        primitives.addAll(outcome.primitives());
        outcome.refused().forEach(id -> refused.merge(id, 1, Integer::sum));
        if (outcome.failure().isPresent()) {
          Outcome least = network.shrunk().run();
          System.out.println(
              "FAILED seed %d: %s%n%s"
                  .formatted(seed, least.failure().orElseThrow(), least.text()));
        }
      }
      System.out.println("accepted " + accepted);
      System.out.println("refused " + refused);
      System.out.println("primitives %d of %s".formatted(primitives.size(), primitives));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void whatIsAcceptedIsComputedAsInferred(int part) throws Exception {
    Path log = folder.resolve("log");
    String first = Long.toString(FROM + (long) part * COUNT);
    int status = Jvm.start(Jvm.command(Work.class, first, "" + COUNT), log).waitFor();
    String told = Files.readString(log);
    assertEquals(0, status, told);
    assertTrue(!told.contains("FAILED") && !told.contains("THROWN"), told);
    assertTrue(number(told, "accepted") > 5 * COUNT, told);
    assertTrue(number(told, "primitives") > Math.min(50, COUNT), told);
  }

  /** The number behind {@code what} at the start of a line. */
  private static int number(String told, String what) {
    Matcher matcher = Pattern.compile("(?m)^" + what + " (\\d+)").matcher(told);
    assertTrue(matcher.find(), told);
    return Integer.parseInt(matcher.group(1));
  }
}
