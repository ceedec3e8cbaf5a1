package dev.tenon.processor.read;

import dev.tenon.Type;
import java.util.List;
import java.util.Optional;

/**
 * A function of a model as far as its declaration alone tells: what the typed methods of trainer
 * and predictor take and give.
 *
 * @param kind what it is for
 * @param method name of the generated method
 * @param function name of the function in the program
 * @param inputs what it takes, in order
 * @param result what it gives
 */
public record Signature(
    Kind kind, String method, String function, List<Input> inputs, Result result) {
  /** What a function is for. */
  public enum Kind {
    /** A question that a trained model answers. */
    INFERENCE,
    /** A step of training. */
    OBJECTIVE,
    /** Another change of weights. */
    UPDATE
  }

  /**
   * An input.
   *
   * @param type empty where the declaration does not tell
   */
  public record Input(String name, Optional<Type> type) {}

  /**
   * What a function gives.
   *
   * @param record name of the record that holds the outputs; empty for a single tensor
   * @param outputs names of the outputs; empty where the declaration does not tell
   */
  public record Result(String record, List<String> outputs) {
    /** One tensor. */
    public static final Result TENSOR = new Result("", List.of());

    /** Tensors by name. */
    public static final Result NAMED = new Result("", List.of("*"));

    /** Whether outputs are asked for by name. */
    public boolean isNamed() {
      return equals(NAMED);
    }
  }
}
