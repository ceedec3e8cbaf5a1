package dev.tenon.runtime.data;

import dev.tenon.Written;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes values of the texts in cells. */
final class CsvCells {
  private static final int SHOWN = 40;

  private final Set<String> missing;
  private final Map<Class<?>, Map<String, Object>> constants = new HashMap<>();

  CsvCells(Set<String> missing) {
    this.missing = missing;
  }

  /** What is wrong with a cell. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    private final String expected;
    private final String advice;

    Wrong(String expected, String advice) {
      super(expected);
      this.expected = expected;
      this.advice = advice;
    }

    String expected() {
      return expected;
    }

    String advice() {
      return advice;
    }
  }

  /** A text of a cell as messages show it. */
  static String shown(String cell) {
    if (cell.isBlank()) {
      return "an empty cell";
    }
    String one = cell.strip().replaceAll("\\p{Cntrl}", " ");
    return '"' + (one.length() > SHOWN ? one.substring(0, SHOWN) + "..." : one) + '"';
  }

  /**
   * The value of {@code cell} as a {@code type}.
   *
   * @throws Wrong if it is none
   */
  Object value(String cell, Class<?> type) throws Wrong {
    String text = cell.strip();
    if (type.isEnum()) {
      return constant(text, type);
    }
    if (missing.contains(text)) {
      if (!type.isPrimitive()) {
        return null;
      }
      throw new Wrong(
          type == boolean.class ? "true or false" : "a number",
          "fill it, or write %s in the record".formatted(boxed(type)));
    }
    if (type == boolean.class || type == Boolean.class) {
      return truth(text);
    }
    return number(text, type);
  }

  private static Object truth(String text) throws Wrong {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> true;
      case "false", "0", "no" -> false;
      default -> throw new Wrong("true or false (or 1, 0, yes, no)", "correct it");
    };
  }

  private static Object number(String text, Class<?> type) throws Wrong {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new Wrong("a number", comma(text));
    }
    // Java also takes 1d, 0x1p3, NaN and Infinity.
    boolean plain = Character.isDigit(text.charAt(text.length() - 1)) || text.endsWith(".");
    if (!plain || !Double.isFinite(value) || text.toLowerCase(Locale.ROOT).contains("x")) {
      throw new Wrong("a number", "correct it");
    }
    if (type == double.class || type == Double.class) {
      return value;
    }
    if (type == float.class || type == Float.class) {
      if (Float.isInfinite((float) value)) {
        throw new Wrong("a number up to 3.4e38", "correct it, or write double in the record");
      }
      return (float) value;
    }
    return whole(value, type);
  }

  private static Object whole(double value, Class<?> type) throws Wrong {
    boolean isLong = type == long.class || type == Long.class;
    boolean isShort = type == short.class || type == Short.class;
    // Beyond 2^53 a double no longer tells one whole number from the next.
    double least = isLong ? -0x1p53 : isShort ? Short.MIN_VALUE : Integer.MIN_VALUE;
    double most = isLong ? 0x1p53 : isShort ? Short.MAX_VALUE : Integer.MAX_VALUE;
    if (value != Math.rint(value) || value < least || value > most) {
      throw new Wrong(
          "a whole number from %.0f to %.0f".formatted(least, most),
          "correct it, or write double in the record");
    }
    if (isLong) {
      return (long) value;
    }
    return isShort ? (Object) (short) value : (Object) (int) value;
  }

  private static String comma(String text) {
    return text.matches("[+-]?\\d+,\\d+")
        ? "write a point in place of the comma"
        : "correct it, or name in @Csv(missing = ...) what stands for no value";
  }

  /** A whole number from 0 to 255. */
  static byte unsigned(String cell) throws Wrong {
    String text = cell.strip();
    int value = -1;
    if (text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      value = text.isEmpty() ? -1 : Integer.parseInt(text);
    }
    if (value < 0 || value > 255) {
      throw new Wrong("a whole number from 0 to 255", "correct it, or write float[] in the record");
    }
    return (byte) value;
  }

  private Object constant(String text, Class<?> type) throws Wrong {
    Map<String, Object> known = constants.computeIfAbsent(type, CsvCells::texts);
    Object constant = known.get(text);
    if (constant == null) {
      constant = known.get(text.toLowerCase(Locale.ROOT));
    }
    if (constant != null) {
      return constant;
    }
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    throw new Wrong(
        "one of the %d of %s (%s)"
            .formatted(
                names.size(),
                type.getSimpleName(),
                String.join(", ", names.subList(0, Math.min(5, names.size())))
                    + (names.size() > 5 ? ", ..." : "")),
        "correct it, or put @Written(\"%s\") on a constant"
            .formatted(text.length() > SHOWN ? "..." : text));
  }

  /** What can be written for each constant; names also in small letters. */
  private static Map<String, Object> texts(Class<?> type) {
    Map<String, Object> texts = new HashMap<>();
    Map<String, Object> small = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      Enum<?> value = (Enum<?>) constant;
      Written written = field(type, value.name()).getAnnotation(Written.class);
      for (String text : written == null ? new String[] {value.name()} : written.value()) {
        Object other = texts.putIfAbsent(text, value);
        if (other != null && other != value) {
          throw new IllegalArgumentException(
              "\"%s\" means both %s and %s of %s"
                  .formatted(text, other, value, type.getSimpleName()));
        }
        small.putIfAbsent(text.toLowerCase(Locale.ROOT), value);
      }
    }
    small.forEach(texts::putIfAbsent);
    return texts;
  }

  private static Field field(Class<?> type, String constant) {
    try {
      return type.getDeclaredField(constant);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String boxed(Class<?> type) {
    if (type == int.class) {
      return "Integer";
    }
    String name = type.getName();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
