package dev.tenon.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.Dim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
  @ParameterizedTest
  @CsvSource({
    "0, epoch, 0 epochs",
    "1, epoch, 1 epoch",
    "1, batch, 1 batch",
    "2, batch, 2 batches",
    "2, class, 2 classes",
    "60000, example, '60,000 examples'",
  })
  void ofARun(long number, String one, String told) {
    assertEquals(told, Counted.of(number, one));
  }

  @Test
  void whereSeveralDifferByMoreThanAnEnding() {
    assertEquals("1 file is", Counted.of(1, "file is", "files are"));
    assertEquals("1,234 files are", Counted.of(1234, "file is", "files are"));
  }

  @Test
  void sizesHaveNoCommas() {
    assertEquals("3136 inputs", Counted.plain(3136, "input"));
    assertEquals("1 channel", Counted.plain(Dim.of(1), "channel"));
    assertEquals("C channels", Counted.plain(Dim.named("C"), "channel"));
  }

  /** What a run tells counts these by this class. */
  @Test
  void nobodyElseCountsWhatARunTells() throws IOException {
    Pattern own =
        Pattern.compile(
            "%,?d (batches|epochs|examples|threads|parameters|classes|labels|folds)\\b"
                + "|== 1 \\? \"\" : \"e?s\"");
    for (String module : List.of("runtime", "samples", "dsl")) {
      Path sources = Path.of("..", module, "src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          List<String> found = Files.readString(file).lines().filter(own.asPredicate()).toList();
          assertEquals(List.of(), found, file::toString);
        }
      }
    }
  }
}
