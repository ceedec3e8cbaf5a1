package dev.tenon.ir;

import dev.tenon.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Axes by name before and after an arrow: {@code "n (h w) c -> n h w c"}, {@code "n i, i j -> n
 * j"}.
 *
 * @param before of each tensor its axes, each the names that it is made of
 * @param after the axes of the result
 */
public record AxisText(String text, List<List<List<String>>> before, List<List<String>> after) {
  private static final Pattern TOKEN = Pattern.compile("[()]|[^\\s()]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*|1");

  /** Reads {@code text}, in which each tensor names an axis once. */
  public static AxisText parse(String text) {
    String[] sides = text.split("->", -1);
    if (sides.length != 2) {
      throw unreadable(text, "has %d arrows; one stands between before and after", sides.length - 1)
          .fix("write it as in \"n h w c -> n (h w) c\"");
    }
    List<List<List<String>>> before =
        Arrays.stream(sides[0].split(",", -1)).map(side -> axes(text, side)).toList();
    return new AxisText(text, before, axes(text, sides[1]));
  }

  private static List<List<String>> axes(String text, String side) {
    List<List<String>> axes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<String> group = null;
    Matcher tokens = TOKEN.matcher(side);
    while (tokens.find()) {
      String token = tokens.group();
      if (token.equals("(") && group == null) {
        group = new ArrayList<>();
        axes.add(group);
      } else if (token.equals(")") && group != null) {
        group = null;
      } else if (!NAME.matcher(token).matches()) {
        throw unreadable(text, "has \"%s\" where an axis is named", token)
            .fix("write names such as h, blanks between them, and parentheses in pairs");
      } else if (!token.equals("1") && !names.add(token)) {
        throw unreadable(text, "names the axis %s twice", token)
            .fix("give each axis of a tensor a name of its own");
      } else if (group == null) {
        axes.add(List.of(token));
      } else {
        group.add(token);
      }
    }
    if (group != null) {
      throw unreadable(text, "has a parenthesis that is not closed").fix("write )");
    }
    return axes;
  }

  /** The names of axes, without those of size 1 that have none. */
  public static List<String> names(List<List<String>> axes) {
    return axes.stream().flatMap(List::stream).filter(name -> !name.equals("1")).toList();
  }

  /** A problem with this text. */
  public Problem problem(String format, Object... arguments) {
    return problem(text, format, arguments);
  }

  /** A problem with {@code text}, whatever tensors it is about. */
  private static Problem unreadable(String text, String format, Object... arguments) {
    return problem(text, format, arguments).ofItself();
  }

  private static Problem problem(String text, String format, Object... arguments) {
    return Problem.of("AxisNames", format, arguments).explained("it says \"" + text + "\"");
  }
}
