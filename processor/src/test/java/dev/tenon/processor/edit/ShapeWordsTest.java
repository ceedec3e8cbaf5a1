package dev.tenon.processor.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeWordsTest {
  private final ShapeWords words =
      new ShapeWords(Map.of("WIDTH", 64L, "CONTEXT", 128L, "VOCABULARY", 1000L, "D", 64L));

  @ParameterizedTest
  @CsvSource({
    "N 64 WIDTH, N 36 64, N 36 WIDTH",
    "CONTEXT WIDTH, 256 64, 256 WIDTH",
    "WIDTH VOCABULARY, 1000 64, VOCABULARY WIDTH",
    "N WIDTH, N T 64, N T WIDTH",
    "64 WIDTH, 64 64, 64 WIDTH"
  })
  void constantsStayNames(String before, String now, String kept) {
    assertEquals(kept, words.kept(before, now));
  }

  @ParameterizedTest
  @CsvSource({
    "int32 N T<=CONTEXT, float32 N T, float32 N T<=CONTEXT",
    "N T%4, N T 8, N T%4 8",
    "N H%16>=48 W 3, N 3 H W, N 3 H%16>=48 W"
  })
  void whatIsKnownOfALetterStays(String before, String now, String kept) {
    assertEquals(kept, words.kept(before, now));
  }

  @ParameterizedTest
  @CsvSource({"N T D, N T 64", "N 32, N 10", "scalar, N"})
  void whatChangesIsWrittenAsItIs(String before, String now) {
    assertEquals(now, words.kept(before, now));
  }
}
