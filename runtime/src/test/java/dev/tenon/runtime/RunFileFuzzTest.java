package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Tiny;
import dev.tenon.runtime.serve.Classifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever {@code run.json} and {@code tenon.json} hold, it is read or refused. */
class RunFileFuzzTest {
  private static final int INPUTS = Fuzz.inputs(10_000);

  @TempDir private Path folder;

  /** Knows its classes. */
  private static final class TinyTrainer extends Trainer<Rows> {
    TinyTrainer() {
      super(new GraphBuilder(Networks.program(Tiny.class)));
    }
  }

  @Test
  void readsOrRefuses() throws Exception {
    try (Trainer<?> trainer = Networks.trainer()) {
      trainer.save(folder.resolve("run"));
    }
    byte[] sealed = Files.readAllBytes(folder.resolve("run/run.json"));
    assertEquals("Tiny", Checkpoint.run(folder, sealed).model());
    assertSealed(sealed, bad -> Checkpoint.run(folder, bad));
    Seals.edit(folder.resolve("run/run.json"), text -> text);
    byte[] good = Files.readAllBytes(folder.resolve("run/run.json"));
    assertEquals("Tiny", Checkpoint.run(folder, good).model());
    Random random = Fuzz.random(1);
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] bad = mutated(good, random);
      try {
        Checkpoint.Run run = Checkpoint.run(folder, bad);
        assertNotNull(Checkpoint.damage(folder, run));
        assertNotNull(Differences.between(run.variables(), run.variables()));
      } catch (UserError e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError(new String(bad, StandardCharsets.UTF_8), e);
      }
    }
    assertTrue(refused > INPUTS / 4 && refused < INPUTS, refused + " refused");
  }

  @Test
  void readsOrRefusesCards() throws Exception {
    Path model = folder.resolve("model");
    try (Trainer<?> trainer = Networks.trainer()) {
      trainer.export(model);
    }
    Path file = model.resolve("assets.extra/tenon.json");
    assertSealed(Files.readAllBytes(file), bad -> SavedModel.card(folder, bad));
    Seals.edit(file, text -> text);
    byte[] good = Files.readAllBytes(file);
    Map<String, Port> inputs;
    try (Predictor predictor = Predictor.load(model)) {
      inputs = predictor.inputs("predict");
    }
    Random random = Fuzz.random(2);
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] bad = mutated(good, random);
      try {
        ModelCard card = SavedModel.card(folder, bad);
        assertTrue(card.classNames().isEmpty() || card.labels().size() == card.classes());
        card.functions().values().forEach(names -> assertNotNull(SizeChecks.of(names, inputs)));
      } catch (UserError e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError(new String(bad, StandardCharsets.UTF_8), e);
      }
    }
    assertTrue(refused > INPUTS / 4 && refused < INPUTS, refused + " refused");
  }

  @Test
  void aCardThatClaimsCountlessClassesTakesNoMemory() throws Exception {
    Path model = folder.resolve("model");
    try (Trainer<?> trainer = new TinyTrainer()) {
      trainer.export(model);
    }
    Path card = model.resolve("assets.extra/tenon.json");
    Seals.edit(card, text -> text.replaceFirst("\"classes\" : 3", "\"classes\" : 2147483647"));
    try (Predictor predictor = Predictor.load(model)) {
      String told = assertThrows(UserError.class, () -> Classifier.of(predictor)).getMessage();
      assertTrue(told.contains("no score for each of 2147483647 classes"), told);
    }
  }

  /** Whatever byte is another one is noticed. */
  private static void assertSealed(byte[] good, Consumer<byte[]> reading) {
    for (int i = 0; i < good.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) (1 << bit);
        if (!Character.isWhitespace(good[i]) || !Character.isWhitespace(bad[i])) {
          assertThrows(UserError.class, () -> reading.accept(bad), i + ": " + (char) bad[i]);
        }
      }
    }
  }

  /** One to four bytes changed, removed, doubled, or all from some place on cut off. */
  private static byte[] mutated(byte[] good, Random random) {
    String text = new String(good, StandardCharsets.ISO_8859_1);
    for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      String head = text.substring(0, at);
      String tail = text.substring(at + 1);
      text =
          switch (random.nextInt(6)) {
            case 0 -> head + (char) random.nextInt(256) + tail;
            case 1 -> head + tail;
            case 2 -> head + text.charAt(at) + text.charAt(at) + tail;
            case 3 -> head + "0123456789-.eE\"{}[],:".charAt(random.nextInt(21)) + tail;
            case 4 -> head.length() > 10 ? head : text;
            default -> head + "null" + tail;
          };
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
