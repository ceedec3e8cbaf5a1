package dev.tenon.samples.wine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.cli.CommandLineRunner;
import dev.tenon.samples.Told;
import dev.tenon.samples.mnist.MnistCnn;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WineCultivarTest {
  @Test
  void tellsMostWinesThatItHasNotSeen() {
    List<String> lines = Told.by(WineCultivar::main, "cross-validate");
    assertEquals(6, lines.size(), lines::toString);
    String all = lines.get(5);
    assertTrue(all.matches("all folds: \\d+ of 178 right \\(.* %\\), loss .*"), all);
    int right = Integer.parseInt(all.split(" ")[2]);
    assertTrue(right > 0.94 * 178, all);
  }

  @Test
  void helpShowsFilesOfItsKind() {
    String help = String.join("\n", Told.by(WineCultivar::main, "--help"));
    String predict = String.join("\n", Told.by(WineCultivar::main, "predict", "--help"));
    assertTrue(help.contains("predict rows.csv"), help);
    assertTrue(predict.contains("--format csv rows.csv"), predict);
    assertFalse((help + predict).contains(".png"), help + predict);
    String pictures = String.join("\n", Told.by(MnistCnn::main, "--help"));
    assertTrue(pictures.contains("predict picture.png"), pictures);
  }

  /** As two processes do it: the second has the saved model and the file, and nothing else. */
  @Test
  void tellsWinesOfAFileByWhatWasSaved(@TempDir Path folder) throws IOException {
    String runs = folder.resolve("runs").toString();
    String model = folder.resolve("model").toString();
    Told.by(WineCultivar::main, "--checkpoint", runs, "--plain");
    Told.by(WineCultivar::main, "export", model, "--checkpoint", runs);
    Path file =
        Files.writeString(
            folder.resolve("new.csv"),
            """
            alcohol,malic_acid,ash,alcalinity_of_ash,magnesium,total_phenols,flavanoids,\
            nonflavanoid_phenols,proanthocyanins,color_intensity,hue,od280/od315_of_diluted_wines,proline
            14.1,2.0,2.4,16,105,2.9,3.0,0.3,2.0,5.8,1.0,3.4,1200
            13.4,3.9,2.5,23,105,1.5,0.7,0.5,0.9,8.5,0.6,1.6,630
            """);
    for (String weights : List.of(model, runs)) {
      List<String> table =
          Told.by(WineCultivar::main, "predict", "--checkpoint", weights, file.toString());
      assertTrue(table.get(0).startsWith("row  answer"), table.get(0));
      assertTrue(table.get(1).startsWith("1    CLASS_0"), table.get(1));
      assertTrue(table.get(2).startsWith("2    CLASS_2"), table.get(2));
    }
    Files.delete(folder.resolve("model/saved_model.pb"));
    assertEquals(
        "error: the saved model %s is damaged: saved_model.pb is missing; export it again"
            .formatted(model),
        refused("predict", "--checkpoint", model, file.toString()));
    assertEquals(
        "error: predict takes files, and %s is a folder; name those in it, such as %s"
            .formatted(folder, folder + File.separator + "*.csv"),
        refused("predict", "--checkpoint", runs, folder.toString()));
  }

  private static String refused(String... args) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      assertEquals(2, new CommandLineRunner().run(WineCultivar.class, "", args));
    } finally {
      System.setErr(before);
    }
    return told.toString(StandardCharsets.UTF_8).strip();
  }
}
