package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** javac shows a problem at the innermost value of an annotation that is at fault. */
class InnermostValueTest {
  private static final String HEAD = "@Model(data = Mnist.class) record M(@Normalize Tensor p, ";
  private static final String TAIL = "@Flatten Tensor flat, @Dense(units = 10) Tensor logits) {}";

  /** The place of the caret is marked by a bar. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        HEAD + "@Conv2d(filters = |0, kernel = 3) Tensor c, " + TAIL,
        HEAD + "@Conv2d(filters = 1, kernel = {3, |0}) Tensor c, " + TAIL,
        HEAD + "@Conv2d(filters = 1, kernel = |{3, 1, 2}) Tensor c, " + TAIL,
        HEAD
            + "@Flatten Tensor a, @Flatten Tensor b, @Concat @From({\"a\", |\"bb\"}) Tensor c, "
            + TAIL,
        HEAD + "@Flatten @From(|\"pp\") Tensor a, " + TAIL,
        HEAD + "@Flatten @From(|{\"p\", \"p\"}) Tensor a, " + TAIL,
        HEAD + "@Flatten @From(|{}) Tensor a, " + TAIL,
        HEAD + "@Relu @Shape(|\"N 28 28 2\") Tensor a, " + TAIL,
        HEAD + "@Dropout(|1.5) Tensor a, " + TAIL,
        HEAD + "@Relu Tensor a, @Normalize(std = {1, |0}) Tensor b, " + TAIL,
        "@Adam(|0) " + HEAD + TAIL,
        "@Training(seed = 3, batchSize = |0) " + HEAD + TAIL,
      })
  void theCaretStandsAtIt(String marked, @TempDir Path folder) {
    String source = "import dev.tenon.*; " + marked;
    Compiled compiled =
        Compiled.compile(Compiler.JAVAC, folder, Map.of("M.java", source.replace("|", "")));
    assertEquals(1, compiled.messages().size(), compiled.messages().toString());
    Compiled.Message message = compiled.messages().get(0);
    assertEquals(source.indexOf('|') + 1, message.column(), message.printed());
  }
}
