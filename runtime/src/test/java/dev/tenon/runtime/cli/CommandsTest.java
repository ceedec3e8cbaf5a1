package dev.tenon.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenon.runtime.Seals;
import dev.tenon.runtime.data.IdxFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with a model once it is trained, and what is said where that fails. */
class CommandsTest {
  @TempDir private static Path shared;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void train() throws IOException {
    IdxFiles.write(shared);
    CommandsTest first = new CommandsTest();
    assertEquals(
        0,
        first.run("--data", shared.toString(), "--checkpoint", trained(), "--plain"),
        first.err::toString);
    assertEquals(0, first.run("export", served(), "--checkpoint", trained()), first.err::toString);
  }

  private static String trained() {
    return shared.resolve("trained").toString();
  }

  private static String served() {
    return shared.resolve("served").toString();
  }

  private int run(String... args) {
    return new CommandLineRunner(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(CommandLineRunnerTest.Small.class, "", args);
  }

  private String told(String... args) {
    out.reset();
    err.reset();
    assertEquals(0, run(args), err::toString);
    return out.toString(StandardCharsets.UTF_8).replace("\r", "");
  }

  private String error(String... args) {
    out.reset();
    err.reset();
    assertEquals(2, run(args));
    String text = err.toString(StandardCharsets.UTF_8).strip();
    assertTrue(text.startsWith("error: "), text);
    return text.substring("error: ".length());
  }

  /** A picture of one grey, with a spot in its middle. */
  private String picture(String name, int width, int height, int grey, int spot)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean middle = x > width / 3 && x < 2 * width / 3;
        image.getRaster().setSample(x, y, 0, middle ? spot : grey);
      }
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file.toString();
  }

  @Test
  void evaluateMeasuresTheTestData() {
    String test = told("evaluate", "--checkpoint", trained(), "--data", shared.toString());
    assertTrue(test.startsWith("Small, weights of " + trained() + "/epoch-0002: test loss "), test);
    assertTrue(test.contains(" accuracy "), test);
    String train =
        told("evaluate", "--split=train", "--checkpoint", trained(), "--data", shared.toString());
    assertTrue(train.contains(": train loss "), train);
    assertTrue(
        error("evaluate", "--checkpoint", served(), "--data", shared.toString())
            .contains("is a saved model"));
  }

  /** The loss on what is trained on falls, so that the first epoch is the one with the largest. */
  @Test
  void anEpochOfARunIsChosen() {
    String run = folder.resolve("run").toString();
    String[] stopping = {
      "--epochs=5", "--early-stopping=1", "--monitor=max trainLoss", "--checkpoint", run
    };
    String told = told(with(stopping, "--data", shared.toString(), "--plain"));
    assertTrue(told.contains("; the weights are those of epoch 1\n"), told);
    assertTrue(told.matches("(?s).*2 epochs in .*; best train loss .* after epoch 1\n"), told);

    String[] evaluate = {"evaluate", "--data", shared.toString(), "--checkpoint", run};
    assertTrue(told(evaluate).startsWith("Small, weights of " + run + "/epoch-0001: "));
    assertTrue(
        err.toString(StandardCharsets.UTF_8)
            .contains("reads epoch 1, with whose weights the run ended; --at-epoch last reads "));
    assertTrue(told(with(evaluate, "--at-epoch=last")).contains("/epoch-0002: "));
    assertTrue(told(with(evaluate, "--at-epoch=best")).contains("/epoch-0001: "));
    assertTrue(told(with(evaluate, "--at-epoch=2")).contains("/epoch-0002: "));
    assertEquals(
        run + " has no checkpoint of epoch 7; it has those of 1, 2",
        error(with(evaluate, "--at-epoch=7")));
    assertTrue(
        error("export", "x", "--checkpoint", served(), "--at-epoch=2").contains("has no epochs"));
    assertTrue(
        error("export", "x", "--checkpoint", run + "/epoch-0002", "--at-epoch=1")
            .contains("epoch-0002 is one checkpoint, of epoch 2; to choose another, "));
    assertTrue(
        error("export", "x", "--checkpoint", run, "--at-epoch=first")
            .contains("best, last, or the number of an epoch"));
  }

  @Test
  void predictPrintsTheClassAndAllProbabilities() throws IOException {
    String file = picture("one.png", 28, 28, 0, 255);
    List<String> lines = told("predict", "--checkpoint", trained(), file).lines().toList();
    assertEquals(11, lines.size(), lines::toString);
    assertTrue(lines.get(0).matches(".*one\\.png: \\d"), lines::toString);
    double sum = 0;
    String likeliest = "";
    double most = 0;
    for (String line : lines.subList(1, 11)) {
      String[] cells = line.strip().split(" +");
      double probability = Double.parseDouble(cells[1].replace("%", ""));
      likeliest = probability > most ? cells[0] : likeliest;
      most = Math.max(most, probability);
      sum += probability;
    }
    assertEquals(100, sum, 0.6);
    assertTrue(lines.get(0).endsWith(": " + likeliest), lines::toString);
    assertEquals(
        String.join("\n", lines),
        told("predict", "--checkpoint", served(), file).stripTrailing(),
        "a saved model says the same as its checkpoint");
  }

  @Test
  void predictGivesATableOfSeveralInEachFormat() throws IOException {
    String one = picture("one.png", 28, 28, 0, 255);
    String two = picture("two.png", 56, 56, 0, 80);
    String[] files = {"predict", "--checkpoint", served(), one, two};
    List<String> table = told(files).lines().toList();
    assertEquals(3, table.size());
    assertEquals(
        List.of("file", "answer", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        List.of(table.get(0).split(" +")));
    String[] csv = with(files, "--format", "csv");
    List<String> lines = told(csv).lines().toList();
    assertEquals("file,answer,0,1,2,3,4,5,6,7,8,9", lines.get(0));
    JsonNode json = new ObjectMapper().readTree(told(with(files, "--format", "json")));
    assertEquals(2, json.size());
    for (int i = 0; i < 2; i++) {
      String answer = json.get(i).get("answer").asText();
      assertEquals(answer, lines.get(i + 1).split(",")[1]);
      assertEquals(answer, table.get(i + 1).split(" +")[1]);
      assertEquals(10, json.get(i).get("probabilities").size());
    }
  }

  private static String[] with(String[] args, String... more) {
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }

  @Test
  void picturesThatCannotBeReadLeaveTheOthers() throws IOException {
    String good = picture("good.png", 28, 28, 0, 255);
    String wide = picture("wide.png", 40, 28, 0, 255);
    String text = Files.writeString(folder.resolve("text.png"), "hello").toString();
    String error = error("predict", "--checkpoint", served(), good, wide, text);
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("good.png: "), out::toString);
    assertEquals(2, error.lines().count(), error);
    assertTrue(error.contains("wide.png is 40 x 28"), error);
    assertTrue(error.contains("--fit"), error);
    assertTrue(error.contains("text.png: expected PNG or JPEG"), error);
    assertTrue(told("predict", "--checkpoint", served(), "--fit=crop", wide).contains("wide.png"));
  }

  @Test
  void darkOnLightIsExchanged() throws IOException {
    String ink = picture("ink.png", 28, 28, 255, 0);
    String light = picture("light.png", 28, 28, 0, 255);
    String inverted = told("predict", "--checkpoint", served(), "--invert", ink);
    assertEquals(
        told("predict", "--checkpoint", served(), light).replace("light", "ink"), inverted);
  }

  @Test
  void missingThingsAreSaidToBeMissing() throws IOException {
    String file = picture("one.png", 28, 28, 0, 255);
    assertEquals(
        "there is no file no.png; check the name",
        error("predict", "--checkpoint", served(), "no.png"));
    assertEquals(
        "there is no file no.png; check the name",
        error("predict", "--checkpoint", served(), file, "no.png"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("one.png: "), "the others' answers");
    assertEquals(
        "there is no folder runs/none (--checkpoint)",
        error("predict", "--checkpoint", "runs/none", file));
    assertEquals(
        "--checkpoint takes a folder, and %s is a file".formatted(file),
        error("predict", "--checkpoint", file, file));
    assertEquals(
        "there is no trained Small: runs/Small does not exist, and --checkpoint names no other"
            + " folder; train one by: Small --checkpoint runs/Small",
        error("predict", file).replace('\\', '/'));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String none = error("predict", "--checkpoint", empty.toString(), file);
    assertTrue(none.contains("there is no checkpoint"), none);
    assertEquals(
        "predict takes FILE..., and none is given; for instance: predict picture.png (try predict --help)",
        error("predict"));
  }

  @Test
  void anotherModelIsRefused() throws IOException {
    String file = picture("one.png", 28, 28, 0, 255);
    Path card = folder.resolve("other");
    copy(shared.resolve("served"), card);
    Seals.edit(
        card.resolve("assets.extra/tenon.json"), text -> text.replace("\"Small\"", "\"Large\""));
    String error = error("predict", "--checkpoint", card.toString(), file);
    assertTrue(error.contains("is a saved model of Large, not of Small"), error);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  @Test
  void exportWritesWeights() throws IOException {
    Path npz = folder.resolve("w.npz");
    Path safetensors = folder.resolve("w.safetensors");
    told(
        "export",
        "--checkpoint",
        trained(),
        "--npz",
        npz.toString(),
        "--safetensors",
        safetensors.toString());
    assertEquals('P', Files.readAllBytes(npz)[0]);
    assertTrue(Files.size(safetensors) > 7_850 * 4);
    assertTrue(error("export", "--checkpoint", trained()).contains("export takes a folder"));
    assertTrue(
        error("export", folder.toString(), "--checkpoint", trained())
            .contains("exists and is no saved model"));
  }

  @Test
  void summaryDrawsTheNetwork() throws IOException {
    Path svg = folder.resolve("network.svg");
    assertTrue(told("summary", "--svg", svg.toString()).contains("7,850"), out::toString);
    String drawn = Files.readString(svg);
    assertTrue(drawn.startsWith("<svg") && drawn.contains("dense"), drawn);
    assertEquals(
        "--svg takes a file, and %s is a folder; name a file in it".formatted(folder),
        error("summary", "--svg", folder.toString()));
  }

  @Test
  void summaryAndDevicesNeedNothing() {
    assertTrue(told("summary").contains("7,850"), out::toString);
    assertTrue(told("devices").startsWith("/device:CPU:0  "), out::toString);
  }
}
