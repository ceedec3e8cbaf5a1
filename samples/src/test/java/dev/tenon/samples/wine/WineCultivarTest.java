package dev.tenon.samples.wine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WineCultivarTest {
  @Test
  void tellsMostWinesThatItHasNotSeen() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    double share =
        WineCultivar.crossValidate(
            Optional.empty(), new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertTrue(share > 0.94, "only " + share);
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(6, lines.size());
    assertTrue(lines.get(5).matches("all folds: \\d+ of 178 right \\(.* %\\)"), lines.get(5));
  }
}
