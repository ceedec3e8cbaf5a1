package dev.tenon.ir.fluent;

import dev.tenon.Problem;
import dev.tenon.ir.Reflection;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says to users of the fluent form what layers say to those of annotations: {@code normalize()} for
 * {@code @Normalize}, {@code @Shape} for {@code @Input}.
 */
final class Wording {
  private static final Pattern ANNOTATION = Pattern.compile("@([A-Z]\\w*)(\\(?)");

  private Wording() {}

  /** {@code problem} as users of the fluent form understand it. */
  static Problem of(Problem problem) {
    return problem.reworded(text -> ANNOTATION.matcher(text).replaceAll(Wording::fluent));
  }

  private static String fluent(MatchResult annotation) {
    String text = annotation.group();
    Class<?> layer = LayerOptions.annotation(annotation.group(1));
    if (layer != null) {
      text = Reflection.kind(layer) + (annotation.group(2).isEmpty() ? "()" : "(");
    }
    return Matcher.quoteReplacement(text.replace("@Input", "@Shape"));
  }
}
