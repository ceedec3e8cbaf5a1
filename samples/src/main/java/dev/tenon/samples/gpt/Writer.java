package dev.tenon.samples.gpt;

import dev.tenon.runtime.Value;
import java.util.Arrays;
import java.util.Random;

/** Makes batches of a text, and text of what is predicted. */
final class Writer {
  private static final int BATCH = 16;
  private static final double TEMPERATURE = 0.3; // 1 draws as probable, 0 takes the best

  private final int[] text;
  private final Random random = new Random(1);

  /** A line break is 0, what can be printed 1 to 95; anything else is left out. */
  Writer(String text) {
    this.text = numbers(known(text));
    if (this.text.length <= Gpt.CONTEXT) {
      throw new IllegalArgumentException(
          "the text has %d characters; write more than %d"
              .formatted(this.text.length, Gpt.CONTEXT));
    }
  }

  /** {@code text} without what has no number. */
  static String known(String text) {
    return text.replaceAll("[^\n -~]", "");
  }

  private static int[] numbers(String known) {
    return known.chars().map(c -> c == '\n' ? 0 : c - ' ' + 1).toArray();
  }

  /** One step of training on parts of the text, drawn at random; gives the loss. */
  double learn(GptTrainer trainer) {
    int[] given = new int[BATCH * Gpt.CONTEXT];
    int[] next = new int[given.length];
    for (int row = 0; row < BATCH; row++) {
      int start = random.nextInt(text.length - Gpt.CONTEXT);
      System.arraycopy(text, start, given, row * Gpt.CONTEXT, Gpt.CONTEXT);
      System.arraycopy(text, start + 1, next, row * Gpt.CONTEXT, Gpt.CONTEXT);
    }
    return trainer
        .learn(Value.of(given, BATCH, Gpt.CONTEXT), Value.of(next, BATCH, Gpt.CONTEXT))
        .loss();
  }

  /** {@code start} and {@code count} characters more. */
  String write(GptPredictor predictor, String start, int count) {
    StringBuilder written = new StringBuilder(start);
    for (int i = 0; i < count; i++) {
      int[] last = numbers(written.substring(Math.max(0, written.length() - Gpt.CONTEXT)));
      int next = drawn(predictor.next(Value.of(last, 1, last.length)).floats());
      written.append(next == 0 ? '\n' : (char) (next - 1 + ' '));
    }
    return written.toString();
  }

  private int drawn(float[] probabilities) {
    double[] weights = new double[probabilities.length];
    Arrays.setAll(weights, i -> Math.pow(probabilities[i], 1 / TEMPERATURE));
    double left = random.nextDouble() * Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
