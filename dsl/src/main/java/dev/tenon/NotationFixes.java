package dev.tenon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was likely meant by a shape text that cannot be read. */
final class NotationFixes {
  /** Other people's words for our types. */
  private static final Map<String, DType> OTHER_TYPES =
      Map.ofEntries(
          Map.entry("float", DType.FLOAT32),
          Map.entry("f32", DType.FLOAT32),
          Map.entry("single", DType.FLOAT32),
          Map.entry("double", DType.FLOAT64),
          Map.entry("f64", DType.FLOAT64),
          Map.entry("half", DType.FLOAT16),
          Map.entry("f16", DType.FLOAT16),
          Map.entry("bf16", DType.BFLOAT16),
          Map.entry("int", DType.INT32),
          Map.entry("i32", DType.INT32),
          Map.entry("long", DType.INT64),
          Map.entry("i64", DType.INT64),
          Map.entry("byte", DType.UINT8),
          Map.entry("u8", DType.UINT8),
          Map.entry("boolean", DType.BOOL),
          Map.entry("short", DType.INT32),
          Map.entry("int16", DType.INT32),
          Map.entry("uint16", DType.INT32),
          Map.entry("uint32", DType.INT64),
          Map.entry("uint64", DType.INT64));

  private static final Set<String> TYPES =
      Arrays.stream(DType.values()).map(DType::text).collect(Collectors.toSet());

  /** Other people's words for a size that each run decides. */
  private static final Set<String> UNKNOWN_SIZES =
      Set.of(
          "-1",
          "?",
          "*",
          "_",
          "none",
          "null",
          "batch",
          "batchsize",
          "batch_size",
          "samples",
          "examples",
          "any");

  private static final Pattern RUN_TOGETHER =
      Pattern.compile("([A-Za-z&&[^xX]])[xX\u00d7*.,;:-]*(\\d+)");

  private static final Pattern LOOSE_BOUND =
      Pattern.compile("\\b([A-Za-z])\\s*(<=|=<|<|≤|>=|=>|≥|%)\\s*([A-Za-z_0-9]+)");
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\](){},;:/\"']+");
  private static final Pattern TIMES = Pattern.compile("(?<=\\d)[xX×*](?=\\d)");
  private static final Pattern LEADING_TIMES = Pattern.compile("^[xX×*](?=\\d)|(?<=\\d)[xX×*]$");

  private NotationFixes() {}

  /** Candidates, the likeliest first; they may be unreadable themselves. */
  static Set<String> of(String text, Notation.Word bad, Set<String> constants) {
    Set<String> candidates = new LinkedHashSet<>();
    if (!text.isBlank()) {
      String before = text.substring(0, bad.offset());
      String after = text.substring(bad.offset() + bad.text().length());
      if (isTimes(bad.text()) && !before.isBlank() && !after.isBlank()) {
        candidates.add(clean(before + after));
      }
      candidates.add(clean(before + word(bad.text(), text, constants) + after));
      if (DType.of(bad.text()).isPresent()) {
        candidates.add(clean(bad.text() + " " + before + after));
      }
      candidates.add(allWords(text, constants));
      candidates.remove(clean(text));
    }
    return candidates;
  }

  /** Mends every word: who writes {@code [N, H]} brackets both ends. */
  private static String allWords(String text, Set<String> constants) {
    String plain = BRACKETS.matcher(joinBounds(text)).replaceAll(" ");
    StringBuilder mended = new StringBuilder();
    List<Notation.Word> words = Notation.words(plain);
    for (Notation.Word each : words) {
      boolean between = each != words.get(0) && each != words.get(words.size() - 1);
      if (between && isTimes(each.text())) {
        continue;
      }
      mended.append(word(each.text(), plain + " " + mended, constants)).append(' ');
    }
    return clean(mended.toString());
  }

  /** Whether a word between two sizes only says that they are multiplied: {@code 28 x 28}. */
  private static boolean isTimes(String word) {
    return word.equals("x") || word.equals("\u00d7");
  }

  /** Makes one word of a loose bound such as {@code "T < CONTEXT"}. */
  private static String joinBounds(String text) {
    return LOOSE_BOUND
        .matcher(text)
        .replaceAll(
            match ->
                match.group(1).toUpperCase(Locale.ROOT)
                    + operator(match.group(2))
                    + match.group(3));
  }

  private static String operator(String loose) {
    return switch (loose) {
      case "%" -> "%";
      case ">=", "=>", "≥" -> ">=";
      default -> "<=";
    };
  }

  /** The likeliest meaning of one word; itself where it is fine or beyond guessing. */
  private static String word(String word, String text, Set<String> constants) {
    if (Notation.NAMED.matcher(word).matches()
        || word.equals(Notation.SCALAR)
        || constants.contains(word)) {
      return word;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (UNKNOWN_SIZES.contains(lower)) {
      return freeLetter(text);
    }
    DType type = OTHER_TYPES.getOrDefault(lower, DType.of(lower).orElse(null));
    if (type != null) {
      return type.text();
    }
    Matcher bound = LOOSE_BOUND.matcher(word);
    if (bound.matches()) {
      String most = bound.group(3);
      return bound.group(1).toUpperCase(Locale.ROOT)
          + operator(bound.group(2))
          + (constants.contains(most) ? most : DidYouMean.of(most, constants).orElse(most));
    }
    if (Notation.CONSTANT.matcher(word).matches()) {
      Optional<String> constant = DidYouMean.of(word, constants);
      if (constant.isPresent()) {
        return constant.get();
      }
    }
    if (word.matches("[a-z]")) {
      return word.toUpperCase(Locale.ROOT);
    }
    Matcher together = RUN_TOGETHER.matcher(word);
    if (together.matches()) {
      return together.group(1).toUpperCase(Locale.ROOT) + " " + together.group(2);
    }
    if (word.matches("\\d+\\.0*")) {
      return word.substring(0, word.indexOf('.'));
    }
    boolean first =
        !Notation.words(text).isEmpty() && Notation.words(text).get(0).text().equals(word);
    Optional<String> misspelt = first ? DidYouMean.of(word, TYPES) : Optional.empty();
    if (misspelt.isPresent()) {
      return misspelt.get();
    }
    String split = LEADING_TIMES.matcher(word).replaceAll("");
    split = TIMES.matcher(BRACKETS.matcher(split).replaceAll(" ")).replaceAll(" ");
    return split;
  }

  /** The first letter that names no size yet: N for the batch, then others. */
  private static String freeLetter(String text) {
    List<String> used = new ArrayList<>();
    Notation.words(text).stream()
        .map(Notation.Word::text)
        .filter(word -> word.matches("[A-Z]([%<>=].*)?"))
        .forEach(word -> used.add(word.substring(0, 1)));
    for (String letter : "N T H W S K M B C D".split(" ")) {
      if (!used.contains(letter)) {
        return letter;
      }
    }
    return "N";
  }

  private static String clean(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
