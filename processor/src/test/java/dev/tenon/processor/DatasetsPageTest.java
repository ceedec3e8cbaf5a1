package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/datasets.md}: its Java compiles, its methods run, and mistakes are told as it says.
 */
class DatasetsPageTest {
  private static final Pattern BLOCK = Pattern.compile("```(java)?\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?:record|class) (\\w+)");
  private static final String HEAD =
      """
      package page;

      import static dev.tenon.Act.RELU;

      import dev.tenon.*;
      """;
  private static final String IMPORTS =
      HEAD
          + """
          import dev.tenon.runtime.*;
          import dev.tenon.runtime.data.*;
          import dev.tenon.runtime.report.TrainingListener;
          import java.nio.file.Path;
          import java.util.*;
          """;
  private static final String MODEL = "Survival";

  @TempDir private Path folder;
  private final List<String> texts;
  private final Map<String, String> sources = new LinkedHashMap<>();

  DatasetsPageTest() throws IOException {
    List<MatchResult> blocks =
        BLOCK.matcher(Files.readString(Path.of("../docs/datasets.md"))).results().toList();
    texts = blocks.stream().filter(b -> b.group(1) == null).map(b -> b.group(2).strip()).toList();
    StringBuilder methods = new StringBuilder();
    for (MatchResult block : blocks) {
      String code = block.group(2);
      if (block.group(1) == null) {
        continue;
      }
      if (code.startsWith("static ")) {
        methods.append(code.replaceFirst("static ", "public static "));
        continue;
      }
      var name = NAME.matcher(code);
      assertTrue(name.find(), code);
      String head = code.contains("@Model") ? HEAD + "\n" : IMPORTS;
      sources.put("page/" + name.group(1) + ".java", head + code);
    }
    sources.put("page/Methods.java", IMPORTS + "public final class Methods {\n" + methods + "}\n");
  }

  @Test
  void theMistakeIsToldAsItSays() {
    Compiled compiled = Compiled.compile(Compiler.JAVAC, folder, sources);
    assertEquals(
        List.of(texts.get(0)), compiled.messages().stream().map(m -> m.printed().strip()).toList());
  }

  @Test
  void withoutItItsMethodsRun() throws Exception {
    sources.computeIfPresent(
        "page/" + MODEL + ".java", (file, text) -> text.replace("inputs = 6", "inputs = 8"));
    sources.put("page/Use.java", USE);
    Compiled compiled = Compiled.compile(Compiler.JAVAC, folder, sources, "-Xlint:all", "-Werror");
    assertEquals(List.of(), compiled.messages().stream().map(Compiled.Message::text).toList());
    StringBuilder table = new StringBuilder("Fare,age,ADULT,port,Survived?\n");
    for (int i = 0; i < 40; i++) {
      table.append(i % 2 == 0 ? "100,,yes,S,1\n" : "5,30,no,,0\n");
    }
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("passengers.csv"), table);
    Files.writeString(
        data.resolve("bad.csv"), "fare,age,adult,port,Survived?\n1,,1,S,1\n1,,1,X,1\n");
    URL[] classes = {folder.resolve("out").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      Method use = loader.loadClass("page.Use").getMethod("use", Path.class);
      String[] wrong = (String[]) use.invoke(null, data);
      assertEquals(texts.get(1), wrong[0]);
      assertEquals(
          texts.get(2), wrong[1].replace(data.resolve("bad.csv").toString(), "passengers.csv"));
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static final String USE =
      IMPORTS
          + """
          public final class Use {
            /** The rows of a later program. */
            static final class Later {
              enum Port {
                CHERBOURG,
                QUEENSTOWN,
                UNKNOWN
              }

              record Passenger(
                  double fare, Double age, boolean adult, Port port, @Label boolean survived) {}
            }

            /** What is said of another record, and of a bad file. */
            public static String[] use(Path data) {
              List<Passenger> rows = CsvRows.read(Passenger.class, data.resolve("passengers.csv"));
              Dataset<Passenger> all = Dataset.of(Passenger.class, rows);
              Splits<Passenger> parts = all.split(0.5, 1);
              Path model = data.resolve("model");
              try (SurvivalTrainer trainer = new SurvivalTrainer()) {
                trainer.fit(parts, SurvivalTrainer.DEFAULTS, new TrainingListener() {});
                trainer.export(model);
              }
              check(Methods.encoded(model, data.resolve("passengers.csv")).length == 40 * 8);
              check(Methods.error(all) < 0.1);
              Dataset<Points> points = Points.circle(3000);
              check(points.size() == 3000);
              Dataset<Points> stored = Methods.prepared(points, data.resolve("points"));
              check(stored.size() == 1000);
              check(stored.filter(example -> example.input().getFloat(0) > 0).size() == 1000);
              return new String[] {
                mistake(
                    () -> {
                      try (Predictor predictor = Predictor.load(model)) {
                        predictor.encoding(Later.Passenger.class);
                      }
                    }),
                mistake(() -> CsvRows.read(Passenger.class, data.resolve("bad.csv")))
              };
            }

            private static String mistake(Runnable action) {
              try {
                action.run();
                return "nothing";
              } catch (UserError e) {
                return e.getMessage();
              }
            }

            private static void check(boolean right) {
              if (!right) {
                throw new AssertionError();
              }
            }
          }
          """;
}
