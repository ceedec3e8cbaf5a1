package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of weights that is generated, and what a copy of it is good for. */
class LockTest {
  private static final String NET =
      """
      package shop;

      import dev.tenon.*;

      @Model
      record Net(
          @Input("N 8 8 1") Tensor image,
          @Conv2d(filters = 4, kernel = 3) Tensor conv1,
          @BatchNorm Tensor norm,
          @Flatten Tensor flat,
          @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 3) Tensor logits) {}
      """;

  private static final String WEIGHTS =
      """
      parameter conv1/kernel: float32 3 3 1 4
      parameter conv1/bias: float32 4
      parameter norm/gamma: float32 4
      parameter norm/beta: float32 4
      state norm/movingMean: float32 4
      state norm/movingVariance: float32 4
      parameter logits/kernel: float32 256 3
      parameter logits/bias: float32 3
      """;

  @TempDir private Path folder;

  private static Map<String, String> net(String source) {
    return Map.of("shop/Net.java", source);
  }

  private static List<String> firsts(Compiled compiled) {
    return compiled.messages().stream().map(m -> m.kind() + " " + m.firstLine()).toList();
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void listsWeightsInOrder(Compiler compiler) {
    Compiled compiled = Compiled.compile(compiler, folder, net(NET));

    String text = compiled.generated("shop/NetGraph.shapes");
    assertTrue(text.startsWith("# tenon shapes 1: Net\ninput image: float32 N 8 8 1\n"), text);
    assertTrue(text.endsWith(WEIGHTS), text);
    assertEquals(
        text, Compiled.compile(compiler, folder, net(NET)).generated("shop/NetGraph.shapes"));
  }

  /** What the message says makes it silent. */
  @ParameterizedTest
  @EnumSource(Compiler.class)
  void isSilentOnceTheGeneratedFileIsCopied(Compiler compiler) throws IOException {
    Locks.lock(folder.resolve("out/shop"), "Net", WEIGHTS.replace("3 3 1 4", "5 5 1 4"));
    Compiled compiled = Compiled.compile(compiler, folder, net(NET));

    assertEquals(
        List.of("WARNING [WeightShape] conv1/kernel was 5 5 1 4, is now 3 3 1 4"),
        firsts(compiled));
    String text = compiled.messages().get(0).text();
    String told = text.substring(text.indexOf("accept the change: cp ") + 22);
    String command = told.lines().findFirst().orElseThrow();
    String[] files = command.split(" ");
    assertEquals(2, files.length, command);
    Files.copy(
        Path.of(files[0]), Path.of(files[1]), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals(List.of(), firsts(Compiled.compile(compiler, folder, net(NET))));
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void isFoundInTheFolderThatAnOptionNames(Compiler compiler) throws IOException {
    Path kept = folder.resolve("kept");
    Locks.lock(kept.resolve("shop"), "Net", WEIGHTS.replace("256 3", "128 3"));
    String option = "-Atenon.lock=" + kept;

    List<String> told = List.of("[WeightShape] logits/kernel was 128 3, is now 256 3");
    assertEquals(
        told.stream().map(t -> "WARNING " + t).toList(),
        firsts(Compiled.compile(compiler, folder, net(NET), option)));
    Compiled refused =
        Compiled.compile(compiler, folder, net(NET), option, "-Atenon.lock.severity=error");
    assertEquals(told.stream().map(t -> "ERROR " + t).toList(), firsts(refused));
    assertFalse(refused.success());
    assertTrue(
        refused.generated("shop/NetGraph.shapes").endsWith(WEIGHTS), "what is copied to accept it");
    assertEquals(
        List.of(),
        firsts(Compiled.compile(compiler, folder, net(NET), "-Atenon.lock=" + folder)),
        "a folder without a lock");
  }

  @Test
  void tellsHowASizeThatNoWeightExplainsCameAbout() {
    Locks.lock(folder.resolve("out/shop"), "Net", WEIGHTS.replace("256 3", "64 3"));
    Compiled compiled = Compiled.compile(Compiler.JAVAC, folder, net(NET));

    String text = compiled.messages().get(0).text();
    assertTrue(text.contains("256 = 4 channels x 8 x 8"), text);
  }

  @Test
  void refusesALockThatSaysNothing() throws IOException {
    Path place = Files.createDirectories(folder.resolve("out/shop"));
    Files.writeString(place.resolve("Net.shapes"), "conv1/kernel 3 3 1 4\n");
    assertEquals(
        List.of("ERROR [LockText] the lock does not begin with \"# tenon shapes 1:\" and a name"),
        firsts(Compiled.compile(Compiler.JAVAC, folder, net(NET))));

    Locks.lock(place, "Net", "parameter conv1/kernel: float32 3 three\n");
    assertEquals(
        List.of("ERROR [LockText] line 2 of the lock says no name and sizes: float32 3 three"),
        firsts(Compiled.compile(Compiler.JAVAC, folder, net(NET))));
  }

  @Test
  void listsTheWeightsOfEachVariant() {
    String source =
        """
        package shop;

        import static dev.tenon.Tenon.*;

        import dev.tenon.*;

        @Model
        class Net {
          @Variant static final Net SMALL = new Net(4);
          @Variant static final Net LARGE = new Net(8);

          final Layer body;

          Net(int units) {
            body = dense(units);
          }

          @Inference
          Tensor scores(@Shape("N 5") Tensor x) {
            return body.apply(x);
          }
        }
        """;
    Locks.lock(folder.resolve("out/shop"), "Large", "parameter old/kernel: float32 5 8\n");
    Compiled compiled = Compiled.compile(Compiler.JAVAC, folder, net(source));

    assertTrue(compiled.generated("shop/SmallGraph.shapes").contains("body/kernel: float32 5 4\n"));
    assertTrue(compiled.generated("shop/LargeGraph.shapes").contains("body/kernel: float32 5 8\n"));
    assertEquals(1, compiled.messages().size(), () -> firsts(compiled).toString());
  }

  /** Generated graphs know former names, those of what an optimizer remembers too. */
  @Test
  void generatesFormerNames() {
    String source = NET.replace("@BatchNorm", "@Formerly({\"old\", \"bn\"}) @BatchNorm");
    Compiled compiled = Compiled.compile(Compiler.JAVAC, folder, net(source));

    assertEquals(List.of(), firsts(compiled));
    String graph = compiled.generated("shop/NetGraph.java").replaceAll("\\s+", "");
    assertTrue(
        graph.contains("(\"norm/gamma\",TFloat32.class,4).formerly(\"old/gamma\",\"bn/gamma\")"),
        graph);
    assertTrue(
        graph.contains("(\"norm/movingMean\",TFloat32.class,4).formerly(\"old/movingMean\","),
        graph);
    assertTrue(graph.contains(".formerly(\"old/gamma/adam/"), graph);
  }

  @Test
  void showsInThePageWhatJavacPrints() throws IOException {
    Path root = Path.of(System.getProperty("user.dir")).getParent();
    String mnist = "dev/tenon/samples/mnist/MnistCnn.java";
    String model = Files.readString(root.resolve("samples/src/main/java/" + mnist));
    Map<String, String> before = Map.of(mnist, model);
    Compiled first = Compiled.compile(Compiler.JAVAC, folder, before);
    String generated = first.generated("dev/tenon/samples/mnist/MnistCnnGraph.shapes");
    Path lock = folder.resolve("out/dev/tenon/samples/mnist/MnistCnn.shapes");
    Files.writeString(lock, generated);
    String wider = model.replace("filters = 32", "filters = 48");
    Compiled compiled = Compiled.compile(Compiler.JAVAC, folder, Map.of(mnist, wider));

    String page = Files.readString(root.resolve("docs/lock.md"));
    String printed = compiled.messages().get(0).printed() + "\n";
    String shown = page.split("```\n?")[1];
    assertEquals(withoutCommand(shown), withoutCommand(printed));
    String lines = page.split("```\n?")[3].replace("...\n", "");
    assertTrue(generated.startsWith(lines), generated);
  }

  private static String withoutCommand(String message) {
    return message.replaceAll("cp .*", "cp");
  }
}
