package dev.tenon.runtime.cli;

import dev.tenon.runtime.ChosenEpoch;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/**
 * The values that an option takes.
 *
 * @param type to the shell's completion a {@link Path} is a file
 * @param all what can be written, where that is a short list; empty for anything
 * @param reader makes a value of a text, or throws {@link WrongValue}
 */
record Values<T>(Class<?> type, List<String> all, ITypeConverter<T> reader) {
  /** Makes a smaller type of a number whose range was checked. */
  @FunctionalInterface
  interface Narrow<T> {
    T apply(long value);
  }

  /** The value that {@code text} stands for. */
  T read(String text) throws WrongValue {
    try {
      return reader.convert(text);
    } catch (WrongValue e) {
      throw e;
    } catch (Exception e) { // the interface of picocli allows any
      throw new IllegalStateException("\"" + text + "\" is neither read nor refused", e);
    }
  }

  /** Whole numbers from {@code least} to {@code most}. */
  static <T> Values<T> wholeNumber(long least, long most, Narrow<T> narrow) {
    return of(
        text -> {
          BigInteger value;
          try {
            value = new BigInteger(text);
          } catch (NumberFormatException e) {
            throw new WrongValue("a whole number");
          }
          if (value.compareTo(BigInteger.valueOf(least)) < 0) {
            throw new WrongValue("a whole number, " + least + " or more");
          }
          if (value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new WrongValue("a whole number, " + most + " or less");
          }
          return narrow.apply(value.longValue());
        });
  }

  /** {@link #wholeNumber(long, long, Narrow)} from {@code least} to the largest {@code int}. */
  static Values<Integer> wholeNumber(int least) {
    return wholeNumber(least, Integer.MAX_VALUE, Math::toIntExact);
  }

  /** Finite numbers above 0; {@code example} is one, as it is usually written. */
  static Values<Double> positiveNumber(String example) {
    return of(
        text -> {
          double number;
          try {
            number = Double.parseDouble(text);
          } catch (NumberFormatException e) {
            throw new WrongValue("a number such as " + example);
          }
          if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
            throw new WrongValue("a number above 0, such as " + example);
          }
          return number;
        });
  }

  /** Any text. */
  static Values<String> text() {
    return of(text -> text);
  }

  /** Paths of files and folders, which need not exist. */
  static Values<Path> path() {
    return new Values<>(
        Path.class,
        List.of(),
        text -> {
          try {
            if (!text.isBlank()) {
              return Path.of(text);
            }
          } catch (InvalidPathException e) {
            if (text.chars().anyMatch(letter -> letter > 126)) {
              throw new WrongValue(
                  "a path in letters that the system's language setting has (LC_ALL=C.UTF-8 has all)");
            }
          }
          throw new WrongValue("a path");
        });
  }

  /** The constants of {@code type}, in small letters. */
  static <E extends Enum<E>> Values<E> oneOf(Class<E> type) {
    List<String> names = Stream.of(type.getEnumConstants()).map(Values::word).toList();
    return new Values<>(
        Object.class,
        names,
        text -> {
          for (E constant : type.getEnumConstants()) {
            if (word(constant).equalsIgnoreCase(text)) {
              return constant;
            }
          }
          throw new WrongValue("one of " + String.join(", ", names));
        });
  }

  /** {@code count} names between commas. */
  static Values<List<String>> names(int count) {
    return of(
        text -> {
          List<String> names = List.of(text.split(",", -1));
          if (names.size() != count || names.stream().anyMatch(String::isBlank)) {
            throw new WrongValue(count + " names between commas");
          }
          return names;
        });
  }

  /** An epoch of a run: its number, the best or the last. */
  static Values<ChosenEpoch> epoch() {
    return new Values<>(
        Object.class,
        List.of("best", "last"),
        text -> {
          if (text.equalsIgnoreCase("best")) {
            return ChosenEpoch.BEST;
          }
          if (text.equalsIgnoreCase("last")) {
            return ChosenEpoch.LAST;
          }
          if (text.matches("0*[1-9]\\d{0,8}")) {
            return ChosenEpoch.after(Long.parseLong(text));
          }
          throw new WrongValue("best, last, or the number of an epoch, from 1");
        });
  }

  /** Whether something is done. */
  static Values<Boolean> onOff() {
    return new Values<>(
        Object.class,
        List.of("on", "off"),
        text -> {
          if (text.equalsIgnoreCase("on") || text.equalsIgnoreCase("off")) {
            return text.equalsIgnoreCase("on");
          }
          throw new WrongValue("on or off");
        });
  }

  /** A constant as a user writes it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> Values<T> of(ITypeConverter<T> reader) {
    return new Values<>(Object.class, List.of(), reader);
  }
}
