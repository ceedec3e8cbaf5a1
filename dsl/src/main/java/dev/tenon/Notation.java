package dev.tenon;

import java.util.ArrayList;
import java.util.HashSet;
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
 * size that each run decides; another word, which is the name of a constant. A scalar is {@code
 * "scalar"}.
 *
 * <p>A capital letter may go on with what is known of it, each as a number or a constant:
 *
 * <pre>
 * T&lt;=CONTEXT    at most CONTEXT
 * H&gt;=48         at least 48
 * H%16          a multiple of 16
 * H%16=12       12 more than a multiple of 16
 * H%16&gt;=48      a multiple of 16, at least 48
 * </pre>
 */
public final class Notation {
  static final String SCALAR = "scalar";
  static final Pattern NAMED = Pattern.compile("[A-Z]");
  static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");
  static final Pattern CONSTANT = Pattern.compile("[A-Za-z_$][A-Za-z_$0-9]*");
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern KNOWN = Pattern.compile("([A-Z])((?:(?:%|<=|>=|=)[^%<>=]+)+)");
  private static final Pattern FACT = Pattern.compile("(%|<=|>=|=)([^%<>=]+)");
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
   * @param facts what is known of named sizes
   * @param dtypeStated whether the text begins with a dtype; else it is {@code float32}
   */
  public record Parsed(Type type, Facts facts, boolean dtypeStated) {
    /** The same facts of {@code other}. */
    public Parsed with(Type other) {
      return new Parsed(other, facts, dtypeStated);
    }

    /**
     * The sizes, where nothing may be said of those that are named.
     *
     * @throws Problem if something is
     */
    public Dims plainDims() {
      for (String name : facts.names()) {
        throw Problem.of("SizeFacts", "states %s, but only an input says so", facts.notation(name))
            .fix("write " + name + " here, and " + facts.notation(name) + " at the input");
      }
      return type.dims();
    }
  }

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
    Matcher known = KNOWN.matcher(word.text);
    if (known.matches()) {
      know(word, known.group(1), FACT.matcher(known.group(2)));
      return Dim.named(known.group(1));
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

  /** Adds what {@code stated} says of the size called {@code name}. */
  private void know(Word word, String name, Matcher stated) {
    Set<String> said = new HashSet<>();
    long divisor = 0;
    long remainder = 0;
    Facts known = Facts.NONE;
    try {
      while (stated.find()) {
        String operator = stated.group(1);
        if (!said.add(operator) || operator.equals("=") && divisor == 0) {
          throw new Failure(
              word, "\"%s\" stands wrongly in \"%s\"".formatted(stated.group(), word.text));
        }
        String value = stated.group(2);
        switch (operator) {
          case "%" -> divisor = number(word, value, "divisor");
          case "=" -> remainder = value.equals("0") ? 0 : number(word, value, "remainder");
          case ">=" -> known = known.withMin(name, number(word, value, "bound"));
          default -> known = known.withMax(name, number(word, value, "bound"));
        }
      }
      if (divisor > 0) {
        known = known.withRemainder(name, divisor, remainder);
      }
      facts = facts.and(known);
    } catch (IllegalArgumentException | ArithmeticException contradiction) {
      throw new Failure(word, "\"%s\": %s".formatted(word.text, contradiction.getMessage()));
    }
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
              : "\"%s\" is no %s; write a number or the name of a static final int"
                  .formatted(value, what));
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
