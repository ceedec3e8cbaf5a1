package dev.tenon.samples.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Mnist;
import dev.tenon.runtime.serve.Classifier;
import dev.tenon.samples.mnist.MnistCnn;
import dev.tenon.samples.mnist.MnistCnnPredictor;
import dev.tenon.samples.mnist.MnistCnnTrainer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that was trained and exported classifies pictures in a process that has no model. */
class FreshProcessTest {
  private static final int COUNT = 40;

  @TempDir private Path folder;

  @Test
  void aProcessWithoutTheModelClassifiesPictures() throws Exception {
    Path model = folder.resolve("model");
    List<Digits.Picture> pictures = Digits.pictures(folder, COUNT);
    List<Integer> expected = new ArrayList<>();
    try (MnistCnnTrainer trainer = Digits.trained()) {
      trainer.export(model);
      Classifier here = Classifier.of(trainer.predictor(), Mnist.class);
      pictures.forEach(picture -> expected.add(here.classify(picture.file()).label()));
    }
    try (MnistCnnPredictor predictor = MnistCnnPredictor.load(model)) {
      Classifier loaded = Classifier.of(predictor);
      assertEquals(
          expected, pictures.stream().map(p -> loaded.classify(p.file()).label()).toList());
    }
    List<Integer> answers = answers(pictures, withoutModels(), model.toString());
    assertEquals(expected, told(model, pictures));
    assertEquals(expected, answers);
    assertEquals(
        expected,
        answers(pictures, onlyThePredictor() + withoutModels(), "typed", model.toString()));
    long right = 0;
    for (int i = 0; i < COUNT; i++) {
      right += answers.get(i) == pictures.get(i).label() ? 1 : 0;
    }
    assertTrue(right >= COUNT * 9 / 10, right + " of " + COUNT + " are right");
  }

  /** What the command line of the model prints: a table, whose second column is the digit. */
  private List<Integer> told(Path model, List<Digits.Picture> pictures) throws Exception {
    List<String> command =
        java(
            System.getProperty("java.class.path"),
            MnistCnn.class,
            "predict",
            "--checkpoint",
            model.toString());
    pictures.forEach(picture -> command.add(picture.file().toString()));
    List<String> table = run(command);
    assertEquals(COUNT + 1, table.size(), table::toString);
    return table.stream().skip(1).map(line -> Integer.valueOf(line.split(" +")[1])).toList();
  }

  private static List<String> java(String classPath, Class<?> main, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  /** A folder of the generated predictor's classes, without trainer, graph and model. */
  private String onlyThePredictor() throws Exception {
    Path all =
        Path.of(
            MnistCnnPredictor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path only = folder.resolve("only");
    try (Stream<Path> classes = Files.walk(all)) {
      for (Path compiled :
          classes.filter(c -> c.toString().contains("MnistCnnPredictor")).toList()) {
        Path copy = only.resolve(all.relativize(compiled));
        Files.createDirectories(copy.getParent());
        Files.copy(compiled, copy);
      }
    }
    return only + File.pathSeparator;
  }

  private static String withoutModels() {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).endsWith(Path.of("samples/target/classes")))
            .collect(Collectors.joining(File.pathSeparator));
    assertFalse(classPath.contains("tenon-processor"));
    return classPath;
  }

  private List<Integer> answers(List<Digits.Picture> pictures, String classPath, String... args)
      throws Exception {
    List<String> command = java(classPath, ClassifyFiles.class, args);
    pictures.forEach(picture -> command.add(picture.file().toString()));
    return run(command).stream()
        .filter(line -> line.startsWith("label "))
        .map(line -> Integer.valueOf(line.substring("label ".length())))
        .toList();
  }

  private List<String> run(List<String> command) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> text(err));
    return Files.readAllLines(out);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
