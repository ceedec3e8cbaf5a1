package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever {@code run.json} holds, it is read or refused. */
class RunFileFuzzTest {
  private static final int INPUTS = 10_000;

  @TempDir private Path folder;

  @Test
  void readsOrRefuses() throws Exception {
    try (Trainer<?> trainer = Networks.trainer()) {
      trainer.save(folder.resolve("run"));
    }
    byte[] good = Files.readAllBytes(folder.resolve("run/run.json"));
    assertEquals("Tiny", Checkpoint.run(folder, good).model());
    Random random = new Random(1);
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
