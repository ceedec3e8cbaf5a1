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

/** {@code docs/data.md}: its models compile, and its mistakes are told as it says. */
class DataPageTest {
  private static final Pattern BLOCK = Pattern.compile("```(java)?\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?:record|class) (\\w+)");
  private static final String HEAD =
      """
      package page;

      import static dev.tenon.Tenon.*;

      import dev.tenon.*;

      """;

  private final List<MatchResult> blocks;

  DataPageTest() throws IOException {
    blocks = BLOCK.matcher(Files.readString(Path.of("../docs/data.md"))).results().toList();
  }

  private Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (MatchResult block : blocks) {
      if (block.group(1) != null) {
        String source = HEAD + block.group(2);
        var name = NAME.matcher(source);
        assertTrue(name.find(), source);
        sources.put("page/" + name.group(1) + ".java", source);
      }
    }
    return sources;
  }

  @Test
  void itsModelsCompileWithoutAWord(@TempDir Path folder) {
    assertEquals(7, sources().size(), sources().keySet()::toString);
    Compiled compiled =
        Compiled.compile(Compiler.JAVAC, folder, sources(), "-Xlint:all", "-Werror");
    assertEquals(List.of(), compiled.messages().stream().map(Compiled.Message::text).toList());
  }

  @Test
  void itsMistakesAreToldAsItSays(@TempDir Path folder) {
    List<String> told =
        blocks.stream().filter(b -> b.group(1) == null).map(b -> b.group(2).strip()).toList();
    assertEquals(
        told,
        List.of(
            said(folder.resolve("0"), "AnimalNet", "units = 4", "units = 5"),
            said(
                folder.resolve("1"),
                "TraitNet",
                "    @Dense(units = 5)",
                "    @Output(loss = Loss.SOFT_LABEL_CROSS_ENTROPY) @Dense(units = 5)"),
            said(
                folder.resolve("2"),
                "Votes",
                "@Shape(\"N 4\") Tensor shares",
                "@Shape(\"int32 N\") Tensor shares"),
            said(folder.resolve("3"), "FlowerNet", "{1, 1, 4}", "{1, 4}"),
            said(folder.resolve("4"), "Tagger", ", maskZero = true", "")));
  }

  /** The first line that javac prints of the model with one change. */
  private String said(Path folder, String model, String right, String wrong) {
    Map<String, String> sources = new LinkedHashMap<>(sources());
    String file = "page/" + model + ".java";
    assertTrue(sources.get(file).contains(right), right);
    sources.put(file, sources.get(file).replace(right, wrong));
    Compiled compiled =
        Compiled.compile(Compiler.JAVAC, folder, sources, "-XDshould-stop.ifError=FLOW");
    assertEquals(1, compiled.messages().size(), compiled.messages()::toString);
    return compiled.messages().get(0).printed().lines().findFirst().orElse("");
  }
}
