package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Act;
import dev.tenon.Loss;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import dev.tenon.processor.Compiled.Compiler;
import dev.tenon.runtime.GraphBuilder;
import dev.tenon.runtime.ModelGraph;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated code: how it reads, and that it builds what is built live. */
class GeneratedGraphTest {
  private static final String TINY =
      """
      package shop;

      import static dev.tenon.Act.RELU;

      import dev.tenon.*;

      @Model(data = Mnist.class)
      @Adam(1e-3)
      @Training(epochs = 3, batchSize = 32)
      record Tiny(
          @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
          @Flatten @Shape("N 784") Tensor flat,
          @Dense(units = 128, activation = RELU) Tensor hidden,
          @Dense(units = 10) Tensor logits) {}
      """;

  /**
   * The page shows the whole file, which is this test's golden. {@code -Dupdate.goldens=true}
   * writes the page anew; read the difference before it is committed.
   */
  @Test
  void readsAsWrittenByHand(@TempDir Path folder) throws Exception {
    String path = "dev/tenon/samples/mnist/MnistCnn";
    Path root = Path.of("..").toAbsolutePath().normalize();
    String model = Files.readString(root.resolve("samples/src/main/java").resolve(path + ".java"));
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC, folder, Map.of(path + ".java", model), "-Xlint:all", "-Werror");
    assertEquals(List.of(), compiled.messages());
    String generated = compiled.generated(path + "Graph.java");
    Path file = root.resolve("docs/generated-code.md");
    String page = Files.readString(file);
    int start = page.indexOf("```java\n") + "```java\n".length();
    int end = page.lastIndexOf("```");
    if (Boolean.getBoolean("update.goldens")) {
      Files.writeString(file, page.substring(0, start) + generated + page.substring(end));
    } else {
      assertEquals(page.substring(start, end), generated);
    }
  }

  @Test
  void buildsTheGraphThatIsBuiltLive(@TempDir Path folder) throws Exception {
    assertSameAsLive(folder, "Tiny", TINY);
  }

  @Test
  void buildsTheSameOfClippedGradients(@TempDir Path folder) throws Exception {
    String clipped = TINY.replace("@Adam(1e-3)", "@Adam(1e-3) @ClipGradients(globalNorm = 1)");
    String generated = assertSameAsLive(folder, "Tiny", clipped);
    assertTrue(generated.contains("f.scope(\"gradients/clip\")"), generated);
  }

  @Test
  void buildsTheSameOfFrozenLayers(@TempDir Path folder) throws Exception {
    String frozen = TINY.replace("@Dense(units = 128", "@Frozen @BatchNorm @Dense(units = 128");
    String generated = assertSameAsLive(folder, "Tiny", frozen);
    assertTrue(generated.contains("parameters: 1,290 trainable, 102,048 frozen"), generated);
  }

  @Test
  void buildsTheSameOfGatheredGradients(@TempDir Path folder) throws Exception {
    String gathered =
        TINY.replace("batchSize = 32", "batchSize = 32, accumulate = 4")
            .replace("@Adam(1e-3)", "@Adam(1e-3) @ClipGradients(norm = 1)")
            .replace("@Dense(units = 128", "@BatchNorm @Dense(units = 128");
    String generated = assertSameAsLive(folder, "Tiny", gathered);
    assertTrue(generated.contains("f.gather(this.hiddenDenseKernelGathered, "), generated);
  }

  @Test
  void buildsTheSameOfAveragedWeights(@TempDir Path folder) throws Exception {
    String averaged =
        TINY.replace("@Adam(1e-3)", "@Adam(1e-3) @WeightAverage(0.99)")
            .replace("batchSize = 32", "batchSize = 32, accumulate = 4")
            .replace("@Dense(units = 128", "@Formerly(\"before\") @BatchNorm @Dense(units = 128");
    String generated = assertSameAsLive(folder, "Tiny", averaged);
    assertTrue(generated.contains(" = average(logitsKernel);"), generated);
    assertTrue(generated.contains("f.average(this.logitsKernelAverage, averageShare);"), generated);
  }

  @Test
  void buildsTheSameOfACycledMomentum(@TempDir Path folder) throws Exception {
    String cycled =
        TINY.replace("@Adam(1e-3)", "@AdamW(1e-3) @OneCycle(momentum = {0.85, 0.95}) @Warmup(0.1)");
    String generated = assertSameAsLive(folder, "Tiny", cycled);
    assertTrue(generated.contains("TfOps.adamWCycled("), generated);
    assertTrue(generated.contains(", trainingMomentum, 0.999,"), generated);
  }

  @Test
  void buildsTheSameOfBalancedClasses(@TempDir Path folder) throws Exception {
    String balanced = TINY.replace("batchSize = 32", "batchSize = 32, balanceClasses = true");
    String generated = assertSameAsLive(folder, "Tiny", balanced);
    assertTrue(
        generated.contains("state(\"training/class_weights\", TFloat32.class, 10);"), generated);
  }

  @Test
  void aLongFunctionIsSplitAndBuildsTheSame(@TempDir Path folder) throws Exception {
    String layers =
        IntStream.range(0, 200)
            .mapToObj(
                i -> "  @Dense(units = 4, activation = Act.RELU) Tensor hidden%d;\n".formatted(i))
            .collect(Collectors.joining());
    String deep =
        """
        package shop;

        import dev.tenon.*;

        @Model(data = Mnist.class)
        @WeightAverage
        final class Deep {
          @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels;
          @Flatten Tensor flat;
        %s  @Dense(units = 10) Tensor logits;
        }
        """
            .formatted(layers);
    String generated = assertSameAsLive(folder, "Deep", deep);
    assertTrue(generated.contains("private final class Train "), "train is split");
  }

  /** Names that generated code or its superclass uses, and names that are not quite keywords. */
  @Test
  void anyNameCanBeALayers(@TempDir Path folder) throws Exception {
    String names =
        "input loss n tf f train label gradients updates predict evaluate initialize define graph weight state "
            + "name accuracy seed step training learningRate save yield record var READ N TfOps List größe _x $y close has";
    String layers =
        Stream.of(names.split(" "))
            .map("  @Dense(units = 4, activation = Act.RELU) Tensor %s;\n"::formatted)
            .collect(Collectors.joining());
    String model =
        """
        package shop;

        import dev.tenon.*;

        @Model(data = Mnist.class)
        final class Odd {
          @Normalize Tensor pixels;
          @Flatten Tensor flat;
        %s  @Dense(units = 10) Tensor logits;
        }
        """
            .formatted(layers);
    assertSameAsLive(folder, "Odd", model);
  }

  @Test
  void buildsTheSameOfAllLosses(@TempDir Path folder) throws Exception {
    StringBuilder heads = new StringBuilder();
    for (Loss loss : Loss.values()) {
      String name = "head" + loss.ordinal();
      Act activation = loss == Loss.BINARY_CROSS_ENTROPY ? Act.SIGMOID : Act.LINEAR;
      heads.append(
          """
            @From("hidden") @Dense(units = 3, activation = Act.%s)
            @Output(loss = Loss.%s, weight = %s, label = "%sLabel") Tensor %s;
          """
              .formatted(activation, loss, 0.5 + loss.ordinal() / 2.0, name, name));
    }
    String source =
        """
        package shop;

        import dev.tenon.*;

        @Model
        @Training(weightDecay = 0.01)
        final class Heads {
          @Input("N 5") Tensor x;
          @Dense(units = 4) @BatchNorm @Dropout(0.5) Tensor hidden;
        %s}
        """
            .formatted(heads);
    assertSameAsLive(folder, "Heads", source);
  }

  private static String assertSameAsLive(Path folder, String name, String source) throws Exception {
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC, folder, Map.of("shop/" + name + ".java", source), "-Xlint:all");
    assertEquals(List.of(), compiled.messages());
    try (URLClassLoader loader = compiled.loader()) {
      Class<?> model = loader.loadClass("shop." + name);
      Program program = Assembler.assemble(Reflection.declaration(model)).program();
      try (ModelGraph generated =
              (ModelGraph)
                  loader.loadClass("shop." + name + "Graph").getConstructor().newInstance();
          ModelGraph live = new GraphBuilder(program)) {
        var expected = live.graph().toGraphDef();
        var actual = generated.graph().toGraphDef();
        assertTrue(expected.getNodeCount() > 50, "the graph has nodes");
        assertEquals(expected.getNodeList(), actual.getNodeList());
      }
    }
    return compiled.generated("shop/" + name + "Graph.java");
  }
}
