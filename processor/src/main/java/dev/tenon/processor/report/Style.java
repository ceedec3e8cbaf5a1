package dev.tenon.processor.report;

import dev.tenon.Problem;
import dev.tenon.ir.Origin;
import dev.tenon.ir.allow.Pages;
import java.util.function.Function;

/** How much a message shows. */
public enum Style {
  /** Its first line, where the sizes come from, and what to do. */
  FULL,
  /** One line: the first, and a change that mends it, where that is short. For logs and tools. */
  SHORT;

  /** The processor's option: {@code short}; anything else is full. */
  public static final String OPTION = "tenon.style";

  private static final int LONGEST = 200;
  private static final String FIX = "fix: ";

  /** The style called {@code name}, which may be null. */
  public static Style of(String name) {
    return "short".equals(name) ? SHORT : FULL;
  }

  /** What is shown of {@code problem}, whose page is one of {@code pages}. */
  String text(Problem problem, Function<Origin, String> where, Pages pages) {
    String all = problem.text(where, pages);
    if (this == FULL) {
      return all;
    }
    String first = all.lines().findFirst().orElse("");
    return all.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(FIX))
        .map(fix -> first + "; " + fix)
        .filter(line -> line.length() <= LONGEST)
        .findFirst()
        .orElse(first);
  }
}
