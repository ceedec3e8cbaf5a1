package dev.tenon;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads shape text: {@code "uint8 N 28 28 1"}, {@code "int32 N T<=CONTEXT"}, {@code "scalar"}.
 *
 * <p>Words stand between blanks. The first may be a {@link DType}, which is {@code float32} where
 * it is not stated. The others are sizes, batch included: a number; one capital letter, which is a
 * size that each run decides; a longer word, which is the name of a constant; a letter with {@code
 * <=} and a number or a constant, which bounds it.
 */
public final class Notation {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern NAMED = Pattern.compile("[A-Z]");
  private static final Pattern CONSTANT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern BOUNDED = Pattern.compile("(?<name>[^<>=]*)<=(?<bound>.*)");
  static final String SCALAR = "scalar";

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
    return new Notation(text, constants).parse();
  }

  /** Reads {@code text}, which names no constant. */
  public static Parsed parse(String text) {
    return parse(text, name -> OptionalLong.empty());
  }

  private record Word(String text, int offset) {}

  private Parsed parse() {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start()));
    }
    DType dtype = words.isEmpty() ? null : DType.of(words.get(0).text()).orElse(null);
    List<Word> sizes = dtype == null ? words : words.subList(1, words.size());
    DType stated = dtype == null ? DType.FLOAT32 : dtype;
    if (sizes.isEmpty()) {
      throw new NotationException(
          text,
          0,
          text.length(),
          "states no size; write the sizes with blanks between them, such as \"N 28 28 1\", or \"scalar\"",
          null);
    }
    if (sizes.size() == 1 && sizes.get(0).text().equals(SCALAR)) {
      return new Parsed(new Type(stated, Dims.SCALAR), facts, dtype != null);
    }
    List<Dim> dims = sizes.stream().map(this::size).toList();
    return new Parsed(new Type(stated, Dims.of(dims)), facts, dtype != null);
  }

  private Dim size(Word word) {
    String size = word.text();
    if (NAMED.matcher(size).matches()) {
      return Dim.named(size);
    }
    Matcher bounded = BOUNDED.matcher(size);
    if (bounded.matches() && NAMED.matcher(bounded.group("name")).matches()) {
      Word bound = new Word(bounded.group("bound"), word.offset() + bounded.start("bound"));
      facts = facts.withMax(bounded.group("name"), number(bound));
      return Dim.named(bounded.group("name"));
    }
    return Dim.of(number(word));
  }

  private long number(Word word) {
    OptionalLong value = OptionalLong.empty();
    if (NUMBER.matcher(word.text()).matches()) {
      value = OptionalLong.of(Long.parseLong(word.text()));
    } else if (CONSTANT.matcher(word.text()).matches()) {
      value = constants.apply(word.text());
    }
    if (value.isEmpty()) {
      throw new NotationException(
          text,
          word.offset(),
          word.text().length(),
          "\""
              + word.text()
              + "\" is no size; write a number, one capital letter for a size that each run decides, or the name of a static final int",
          null);
    }
    return value.getAsLong();
  }
}
