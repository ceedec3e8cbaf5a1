package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Problem;
import dev.tenon.processor.Compiled.Compiler;
import dev.tenon.runtime.ModelGraph;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models in plain Java are run by the compiler. */
class FluentFormTest {
  private static final String RESNET =
      """
      package shop;

      import static dev.tenon.Tenon.*;

      import dev.tenon.*;

      @Model(data = Mnist.class)
      final class ResNet {
        @Variant static final ResNet RESNET_8 = new ResNet(1), RESNET_14 = new ResNet(2);
        final Layer body;

        ResNet(int n) {
          body =
              conv2d(4, 3)
                  .repeat(n, i -> Blocks.block(4, 1))
                  .repeat(n, i -> Blocks.block(8, i == 0 ? 2 : 1))
                  .globalAvgPool2d()
                  .dense(10);
        }

        Tensor forward(Tensor image) {
          System.out.println("sees " + image.dims());
          return body.apply(image.cast(DType.FLOAT32));
        }

        public static void main(String[] args) throws Exception {
          System.out.println(Resnet14Trainer.DEFAULTS);
          System.out.println(java.nio.file.Files.size(java.nio.file.Path.of(args[0])));
        }
      }
      """;

  private static final String BLOCKS =
      """
      package shop;

      import static dev.tenon.Tenon.*;

      import dev.tenon.*;

      interface Blocks {
        static Layer block(int filters, int stride) {
          Layer main = conv2d(filters, 3, o -> o.stride(stride)).batchNorm().relu().conv2d(filters, 3);
          Layer shortcut = stride == 1 ? identity() : conv2d(filters, 1, o -> o.stride(stride));
          return add(main, shortcut).relu();
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void generatesEachVariant() {
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC,
            folder,
            Map.of("shop/ResNet.java", RESNET, "shop/Blocks.java", BLOCKS),
            "-Xlint:all",
            "-Werror");
    assertEquals(
        List.of("sees N 28 28 1"), compiled.messages().stream().map(m -> m.text()).toList());
    assertEquals(Kind.NOTE, compiled.messages().get(0).kind());
    assertEquals(22, compiled.messages().get(0).line());
    assertTrue(compiled.success());
    String graph = compiled.generated("shop/Resnet14Graph.java");
    assertTrue(graph.contains("READ = {ResNet.class, Mnist.class, Blocks.class}"), graph);
    assertTrue(compiled.generated("shop/Resnet8Trainer.java").contains("class Resnet8Trainer"));
  }

  @Test
  void reportsAMistakeInAHelperOnceWithTheCalls() {
    String wrong = BLOCKS.replace("conv2d(filters, 1,", "conv2d(filters + 1, 1,");
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC, folder, Map.of("shop/ResNet.java", RESNET, "shop/Blocks.java", wrong));
    List<Compiled.Message> errors =
        compiled.messages().stream().filter(m -> m.kind() == Kind.ERROR).toList();
    assertEquals(1, errors.size(), errors.toString());
    assertEquals("Blocks.java:11", errors.get(0).file() + ":" + errors.get(0).line());
    assertTrue(errors.get(0).text().contains("called from ResNet.java:16"), errors.get(0).text());
    assertFalse(compiled.success());
    assertTrue(compiled.generated("shop/Resnet8Graph.java").contains("does not compile"));
  }

  @Test
  void saysTheSameWhereABuildToolWrapsTheEnvironment() {
    String wrong = BLOCKS.replace("conv2d(filters, 1,", "conv2d(filters + 1, 1,");
    for (String blocks : List.of(BLOCKS, wrong)) {
      Map<String, String> sources = Map.of("shop/ResNet.java", RESNET, "shop/Blocks.java", blocks);
      Compiled plain = Compiled.compile(Compiler.JAVAC, folder.resolve("plain"), sources);
      String graph = plain.generated("shop/Resnet14Graph.java");
      Compiled wrapped =
          Compiled.compile(
              Compiler.JAVAC,
              folder.resolve("wrapped"),
              sources,
              "-processor",
              "dev.tenon.processor.WrappedProcessor");
      assertEquals(printed(plain), printed(wrapped));
      assertEquals(graph, wrapped.generated("shop/Resnet14Graph.java"));
    }
  }

  @Test
  void staysSilentOfUnknownAnnotationsWhereABuildToolWrapsTheEnvironment() {
    String model =
        """
        package shop;

        import dev.tenon.*;

        @Model(data = Mnist.class)
        record Tiny(
            @Normalise Tensor pixels, @Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}
        """;
    Compiled wrapped =
        Compiled.compile(
            Compiler.JAVAC,
            folder,
            Map.of("shop/Tiny.java", model),
            "-processor",
            "dev.tenon.processor.WrappedProcessor");
    assertEquals(
        List.of("cannot find symbol"),
        wrapped.messages().stream().map(Compiled.Message::firstLine).toList());
  }

  private static List<String> printed(Compiled compiled) {
    return compiled.messages().stream().map(Compiled.Message::printed).toList();
  }

  @Test
  void leavesAnErrorOfPlainJavaToTheCompiler() {
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC,
            folder,
            Map.of("shop/ResNet.java", RESNET.replace("Tensor image", "Tenser image")));
    assertTrue(
        compiled.messages().stream().allMatch(m -> m.text().startsWith("cannot find symbol")),
        compiled.messages().toString());
  }

  @Test
  void eclipseTellsOnceThatItDoesNotCheckAndBuildsWhenAsked() throws ReflectiveOperationException {
    Compiled compiled =
        Compiled.compile(
            Compiler.ECJ, folder, Map.of("shop/ResNet.java", RESNET, "shop/Blocks.java", BLOCKS));
    assertEquals(1, compiled.messages().size(), compiled.messages().toString());
    assertTrue(compiled.messages().get(0).text().contains("are checked by javac"));
    assertTrue(compiled.success());
    try (ModelGraph graph = graph(compiled)) {
      assertTrue(graph.summary().contains("body/block_2/add/conv2d"), graph.summary());
      graph.function("train");
    }
  }

  @Test
  void eclipsesClassesTellAMistakeWhenTheyAreFirstBuilt() {
    String wrong = BLOCKS.replace("conv2d(filters, 1,", "conv2d(filters + 1, 1,");
    Compiled compiled =
        Compiled.compile(
            Compiler.ECJ, folder, Map.of("shop/ResNet.java", RESNET, "shop/Blocks.java", wrong));
    assertTrue(compiled.success());
    InvocationTargetException thrown =
        assertThrows(InvocationTargetException.class, () -> graph(compiled));
    String text = ((Problem) thrown.getCause()).text();
    assertTrue(text.startsWith("[BroadcastMismatch] body/block_2/add "), text);
    assertTrue(text.contains("at Blocks.java:11, in block"), text);
  }

  private static ModelGraph graph(Compiled compiled) throws ReflectiveOperationException {
    return (ModelGraph)
        Class.forName("shop.Resnet8Graph", true, compiled.loader()).getConstructor().newInstance();
  }
}
