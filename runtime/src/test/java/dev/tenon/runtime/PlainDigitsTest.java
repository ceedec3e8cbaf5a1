package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.LOCALE)
class PlainDigitsTest {
  private static final Locale.Category FORMAT = Locale.Category.FORMAT;

  @Test
  void graphsNeedPlainDigits() {
    Locale before = Locale.getDefault(FORMAT);
    Locale persian = Locale.forLanguageTag("fa-IR");
    Locale.setDefault(FORMAT, persian);
    try {
      String told = assertThrows(UserError.class, Networks::trainer).getMessage();
      assertTrue(told.contains("(fa-IR); call Locale.setDefault("), told);
      PlainDigits.during(
          () -> {
            assertEquals("1.5", "%.1f".formatted(1.5));
            Networks.trainer().close();
            return null;
          });
      assertEquals(persian, Locale.getDefault(FORMAT));
    } finally {
      Locale.setDefault(FORMAT, before);
    }
  }
}
