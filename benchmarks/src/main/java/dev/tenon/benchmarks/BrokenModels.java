package dev.tenon.benchmarks;

import dev.tenon.processor.ModelProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the time that Tenon's processor takes to find the mistakes of deep models and changes
 * that mend them with what it takes to check and generate the same model without mistakes.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am package -DskipTests
 * java -cp "benchmarks/target/classes:$(cat benchmarks/target/run.classpath)" \
 *     dev.tenon.benchmarks.BrokenModels
 * }</pre>
 *
 * <p>Both are compiled in turn, so that what else the machine does meets both. The first ratio is
 * that of the medians of the times that passed, the second that of what was computed in all.
 * Arguments are numbers of layers.
 */
public final class BrokenModels {
  private static final List<Integer> DEPTHS = List.of(20, 100, 300, 1000);
  private static final int WARM_UP = 15;

  /** Seconds that a line takes at least, so that hundredths of a second add up to something. */
  private static final double SECONDS = 4;

  private static final int LEAST_ROUNDS = 5;

  private BrokenModels() {}

  /** Prints a table: a line for each model and place of the mistake. */
  public static void main(String[] args) throws IOException {
    List<Integer> depths =
        args.length == 0 ? DEPTHS : Arrays.stream(args).map(Integer::valueOf).toList();
    Map<String, List<Double>> mistakes = new LinkedHashMap<>();
    mistakes.put("at the start", List.of(0.0));
    mistakes.put("in the middle", List.of(0.5));
    mistakes.put("at the end", List.of(1.0));
    mistakes.put("three", List.of(0.0, 0.5, 1.0));
    System.out.println("model          mistake         valid      broken     ratio  computed");
    for (boolean fluent : new boolean[] {false, true}) {
      for (int i = 0; i < WARM_UP; i++) {
        run(new DeepModel(100, fluent, mistakes.get("three")));
        run(new DeepModel(100, fluent));
      }
      for (int layers : depths) {
        DeepModel right = new DeepModel(layers, fluent);
        for (Map.Entry<String, List<Double>> places : mistakes.entrySet()) {
          compare(right, places.getKey(), new DeepModel(layers, fluent, places.getValue()));
        }
      }
    }
  }

  private static void compare(DeepModel right, String mistake, DeepModel wrong) throws IOException {
    run(wrong);
    run(right);
    List<Compilation.Time> valid = new ArrayList<>();
    List<Compilation.Time> broken = new ArrayList<>();
    double passed = 0;
    while (passed < SECONDS || valid.size() < LEAST_ROUNDS) {
      broken.add(run(wrong));
      valid.add(run(right));
      passed += broken.get(broken.size() - 1).processing();
      passed += valid.get(valid.size() - 1).processing();
    }
    System.out.printf(
        "%-14s %-15s %7.1f ms %7.1f ms %6.2f %6.2f%n",
        right.name(),
        mistake,
        median(valid) * 1e3,
        median(broken) * 1e3,
        median(broken) / median(valid),
        computed(broken) / computed(valid));
  }

  private static double median(List<Compilation.Time> times) {
    double[] sorted = times.stream().mapToDouble(Compilation.Time::processing).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double computed(List<Compilation.Time> times) {
    return times.stream().mapToDouble(Compilation.Time::computing).sum();
  }

  /** Compiles {@code model}. */
  private static Compilation.Time run(DeepModel model) throws IOException {
    Path folder = Files.createTempDirectory("tenon-broken-models");
    try {
      Path source = folder.resolve(model.name() + ".java");
      Files.writeString(source, model.source());
      Path out = Files.createDirectory(folder.resolve("out"));
      return Compilation.run(List.of(source), out, new ModelProcessor(), model.mistakes().size());
    } finally {
      CompileTime.delete(folder);
    }
  }
}
