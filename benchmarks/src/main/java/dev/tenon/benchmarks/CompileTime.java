package dev.tenon.benchmarks;

import dev.tenon.processor.ModelProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares the time that Tenon's processor takes for deep models with what javac takes to compile
 * the code that it generates, in one process.
 *
 * <p>Run it with:
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am package -DskipTests
 * java -cp "benchmarks/target/classes:$(cat benchmarks/target/run.classpath)" \
 *     dev.tenon.benchmarks.CompileTime
 * }</pre>
 *
 * <p>Arguments are numbers of layers; the first model is the one whose first, cold compilation is
 * printed.
 */
public final class CompileTime {
  private static final List<Integer> DEPTHS = List.of(200, 100, 300, 1000);
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 10;

  private CompileTime() {}

  /** Prints a line for the first compilation and one for each number of layers. */
  public static void main(String[] args) throws IOException {
    List<Integer> depths =
        args.length == 0 ? DEPTHS : Arrays.stream(args).map(Integer::valueOf).toList();
    Path folder = Files.createTempDirectory("tenon-compile-time");
    try {
      for (boolean fluent : new boolean[] {false, true}) {
        DeepModel first = new DeepModel(depths.get(0), fluent);
        Round cold = round(first, folder);
        System.out.printf(
            "%s, %s: processor %.2f s, javac with it %.2f s%n",
            first.name(), fluent ? "first" : "cold", cold.processor(), cold.everything());
        for (int i = 0; i < WARM_UP; i++) {
          round(first, folder);
        }
        for (int layers : depths) {
          measure(new DeepModel(layers, fluent), folder);
        }
      }
    } finally {
      delete(folder);
    }
  }

  /**
   * One measurement, in seconds.
   *
   * @param processor in the annotation processor
   * @param everything the model and what is generated for it, processor included
   * @param generated javac alone, for what was generated
   */
  private record Round(double processor, double everything, double generated) {}

  private static void measure(DeepModel model, Path folder) throws IOException {
    Round[] rounds = new Round[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rounds[i] = round(model, folder);
    }
    double processor = median(rounds, Comparator.comparingDouble(Round::processor)).processor();
    double generated = median(rounds, Comparator.comparingDouble(Round::generated)).generated();
    System.out.printf(
        "%s, warm: processor %.3f s (%.2f ms a layer), javac for what it generates %.3f s,"
            + " ratio %.2f%n",
        model.name(),
        processor,
        processor / model.layers() * 1e3,
        generated,
        processor / generated);
  }

  private static Round median(Round[] rounds, Comparator<Round> by) {
    Round[] sorted = rounds.clone();
    Arrays.sort(sorted, by);
    return sorted[sorted.length / 2];
  }

  private static Round round(DeepModel model, Path folder) throws IOException {
    Path here = Files.createTempDirectory(folder, model.name());
    try {
      Path source = here.resolve(model.name() + ".java");
      Files.writeString(source, model.source());
      Path out = Files.createDirectory(here.resolve("out"));
      Compilation.Time both = Compilation.run(List.of(source), out, new ModelProcessor());
      Compilation.Time generated = Compilation.run(Compilation.sources(out), out, null);
      return new Round(both.processing(), both.total(), generated.total());
    } finally {
      delete(here);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
