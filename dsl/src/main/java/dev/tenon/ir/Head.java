package dev.tenon.ir;

import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.mend.Candidate;
import java.util.List;

/**
 * An output that training compares with labels.
 *
 * @param name what it is called
 * @param loss of it; null for what the data set implies, if anything
 * @param weight factor of the loss in the sum
 * @param label name of the label that it is compared with
 * @param classWeights a factor of the loss for each class; empty for none
 * @param key what stands for its annotation in each trace of the model; null where it has none
 * @param origin what made it
 * @param marked what says its loss
 * @param unstated that nothing says its loss; null where it is said or implied
 */
public record Head(
    String name,
    Tensor prediction,
    Loss loss,
    double weight,
    String label,
    List<Double> classWeights,
    Declaration.Output key,
    Origin origin,
    Origin marked,
    Unstated unstated) {
  /**
   * That a loss is missing.
   *
   * @param losses what says one, the likeliest first
   */
  record Unstated(Problem problem, List<Candidate> losses) {}

  /** The same with a loss that is probably meant, where none is said. */
  Head with(Loss meant, Unstated missing) {
    return new Head(
        name, prediction, meant, weight, label, classWeights, key, origin, marked, missing);
  }

  /** An output with the loss that the data set implies. */
  public static Head of(String name, Tensor prediction) {
    Origin origin = prediction.node().origin();
    return new Head(name, prediction, null, 1, "label", List.of(), null, origin, origin, null);
  }
}
