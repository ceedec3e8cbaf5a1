package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import dev.tenon.processor.Compiled.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The first change that is shown for each mistake mends it, and brings no other: what had no change
 * is still said, and nothing else is.
 */
@Tag("long")
class PatchTest {
  static Stream<Arguments> files() {
    return Stream.of("corpus/broken", "fluent/broken", "problems")
        .flatMap(
            folder ->
                Compiled.resources(folder).keySet().stream().map(f -> Arguments.of(folder, f)));
  }

  @ParameterizedTest(name = "{0}/{1}")
  @MethodSource("files")
  void mendsTheModel(String resources, String file, @TempDir Path folder)
      throws IOException, PatchFailedException {
    String name = resources.equals("problems") ? file : "cases/" + file;
    String source = Compiled.resource(resources + "/" + file);
    Path patch = folder.resolve("patch.diff");
    Compiled broken =
        Compiled.compile(
            Compiler.JAVAC, folder.resolve("a"), Map.of(name, source), "-Atenon.patch=" + patch);
    long mended = broken.messages().stream().filter(m -> m.text().contains("fix: ")).count();
    List<String> diff = Files.readAllLines(patch);
    assertEquals(mended > 0, !diff.isEmpty(), () -> broken.messages().toString());
    if (diff.isEmpty()) {
      return;
    }
    Patch<String> changes = UnifiedDiffUtils.parseUnifiedDiff(diff);
    String right = String.join("\n", changes.applyTo(source.lines().toList())) + "\n";
    Compiled compiled = Compiled.compile(Compiler.JAVAC, folder.resolve("b"), Map.of(name, right));
    List<String> rest = ids(broken, m -> !m.text().contains("fix: "));
    assertEquals(rest, ids(compiled, m -> true), () -> right + compiled.messages());
  }

  /** The ids of errors and warnings, sorted; what the compiler says by itself as it is. */
  private static List<String> ids(Compiled compiled, Predicate<Compiled.Message> which) {
    return compiled.messages().stream()
        .filter(m -> m.kind() != Diagnostic.Kind.NOTE)
        .filter(which)
        .map(m -> m.firstLine().replaceFirst("^\\[(\\w+)].*", "$1"))
        .sorted()
        .toList();
  }

  @Test
  void isTakenByGit(@TempDir Path folder) throws IOException, InterruptedException {
    Path repository = Files.createDirectories(folder.resolve("repository"));
    if (run(repository, "git", "init", "-q") != 0) {
      return; // no git on this machine
    }
    String source = Compiled.resource("problems/DenseWidth.java");
    Path patch = folder.resolve("patch.diff");
    Compiled.compile(
        Compiler.JAVAC, repository, Map.of("DenseWidth.java", source), "-Atenon.patch=" + patch);
    assertEquals(0, run(repository, "git", "apply", patch.toString()));
    String mended = Files.readString(repository.resolve("src/DenseWidth.java"));
    assertEquals(source.replace("inputs = 1050, ", ""), mended);
  }

  private static int run(Path folder, String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
    } catch (IOException notThere) {
      return -1;
    }
  }
}
