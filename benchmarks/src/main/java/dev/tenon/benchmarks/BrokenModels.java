package dev.tenon.benchmarks;

import dev.tenon.processor.ModelProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * <p>Arguments are numbers of layers.
 */
public final class BrokenModels {
  private static final List<Integer> DEPTHS = List.of(20, 100, 200, 1000);
  private static final int WARM_UP = 15;
  private static final int ROUNDS = 5;

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
    System.out.println("model          mistake         valid      broken     ratio");
    for (boolean fluent : new boolean[] {false, true}) {
      seconds(new DeepModel(100, fluent), WARM_UP);
      for (int layers : depths) {
        DeepModel right = new DeepModel(layers, fluent);
        for (Map.Entry<String, List<Double>> places : mistakes.entrySet()) {
          DeepModel wrong = new DeepModel(layers, fluent, places.getValue());
          seconds(wrong, WARM_UP / 3);
          seconds(right, 2);
          double broken = seconds(wrong, ROUNDS);
          double valid = seconds(right, ROUNDS);
          System.out.printf(
              "%-14s %-15s %7.1f ms %7.1f ms %6.2f%n",
              right.name(), places.getKey(), valid * 1e3, broken * 1e3, broken / valid);
        }
      }
    }
  }

  /** How long the processor takes for {@code model}: the best of so many rounds. */
  private static double seconds(DeepModel model, int rounds) throws IOException {
    double[] seconds = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      seconds[i] = seconds(model);
    }
    Arrays.sort(seconds);
    return seconds[0]; // others share the machine
  }

  /** How long the processor takes for {@code model}. */
  private static double seconds(DeepModel model) throws IOException {
    Path folder = Files.createTempDirectory("tenon-broken-models");
    try {
      Path source = folder.resolve(model.name() + ".java");
      Files.writeString(source, model.source());
      Path out = Files.createDirectory(folder.resolve("out"));
      return Compilation.run(List.of(source), out, new ModelProcessor(), model.mistakes().size())
          .processing();
    } finally {
      CompileTime.delete(folder);
    }
  }
}
