package dev.tenon.runtime;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * TensorFlow for Java numbers operations by {@code String.format} in the user's language; in
 * Persian or Arabic these are digits that its C++ code takes in no name.
 */
public final class PlainDigits {
  private static final Locale.Category FORMAT = Locale.Category.FORMAT;

  private PlainDigits() {}

  /** Does {@code work} with the digits 0 to 9 and a decimal point, in this whole program. */
  public static <T> T during(Supplier<T> work) {
    Locale users = Locale.getDefault(FORMAT);
    Locale.setDefault(FORMAT, Locale.ROOT);
    try {
      return work.get();
    } finally {
      Locale.setDefault(FORMAT, users);
    }
  }

  /**
   * Checks that graphs can be built.
   *
   * @throws UserError if numbers are written in other digits
   */
  static void check() {
    if (!"%d".formatted(1).equals("1")) {
      throw new UserError(
          ("TensorFlow for Java cannot name its operations where numbers are written in other digits"
                  + " than 0 to 9 (%s); call Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT)"
                  + " before, or start Java with -Duser.language=en")
              .formatted(Locale.getDefault(FORMAT).toLanguageTag()));
    }
  }
}
