package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much of a problem is shown. */
class StyleTest {
  private static final String MODEL =
      """
      import dev.tenon.*;

      @Model(data = Mnist.class)
      record Wrong(
          @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
          @Flatten Tensor flat,
          @Dense(inputs = 1050, units = 20) Tensor hidden,
          @Dense(units = 10) Tensor logits) {}
      """;

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void shortIsOneLineWithTheFix(Compiler compiler, @TempDir Path folder) {
    assertEquals(
        List.of(
            "[DenseWidth] hidden declares 1050 inputs but receives 784: its input is [N 784];"
                + " fix: remove inputs"),
        said(compiler, folder, "-Atenon.style=short"));
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void fullTellsWhereTheSizeComesFrom(Compiler compiler, @TempDir Path folder) {
    String full = said(compiler, folder, "-Atenon.style=full").get(0);
    assertEquals(said(compiler, folder).get(0), full);
    assertTrue(full.contains("\n") && full.contains("x 28 x 28"), full);
  }

  @ParameterizedTest
  @EnumSource(Compiler.class)
  void lastLineLeadsToThePage(Compiler compiler, @TempDir Path folder) {
    String here = said(compiler, folder).get(0);
    assertTrue(here.endsWith(" more: docs/problems/DenseWidth.md"), here);
    String there = said(compiler, folder, "-Atenon.pages=https://docs.example/").get(0);
    assertTrue(there.endsWith(" more: https://docs.example/DenseWidth.md"), there);
  }

  private static List<String> said(Compiler compiler, Path folder, String... options) {
    return Compiled.compile(compiler, folder, Map.of("Wrong.java", MODEL), options)
        .messages()
        .stream()
        .map(Compiled.Message::text)
        .toList();
  }
}
