package dev.tenon.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.exceptions.TFResourceExhaustedException;

/** Says what TensorFlow says of numbers that are wrong, or too many, in words about the model. */
final class StepErrors {
  private static final Pattern INDEX =
      Pattern.compile("indices(?:\\[[\\d,]*\\])? = (-?\\d+) is not in \\[0, (\\d+)\\)");
  private static final Pattern LABEL =
      Pattern.compile(
          "label value of (-?\\d+) which is outside the valid range of \\[0, (\\d+)\\)");
  private static final Pattern NODE = Pattern.compile("\\{\\{node ([^}]*)\\}\\}");

  private StepErrors() {}

  /** {@code e}, thrown by {@code function} of {@code model}, as it is to be thrown on. */
  static RuntimeException told(String model, String function, RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof TFResourceExhaustedException) {
      return new UserError(
          "%s of %s does not have the memory for so large a batch; give fewer examples at once (%s)"
              .formatted(function, model, message.lines().findFirst().orElse("")),
          e);
    }
    Matcher index = INDEX.matcher(message);
    if (index.find()) {
      return new UserError(
          "%s of %s looks up %s%s, and the table has 0 to %d; correct the data, or make the table larger"
              .formatted(
                  function,
                  model,
                  index.group(1),
                  place(message),
                  Long.parseLong(index.group(2)) - 1),
          e);
    }
    Matcher label = LABEL.matcher(message);
    if (label.find()) {
      return new UserError(
          "%s of %s is given the label %s, and there are 0 to %d; correct the data, or make the output wider"
              .formatted(function, model, label.group(1), Long.parseLong(label.group(2)) - 1),
          e);
    }
    return e;
  }

  /** Where it was: {@code " in words"}, or nothing. */
  private static String place(String message) {
    Matcher node = NODE.matcher(message);
    if (!node.find()) {
      return "";
    }
    String[] parts = node.group(1).split("/");
    // function, then scopes, then the operation
    return parts.length < 3 ? "" : " in " + parts[parts.length - 2];
  }
}
