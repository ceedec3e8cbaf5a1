package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Init;
import dev.tenon.LabelKind;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.Declaration.Located;
import java.util.function.Consumer;

/**
 * Weights of classes that a run counts in the data it trains on: {@link
 * dev.tenon.Training#balanceClasses}.
 *
 * @param weights one number for each class, which a run sets before its first step
 * @param origin where it is said that classes are balanced
 */
public record ClassBalance(Variable weights, Origin origin) {
  /** Name of the variable. */
  public static final String NAME = "training/class_weights";

  /**
   * What a model over {@code data} needs to balance its classes; null where it does not, or {@code
   * report} is told why it cannot.
   *
   * @param origin where it is said that it does; null where that is not said
   * @param data what the data set says; null for none
   * @param floatType in which the model computes
   */
  public static ClassBalance of(
      Origin origin, Declaration.Data data, DType floatType, Consumer<Located> report) {
    if (origin == null) {
      return null;
    }
    boolean binary = data != null && data.kind() == LabelKind.BINARY;
    boolean indices = data != null && data.kind() == LabelKind.CLASSES && data.classes() > 0;
    if (!binary && !indices) {
      Problem problem =
          data == null
              ? Problem.of(
                  "ClassWeights", "@Training balances classes, but there is no data to count them")
              : Problem.of(
                  "ClassWeights",
                  "@Training balances the classes of %s, whose labels are %s",
                  data.name(),
                  data.kind().told());
      report.accept(
          new Located(
              problem
                  .at("balanceClasses")
                  .fix(
                      data == null
                          ? "name the data set, such as @Model(data = Mnist.class)"
                          : "remove balanceClasses; it takes labels that are one class each"),
              origin,
              false));
      return null;
    }
    Type type = new Type(floatType, Dims.of(binary ? 2 : data.classes()));
    return new ClassBalance(Variable.named(NAME, type, Init.ONES, Variable.Role.SLOT), origin);
  }

  /** What stands for the weights where there can be none. */
  public static Variable standIn(DType floatType) {
    return Variable.named(NAME, new Type(floatType, Dims.of(2)), Init.ONES, Variable.Role.SLOT);
  }

  /** An objective computes its loss from whatever it likes, so it has to weigh it. */
  public static Located notOf(String method, Origin origin) {
    return new Located(
        Problem.of(
                "ClassWeights",
                "@Training balances classes, but %s computes its loss without their weights",
                method)
            .at("balanceClasses")
            .fix("multiply the losses before their mean: losses.times(balancedWeights(labels))"),
        origin,
        false);
  }
}
