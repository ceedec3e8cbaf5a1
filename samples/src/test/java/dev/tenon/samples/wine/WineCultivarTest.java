package dev.tenon.samples.wine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** As two processes do it: the second has the saved model and the file, and nothing else. */
  @Test
  void tellsWinesOfAFileByWhatWasSaved(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Path model = folder.resolve("model");
    WineCultivar.save(model, out);
    Path file =
        Files.writeString(
            folder.resolve("new.csv"),
            """
            alcohol,malic_acid,ash,alcalinity_of_ash,magnesium,total_phenols,flavanoids,\
            nonflavanoid_phenols,proanthocyanins,color_intensity,hue,od280/od315_of_diluted_wines,proline
            14.1,2.0,2.4,16,105,2.9,3.0,0.3,2.0,5.8,1.0,3.4,1200
            13.4,3.9,2.5,23,105,1.5,0.7,0.5,0.9,8.5,0.6,1.6,630
            """);
    WineCultivar.predict(model, file, out);
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertTrue(lines.get(1).startsWith("CLASS_0 ("), lines.get(1));
    assertTrue(lines.get(2).startsWith("CLASS_2 ("), lines.get(2));
  }
}
