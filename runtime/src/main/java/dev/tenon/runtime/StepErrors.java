package dev.tenon.runtime;

import dev.tenon.ir.Counted;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFResourceExhaustedException;

/** Says what TensorFlow says of numbers that are wrong, or too many, in words about the model. */
final class StepErrors {
  private static final Pattern INDEX =
      Pattern.compile("indices(?:\\[[\\d,]*\\])? = (-?\\d+) is not in \\[0, (\\d+)\\)");
  private static final Pattern LABEL =
      Pattern.compile(
          "label value of (-?\\d+) which is outside the valid range of \\[0, (\\d+)\\)");
  private static final Pattern TENSOR =
      Pattern.compile(
          "OOM when allocating tensor with shape\\[([\\d,]+)\\] and type (\\w+) .*CPU.*");
  private static final Pattern NODE = Pattern.compile("\\{\\{node ([^}]*)\\}\\}");

  private StepErrors() {}

  /** How many examples {@code inputs} hold: the size of the first axis that there is, or 0. */
  static long examples(Collection<? extends Tensor> inputs) {
    return inputs.stream()
        .map(Tensor::shape)
        .filter(shape -> shape.numDimensions() > 0)
        .mapToLong(shape -> shape.get(0))
        .findFirst()
        .orElse(0);
  }

  /**
   * {@code e}, thrown by {@code function} of {@code model}, as it is to be thrown on.
   *
   * @param inputs of the function, not closed yet
   */
  static RuntimeException told(
      String model, String function, Collection<? extends Tensor> inputs, RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof TFResourceExhaustedException) {
      return exhausted(
          model,
          function,
          examples(inputs),
          examples(inputs) / 2,
          lacking(message.lines().findFirst().orElse("")),
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

  /** What TensorFlow asked for, and what there is of it. */
  private static String lacking(String message) {
    Matcher tensor = TENSOR.matcher(message);
    if (!tensor.matches()) {
      return message;
    }
    double bytes =
        Stream.of(tensor.group(1).split(","))
                .mapToDouble(Double::parseDouble)
                .reduce(1, (a, b) -> a * b)
            * (tensor.group(2).matches("double|int64|uint64") ? 8 : 4);
    OptionalLong free = MachineMemory.available();
    String wanted =
        "TensorFlow could not have %.2f GB for a tensor of [%s] %s"
            .formatted(bytes / 1e9, tensor.group(1).replace(",", " "), tensor.group(2));
    if (free.isEmpty()) {
      return wanted;
    }
    return wanted
        + "; %.2f GB of the memory of this machine are free".formatted(free.getAsLong() / 1e9)
        + (free.getAsLong() > 2 * bytes
            ? ", so a limit of this process stands against it (ulimit)"
            : "");
  }

  /**
   * Says that memory does not hold a batch.
   *
   * @param fitting how many examples it may hold; a rounder number is told
   * @param why what is known besides
   * @param e what came of it; null for nothing yet
   */
  static UserError exhausted(
      String model, String function, long examples, long fitting, String why, RuntimeException e) {
    if (examples < 2) {
      return new UserError(
          "%s of %s has too little memory; close other programs, or make the model smaller\n  %s"
              .formatted(function, model, why),
          e);
    }
    return new UserError(
        "%s of %s has too little memory for a batch of %s; give %s, such as %d\n  %s"
            .formatted(
                function,
                model,
                Counted.of(examples, "example"),
                function.equals("train") ? "a smaller --batch-size" : "fewer at once",
                Long.highestOneBit(fitting),
                why),
        e);
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
