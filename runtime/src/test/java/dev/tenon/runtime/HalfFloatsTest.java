package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HalfFloatsTest {
  @Test
  void eachHalfComesBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      short half = (short) bits;
      float number = HalfFloats.toFloat(half);
      if (Float.isNaN(number)) {
        assertTrue(Float.isNaN(HalfFloats.toFloat(HalfFloats.fromFloat(number))));
      } else {
        assertEquals(half, HalfFloats.fromFloat(number), () -> Float.toString(number));
      }
      float brain = HalfFloats.ofBfloat16(half);
      if (!Float.isNaN(brain)) {
        assertEquals(half, HalfFloats.toBfloat16(brain));
      }
    }
  }

  /** numpy.float16(x), and x as torch.bfloat16. */
  @Test
  void roundsToTheNearest() {
    assertEquals(0x3c00, HalfFloats.fromFloat(1.0004f));
    assertEquals(0x3c01, HalfFloats.fromFloat(1.0006f));
    assertEquals(0x3c00, HalfFloats.fromFloat(1 + 0x1p-11f)); // a tie goes to the even one
    assertEquals(0x3c02, HalfFloats.fromFloat(1 + 3 * 0x1p-11f));
    assertEquals(0x7bff, HalfFloats.fromFloat(65519));
    assertEquals(0x7c00, HalfFloats.fromFloat(65520));
    assertEquals(0x0001, HalfFloats.fromFloat(6e-8f));
    assertEquals((short) 0x8000, HalfFloats.fromFloat(-1e-8f));
    assertEquals(0x3f80, HalfFloats.toBfloat16(1.0039f));
    assertEquals(0x3f81, HalfFloats.toBfloat16(1.0041f));
    assertTrue(Float.isNaN(HalfFloats.ofBfloat16(HalfFloats.toBfloat16(Float.NaN))));
  }
}
