package dev.tenon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads shape text: {@code "uint8 N 28 28 1"}, {@code "int32 N T<=CONTEXT"}, {@code "scalar"}.
 *
 * <p>Words stand between blanks. The first may be a {@link DType}, which is {@code float32} where
 * it is not stated. The others are sizes, batch included: a number; one capital letter, which is a
 * size that each run decides; another word, which is the name of a constant; a capital letter with
 * {@code <=} and a number or a constant, which bounds it. A scalar is {@code "scalar"}.
 */
public final class Notation {
  static final String SCALAR = "scalar";
  static final Pattern NAMED = Pattern.compile("[A-Z]");
  static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");
  static final Pattern CONSTANT = Pattern.compile("[A-Za-z_$][A-Za-z_$0-9]*");
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern BOUNDED = Pattern.compile("([A-Z])<=(.+)");
  private static final String A_SIZE =
      "write a number, one capital letter for a size that each run decides, "
          + "or the name of a static final int";

  private final String text;
  private final Function<String, OptionalLong> constants;
  private Facts facts = Facts.NONE;

  private Notation(String text, Function<String, OptionalLong> constants) {
    this.text = text;
    this.constants = constants;
  }

  /**
   * What a shape text says.
   *
   * @param type dtype and sizes
   * @param facts the bounds of named sizes
   * @param dtypeStated whether the text begins with a dtype; else it is {@code float32}
   */
  public record Parsed(Type type, Facts facts, boolean dtypeStated) {}

  /**
   * Reads {@code text}.
   *
   * @param constants the value of a constant by its name; empty where there is none
   * @throws NotationException if the text cannot be read
   */
  public static Parsed parse(String text, Function<String, OptionalLong> constants) {
    return parse(text, constants, Set.of());
  }

  /** Reads {@code text} with these constants; a misspelt one is corrected in the fix. */
  public static Parsed parse(String text, Map<String, Long> constants) {
    return parse(text, lookup(constants), constants.keySet());
  }

  /** Reads {@code text}, which names no constant. */
  public static Parsed parse(String text) {
    return parse(text, Map.of());
  }

  private static Function<String, OptionalLong> lookup(Map<String, Long> constants) {
    return name -> {
      Long value = constants.get(name);
      return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    };
  }

  private static Parsed parse(
      String text, Function<String, OptionalLong> constants, Set<String> names) {
    try {
      return new Notation(text, constants).parse();
    } catch (Failure failure) {
      // a fix is offered only if it can be read
      Optional<String> fix =
          NotationFixes.of(text, failure.word, names).stream()
              .filter(candidate -> isReadable(candidate, constants))
              .findFirst();
      throw new NotationException(
          text, failure.word.offset, failure.word.text.length(), failure.reason, fix.orElse(null));
    }
  }

  private static boolean isReadable(String text, Function<String, OptionalLong> constants) {
    try {
      new Notation(text, constants).parse();
      return true;
    } catch (Failure failure) {
      return false;
    }
  }

  /** Text between blanks. */
  record Word(String text, int offset) {}

  /** The word that cannot be read, and why. */
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Word word;
    private final String reason;

    Failure(Word word, String reason) {
      super(reason, null, false, false);
      this.word = word;
      this.reason = reason;
    }
  }

  static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start()));
    }
    return words;
  }

  private Parsed parse() {
    List<Word> words = words(text);
    Optional<DType> stated = words.isEmpty() ? Optional.empty() : DType.of(words.get(0).text);
    List<Word> sizes = stated.isPresent() ? words.subList(1, words.size()) : words;
    if (sizes.isEmpty()) {
      throw new Failure(
          words.isEmpty() ? new Word(text, 0) : words.get(0),
          "states no size; write all sizes, such as \"N 28 28 1\", or \"scalar\"");
    }
    boolean scalar = sizes.size() == 1 && sizes.get(0).text.equals(SCALAR);
    Dims dims = scalar ? Dims.SCALAR : Dims.of(sizes.stream().map(this::size).toList());
    return new Parsed(new Type(stated.orElse(DType.FLOAT32), dims), facts, stated.isPresent());
  }

  private Dim size(Word word) {
    if (NAMED.matcher(word.text).matches()) {
      return Dim.named(word.text);
    }
    Matcher bounded = BOUNDED.matcher(word.text);
    if (bounded.matches()) {
      String name = bounded.group(1);
      facts = facts.withMax(name, number(word, bounded.group(2), "bound"));
      return Dim.named(name);
    }
    if (DType.of(word.text).isPresent()) {
      throw new Failure(
          word, "\"%s\" stands after a size; write the type first".formatted(word.text));
    }
    if (word.text.equals(SCALAR)) {
      throw new Failure(word, "\"scalar\" stands beside sizes; a scalar has none");
    }
    return Dim.of(number(word, word.text, "size"));
  }

  /** A number or constant. */
  private long number(Word word, String value, String what) {
    OptionalLong constant = OptionalLong.empty();
    boolean isNumber = NUMBER.matcher(value).matches();
    if (isNumber) {
      try {
        constant = OptionalLong.of(Long.parseLong(value));
      } catch (NumberFormatException tooLarge) {
        throw new Failure(word, "%s does not fit in 64 bits".formatted(value));
      }
    } else if (CONSTANT.matcher(value).matches() && !NAMED.matcher(value).matches()) {
      constant = constants.apply(value);
    }
    if (constant.isEmpty()) {
      throw new Failure(
          word,
          what.equals("size")
              ? "\"%s\" is no size; %s".formatted(value, A_SIZE)
              : "\"%s\" is no bound; write a number or the name of a static final int"
                  .formatted(value));
    }
    long number = constant.getAsLong();
    if (number == -1 && isNumber && what.equals("size")) {
      throw new Failure(
          word, "-1 is no size; write a capital letter for a size that each run decides");
    }
    if (number < 1) {
      throw new Failure(
          word,
          "%s; a %s is 1 or more"
              .formatted(
                  isNumber ? "%s is no %s".formatted(value, what) : value + " is " + number, what));
    }
    return number;
  }
}
