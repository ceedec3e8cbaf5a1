package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DTypeTest {
  @ParameterizedTest
  @EnumSource
  void textReadsBack(DType dtype) {
    assertEquals(Optional.of(dtype), DType.of(dtype.text()));
    assertEquals(dtype.text(), dtype.toString());
    assertFalse(dtype.isFloating() && dtype.isInteger());
  }

  @ParameterizedTest
  @CsvSource({
    "float32, 4, true, false",
    "float64, 8, true, false",
    "bfloat16, 2, true, false",
    "float16, 2, true, false",
    "int32, 4, false, true",
    "int64, 8, false, true",
    "uint8, 1, false, true",
    "bool, 1, false, false",
  })
  void kindAndBytes(String text, int bytes, boolean floating, boolean integer) {
    DType dtype = DType.of(text).orElseThrow();
    assertEquals(bytes, dtype.bytes());
    assertEquals(floating, dtype.isFloating());
    assertEquals(integer, dtype.isInteger());
  }

  @Test
  void textIsExact() {
    assertEquals(Optional.empty(), DType.of("FLOAT32"));
    assertEquals(Optional.empty(), DType.of("int8"));
    assertEquals(Optional.empty(), DType.of(""));
  }
}
