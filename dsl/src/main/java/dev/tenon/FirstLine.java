package dev.tenon;

import java.util.List;
import java.util.regex.Pattern;

/** How the first line of a problem is worded. */
final class FirstLine {
  /** What is left of a longer name, so that the line keeps its length. */
  private static final int LONGEST_NAME = 30;

  private static final int SHORTEST_NAME = 10;

  /** What fits into the line, with the dots of a name that is cut. */
  private static final int LONGEST_LINE = 116;

  /** A noun of which there is one. */
  private static final Pattern MANY =
      Pattern.compile(
          "((?<![-.\\d])\\b1 (?:channel|unit|group|head|feature|step|number|input|position|example|element"
              + "|label|tensor|class|prediction))e?s\\b");

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
   * what follows its last colon, the reason, stands below.
   */
  static List<String> fitted(String line) {
    int colon = line.lastIndexOf(": ");
    return line.length() <= LONGEST_LINE || colon < 0
        ? List.of(line)
        : List.of(line.substring(0, colon), line.substring(colon + 2));
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
