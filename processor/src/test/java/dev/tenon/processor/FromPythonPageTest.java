package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Attention;
import dev.tenon.Chain;
import dev.tenon.Conv1d;
import dev.tenon.Dims;
import dev.tenon.GroupNorm;
import dev.tenon.Init;
import dev.tenon.Lstm;
import dev.tenon.Parameter;
import dev.tenon.Recurrent;
import dev.tenon.Sgd;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/from-python.md}: what it calls is there. */
class FromPythonPageTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\(");
  private static final List<Class<?>> CALLED =
      List.of(
          Tensor.class,
          Tenon.class,
          Chain.class,
          Recurrent.class,
          Recurrent.Run.class,
          Parameter.class,
          Dims.class,
          Init.class,
          List.class,
          Attention.With.class,
          Conv1d.With.class,
          GroupNorm.With.class,
          Lstm.With.class,
          Sgd.With.class);

  @Test
  void callsWhatThereIs() throws IOException {
    Set<String> methods =
        CALLED.stream()
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .map(Method::getName)
            .collect(Collectors.toSet());
    List<String> called =
        Files.readString(Path.of("../docs/from-python.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split(" \\| ")[1])
            .flatMap(cell -> CODE.matcher(cell).results().map(code -> code.group(1)))
            .flatMap(code -> CALL.matcher(code).results().map(call -> call.group(1)))
            .toList();
    assertTrue(called.size() > 60, () -> "found " + called);
    assertEquals(
        List.of(), called.stream().filter(name -> !methods.contains(name)).distinct().toList());
  }
}
