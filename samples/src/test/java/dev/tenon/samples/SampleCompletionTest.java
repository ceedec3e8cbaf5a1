package dev.tenon.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sample --completion}, with a model's own script that tells what it is asked. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SampleCompletionTest {
  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit; fi
      case "$*" in *"generate-completion _sample_model") ;; *) exit 1 ;; esac
      echo 'function _complete__sample_model() {'
      echo '  COMPREPLY=("$COMP_CWORD" "$COMP_LINE")'
      echo '}'
      """;

  @TempDir private Path root;

  @BeforeEach
  void copy() throws IOException {
    Path samples = Files.createDirectories(root.resolve("samples"));
    Files.copy(Path.of("../sample"), root.resolve("sample"));
    Files.copy(Path.of("samples.txt"), samples.resolve("samples.txt"));
    for (SamplesListTest.Line line : SamplesListTest.lines()) {
      String name = line.className().replace('.', '/');
      Path source = Path.of("src/main/java").resolve(name + ".java");
      Path copied = samples.resolve(source);
      Files.createDirectories(copied.getParent());
      Files.copy(source, copied);
      Path compiled = samples.resolve("target/classes").resolve(name + ".class");
      Files.createDirectories(compiled.getParent());
      Files.createFile(compiled);
    }
    Files.writeString(samples.resolve("target/run.classpath"), root.toString());
    Path java = Files.createDirectories(root.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, JAVA);
    assertTrue(java.toFile().setExecutable(true));
    Files.createFile(samples.resolve("target/run.stamp"));
  }

  /** What is offered where {@code words} stand and the last one is being typed. */
  private List<String> offered(String... words) throws Exception {
    String script =
        "source <(sh ./sample --completion); COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
            + " _complete_sample; printf '%s\\n' \"${COMPREPLY[@]}\"";
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
    Process bash = builder.redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(bash.waitFor(30, TimeUnit.SECONDS));
    return said.lines().filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void samplesComeFirst() throws Exception {
    assertEquals(List.of("mnist", "mnist-fluent"), offered("./sample", "mn"));
    assertEquals(List.of("wine"), offered("./sample", "--gpu", "w"));
    assertEquals(List.of("--gpu"), offered("./sample", "--g"));
  }

  @Test
  void aModelCompletesWhatFollowsItsName() throws Exception {
    assertEquals(List.of("2", "wine train --ep"), offered("./sample", "wine", "train", "--ep"));
    assertEquals(List.of("1", "mnist "), offered("./sample", "--gpu", "mnist", ""));
  }

  @Test
  void aSampleThatIsNoModelHasNoOptions() throws Exception {
    assertEquals(List.of(), offered("./sample", "matmul", ""));
  }
}
