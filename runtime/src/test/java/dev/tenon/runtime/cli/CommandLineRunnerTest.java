package dev.tenon.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Chain;
import dev.tenon.Mnist;
import dev.tenon.Model;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.runtime.GraphBuilder;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.data.IdxFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model's {@code main} does, from its arguments to its exit status. */
class CommandLineRunnerTest {
  /** A model whose trainer stands below, as if it had been generated. */
  @Model(data = Mnist.class)
  @Training(epochs = 2, batchSize = 4)
  static final class Small {
    final Chain body = Tenon.normalize().flatten().dense(10);

    Tensor forward(Tensor image) {
      return body.apply(image);
    }
  }

  @Model(data = Mnist.class)
  static final class Unprocessed {}

  @Model
  static final class WithoutData {}

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void forget() {
    CommandLineRunnerTest_SmallTrainer.made = 0;
  }

  private int run(Class<?> model, String... args) {
    return new CommandLineRunner(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(model, "", args);
  }

  private String error(Class<?> model, String... args) {
    assertEquals(2, run(model, args));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    String text = err.toString(StandardCharsets.UTF_8);
    assertEquals(1, text.lines().count(), text);
    return text.strip();
  }

  @Test
  void trainsAsTheModelSaysAndReports() throws IOException {
    IdxFiles.write(folder);
    Path report = folder.resolve("report.json");
    int status = run(Small.class, "--data", folder.toString(), "--report", report.toString());
    assertEquals(
        List.of(
            "nothing of it is kept; --checkpoint %s would keep it for predict, evaluate and export"
                .formatted(Path.of("runs/Small"))),
        err.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("no GPU: "))
            .toList());
    assertEquals(0, status);
    String told = out.toString(StandardCharsets.UTF_8);
    assertTrue(told.contains("Small: 7,850 parameters"), told);
    assertTrue(told.contains("2 epochs of 2 steps of 4"), told);
    assertTrue(Files.readString(report).contains("\"epoch\" : 2"));
  }

  @Test
  void helpIsNoMistake() {
    assertEquals(0, run(Small.class, "--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("--batch-size"));
    assertEquals(0, CommandLineRunnerTest_SmallTrainer.made);
  }

  @Test
  void aModelThatNoProcessorSawSaysWhatToDo() {
    String error = error(Unprocessed.class);
    assertTrue(error.contains("compiled without Tenon's annotation processor"), error);
    assertTrue(error.contains("annotationProcessorPaths"), error);
  }

  @Test
  void aModelInAMethodSaysSo() {
    @Model(data = Mnist.class)
    final class Local {}
    String error = error(Local.class);
    assertTrue(error.contains("Local is declared in a method"), error);
  }

  @Test
  void aModelWithoutDataSaysSo() {
    String error = error(WithoutData.class);
    assertTrue(error.contains("WithoutData names no data set"), error);
  }

  @Test
  void whatIsNoModelSaysSo() {
    assertTrue(error(String.class).contains("String is no model"));
  }

  /** TensorFlow prints lines of its own when it starts; then one clear line would be several. */
  @Test
  void mistakesInTheDataAreFoundBeforeTensorFlowStarts() throws IOException {
    String missing = error(Small.class, "--data", folder.resolve("no").toString());
    assertTrue(missing.contains("there is no such folder"), missing);
    err.reset();

    IdxFiles.write(folder);
    Path images = folder.resolve("train-images-idx3-ubyte.gz");
    byte[] whole = Files.readAllBytes(images);
    Files.write(images, java.util.Arrays.copyOf(whole, whole.length / 2));
    String truncated = error(Small.class, "--data", folder.toString());
    assertTrue(truncated.contains("train-images-idx3-ubyte.gz"), truncated);

    assertEquals(0, CommandLineRunnerTest_SmallTrainer.made);
  }

  @Test
  void aMistakeLeavesNoReport() {
    Path report = folder.resolve("report.json");
    error(Small.class, "--data", folder.toString(), "--report", report.toString());
    assertFalse(Files.exists(report));
  }
}

/** What would be generated for {@link CommandLineRunnerTest.Small}. */
final class CommandLineRunnerTest_SmallTrainer extends Trainer<Mnist> {
  static int made;

  public CommandLineRunnerTest_SmallTrainer() {
    super(new Graph());
    made++;
  }

  private static final class Graph extends GraphBuilder {
    Graph() {
      super(CommandLineRunnerTest.Small.class, "");
    }
  }
}
