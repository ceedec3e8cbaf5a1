package dev.tenon.ir;

import dev.tenon.Dim;
import java.util.Locale;

/** How many there are of something, in words: the same in every language of a user's system. */
public final class Counted {
  private Counted() {}

  /** {@code "1 epoch"}, {@code "60,000 examples"}, {@code "2 batches"}: as it is told of a run. */
  public static String of(long number, String one) {
    return of(number, one, several(one));
  }

  /** {@code "1 file is"}, {@code "2 files are"}: where several differ by more than an ending. */
  public static String of(long number, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
  }

  /** {@code "1 input"}, {@code "3136 inputs"}: as sizes are told, which are written like that. */
  public static String plain(long number, String one) {
    return number + " " + (number == 1 ? one : several(one));
  }

  /** {@code "1 channel"}, {@code "C channels"}. */
  public static String plain(Dim size, String one) {
    return size.isKnown() ? plain(size.known(), one) : size + " " + several(one);
  }

  private static String several(String one) {
    return one.matches(".*(s|x|sh|tch)") ? one + "es" : one + "s";
  }
}
