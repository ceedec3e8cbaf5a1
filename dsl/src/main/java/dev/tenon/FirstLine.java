package dev.tenon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the first line of a problem is worded. */
final class FirstLine {
  /** What is left of a longer name, so that the line keeps its length. */
  private static final int LONGEST_NAME = 30;

  private static final int SHORTEST_NAME = 10;

  /** What fits into the line. */
  private static final int LONGEST = 119;

  /** The same with the dots of a name that is cut. */
  private static final int LONGEST_LINE = LONGEST - "...".length();

  /** A noun of which there is one. */
  private static final Pattern MANY =
      Pattern.compile(
          "((?<![-.\\d])\\b1 (?:channel|unit|group|head|feature|step|number|input|position|example|element"
              + "|label|tensor|class|prediction))e?s\\b");

  private static final Pattern SHAPE = Pattern.compile("\\[([^\\[\\]]* [^\\[\\]]*)\\]");

  private FirstLine() {}

  /** {@code 1 channel} for {@code 1 channels}. */
  static String singular(String text) {
    return MANY.matcher(text).replaceAll("$1");
  }

  /** {@code said}, the line of problem {@code id}, with {@code name} before it. */
  static String about(String name, String said, String id) {
    int left = LONGEST_LINE - said.length() - id.length() - "[]  ".length();
    int longest = Math.max(SHORTEST_NAME, Math.min(LONGEST_NAME, left));
    return (name.length() <= longest ? name : shortened(name, longest)) + " " + said;
  }

  /**
   * {@code line} as one, or two where it is long, as where sizes are computed from several others:
   * what follows its last colon, the reason, stands below; where there is none, or that is not
   * enough, so do those sizes, which are letters in the first.
   */
  static List<String> fitted(String line) {
    int colon = line.lastIndexOf(": ");
    if (line.length() <= LONGEST_LINE) {
      return List.of(line);
    }
    if (colon >= 0 && colon <= LONGEST_LINE) {
      return List.of(line.substring(0, colon), line.substring(colon + 2));
    }
    return line.length() <= LONGEST ? List.of(line) : lettered(line);
  }

  /** {@code line} with a letter for each computed size, and below it what these are. */
  private static List<String> lettered(String line) {
    Map<String, String> letters = new LinkedHashMap<>();
    String shorter = SHAPE.matcher(line).replaceAll(shape -> lettered(shape.group(1), letters));
    if (letters.isEmpty()) {
      return List.of(line);
    }
    String sizes =
        letters.entrySet().stream()
            .map(size -> size.getValue() + " = " + size.getKey())
            .collect(Collectors.joining(", "));
    return List.of(shorter, "where " + sizes);
  }

  private static String lettered(String shape, Map<String, String> letters) {
    StringBuilder sizes = new StringBuilder("[");
    int start = 0;
    int depth = 0;
    for (int i = 0; i <= shape.length(); i++) {
      char c = i == shape.length() ? ' ' : shape.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ' ' && depth == 0) {
        sizes.append(start == 0 ? "" : " ").append(letter(shape.substring(start, i), letters));
        start = i + 1;
      }
    }
    return sizes.append(']').toString();
  }

  /** {@code size} if it is a number or a name; else the small letter that stands for it. */
  private static String letter(String size, Map<String, String> letters) {
    if (!size.contains("(")) {
      return size;
    }
    String inner = size.substring(1, size.length() - 1);
    boolean enclosed = size.startsWith("(") && inner.indexOf(')') > inner.indexOf('(');
    return letters.computeIfAbsent(
        enclosed && size.endsWith(")") ? inner : size,
        computed -> String.valueOf((char) ('a' + letters.size())));
  }

  /** The last names of a path, of which one is the layer's; the start of a single name. */
  private static String shortened(String name, int length) {
    if (!name.contains("/")) {
      return name.substring(0, length) + "...";
    }
    String end = name.substring(name.length() - length);
    return "..." + end.substring(Math.max(0, end.indexOf('/')));
  }
}
