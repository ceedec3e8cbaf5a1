package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/sequences.md}: its models compile, and its mistakes are told as it says. */
class SequencesPageTest {
  private static final Pattern BLOCK = Pattern.compile("```(java)?\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?:record|class) (\\w+)");
  private static final String HEAD =
      """
      package page;

      import static dev.tenon.Tenon.*;

      import dev.tenon.*;

      """;
  private static final String LOOP =
      """
      package page;

      import dev.tenon.runtime.*;
      import java.util.*;

      final class Loop {
        static void write(Predictor predictor) {
      %s
        }
      }
      """;

  private final List<MatchResult> blocks;

  SequencesPageTest() throws IOException {
    String page = Files.readString(Path.of("../docs/sequences.md"));
    blocks = BLOCK.matcher(page).results().toList();
  }

  private Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (MatchResult block : blocks) {
      if (block.group(1) == null) {
        continue;
      }
      boolean model = block.group(2).contains("@Model");
      String source = model ? HEAD + block.group(2) : LOOP.formatted(block.group(2));
      var name = NAME.matcher(source);
      assertTrue(name.find(), source);
      sources.put("page/" + name.group(1) + ".java", source);
    }
    return sources;
  }

  @Test
  void itsModelsCompileWithoutAWord(@TempDir Path folder) {
    assertTrue(sources().size() >= 7, sources().keySet()::toString);
    Compiled compiled =
        Compiled.compile(Compiler.JAVAC, folder, sources(), "-Xlint:all", "-Werror");
    assertEquals(List.of(), compiled.messages().stream().map(Compiled.Message::text).toList());
  }

  @Test
  void itsMistakesAreToldAsItSays(@TempDir Path folder) {
    List<String> told =
        blocks.stream().filter(b -> b.group(1) == null).map(b -> b.group(2).strip()).toList();
    assertEquals(
        told.get(0),
        said(
            folder.resolve("0"),
            "Reviews",
            "    @Dropout(0.5) Tensor dropped,",
            "    @Lstm(units = 64) Tensor again,\n    @Dropout(0.5) Tensor dropped,"));
    assertEquals(told.get(1), said(folder.resolve("1"), "Guess", "heads = 4", "heads = 6"));
    assertEquals(
        told.get(2), said(folder.resolve("2"), "Guess", "@Positions(256)", "@Positions(128)"));
    assertEquals(
        told.get(3),
        said(
            folder.resolve("3"),
            "Translation",
            "look = layerNorm().attention(4)",
            "look = layerNorm().dense(128)"));
    assertEquals(4, told.size());
  }

  /** The first line that javac prints of the model with one change. */
  private String said(Path folder, String model, String right, String wrong) {
    String file = "page/" + model + ".java";
    String source = sources().get(file);
    assertTrue(source.contains(right), right);
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC,
            folder,
            Map.of(file, source.replace(right, wrong)),
            "-XDshould-stop.ifError=FLOW");
    assertEquals(1, compiled.messages().size(), compiled.messages()::toString);
    return compiled.messages().get(0).printed().lines().findFirst().orElse("");
  }
}
