package dev.tenon.runtime;

import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.softmaxCrossEntropy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.DataSpec;
import dev.tenon.Dense;
import dev.tenon.LabelKind;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Output;
import dev.tenon.Sgd;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import org.junit.jupiter.api.Test;

/**
 * What weights of classes and ignored labels do, on inputs of 0: all logits are then the biases,
 * which start at 0, so that losses and gradients can be seen.
 */
class ClassWeightsTest {
  private static final double LOG_3 = Math.log(3);

  /** Three kinds. */
  @DataSpec(input = "N 2", classes = 3, ignored = -1)
  static final class Kinds {
    private Kinds() {}
  }

  /** One truth. */
  @DataSpec(input = "N 2", label = "uint8 N 1", kind = LabelKind.BINARY)
  static final class Truths {
    private Truths() {}
  }

  /** A probability of each of two. */
  @DataSpec(input = "N 2", label = "N 2", classes = 2)
  static final class Shares {
    private Shares() {}
  }

  @Model(data = Kinds.class)
  @Sgd(1)
  record Weighted(@Output(classWeights = {1, 2, 6}) @Dense(units = 3) Tensor logits) {}

  @Model(data = Kinds.class)
  @Sgd(1)
  record Plain(@Dense(units = 3) Tensor logits) {}

  @Model(data = Truths.class)
  @Sgd(1)
  record WeightedTruth(@Output(classWeights = {1, 5}) @Dense(units = 1) Tensor logit) {}

  @Model(data = Shares.class)
  @Sgd(1)
  record WeightedShares(@Output(classWeights = {1, 3}) @Dense(units = 2) Tensor logits) {}

  @Model
  @Sgd(1)
  static final class Fluent {
    final Layer body = dense(3);

    Objective learn(@Shape("N 2") Tensor x, @Shape("int32 N") Tensor kind) {
      return minimize(softmaxCrossEntropy(body.apply(x), kind, 1, 2, 6).mean());
    }
  }

  private static Value zeros(int count) {
    return Value.of(new float[count * 2], count, 2);
  }

  private static Value labels(int... labels) {
    return Value.of(labels, labels.length);
  }

  @Test
  void eachLossCountsAsMuchAsItsClass() {
    try (Trainer<Kinds> trainer = Networks.trainer(Weighted.class)) {
      // log 3 each, times 1, 2 and 6
      assertEquals(3 * LOG_3, trainer.step("train", zeros(3), labels(0, 1, 2)).loss(), 1e-6);
      // -(softmax - one-hot) / 3 of each, times its weight: (2, -1, -1) / 9 + 2 (-1, 2, -1) / 9 ...
      float[] bias = trainer.read("logits/bias").floats();
      assertArrayEquals(new float[] {-6 / 9f, -3 / 9f, 9 / 9f}, bias, 1e-6f);
    }
  }

  @Test
  void theFluentFormDoesTheSame() {
    try (Trainer<Void> trainer = Trainer.live(new Fluent())) {
      assertEquals(3 * LOG_3, trainer.step("train", zeros(3), labels(0, 1, 2)).loss(), 1e-6);
      float[] bias = trainer.read("body/bias").floats();
      assertArrayEquals(new float[] {-6 / 9f, -3 / 9f, 9 / 9f}, bias, 1e-6f);
    }
  }

  @Test
  void oneOfTwoIsWeighedByItsLabel() {
    try (Trainer<Truths> trainer = Networks.trainer(WeightedTruth.class)) {
      Value truths = Value.of(new byte[] {0, 1}, 2, 1);
      assertEquals(3 * Math.log(2), trainer.step("train", zeros(2), truths).loss(), 1e-6);
      // sigmoid - label is 1/2 and -1/2, times 1 and 5, over 2 examples
      assertEquals(1, trainer.read("logit/bias").floats()[0], 1e-6);
    }
  }

  @Test
  void probabilitiesMixTheWeights() {
    try (Trainer<Shares> trainer = Networks.trainer(WeightedShares.class)) {
      Value shares = Value.of(new float[] {0.5f, 0.5f, 0, 1}, 2, 2);
      // log 2 each, times (1 + 3) / 2 and 3, over 2 examples
      assertEquals(2.5 * Math.log(2), trainer.step("train", zeros(2), shares).loss(), 1e-6);
      assertArrayEquals(new float[] {-0.75f, 0.75f}, trainer.read("logits/bias").floats(), 1e-6f);
    }
  }

  @Test
  void ignoredLabelsCountNowhere() {
    try (Trainer<Kinds> trainer = Networks.trainer(Plain.class)) {
      Step step = trainer.step("train", zeros(3), labels(-1, 0, -1));
      assertEquals(LOG_3, step.loss(), 1e-6);
      assertEquals(1, step.report("accuracy"), 1e-6);
      assertArrayEquals(
          new float[] {2 / 3f, -1 / 3f, -1 / 3f}, trainer.read("logits/bias").floats(), 1e-6f);
    }
  }

  @Test
  void aBatchOfIgnoredLabelsChangesNothing() {
    try (Trainer<Kinds> trainer = Networks.trainer(Plain.class)) {
      assertEquals(0, trainer.step("train", zeros(2), labels(-1, -1)).loss());
      assertArrayEquals(new float[3], trainer.read("logits/bias").floats());
    }
  }
}
