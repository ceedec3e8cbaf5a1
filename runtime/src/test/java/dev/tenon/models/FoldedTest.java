package dev.tenon.models;

import static dev.tenon.Tenon.batchNorm;
import static dev.tenon.Tenon.conv2d;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.flatten;
import static dev.tenon.Tenon.maxPool2d;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.sgd;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Inference;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Batch normalisation that has become part of kernels computes what it did before. */
class FoldedTest {
  @Model
  static final class Net {
    final Layer conv = conv2d(4, 3);
    final Layer convNorm = batchNorm();
    final Layer plainConv = conv2d(4, 3, o -> o.bias(false).groups(2));
    final Layer plainNorm = batchNorm(o -> o.scale(false));
    final Layer pool = maxPool2d(2);
    final Layer flat = flatten();
    final Layer product = dense(3);
    final Layer productNorm = batchNorm(o -> o.center(false));

    @Inference
    Tensor folded(@Shape("N 6 6 2") Tensor x) {
      Tensor first = pool.apply(convNorm.apply(conv.apply(x)).relu());
      Tensor second = plainNorm.apply(plainConv.apply(first)).relu();
      return productNorm.apply(product.apply(flat.apply(second)));
    }

    /** What is used twice is not folded; nothing is added. */
    @Inference
    Tensor unfolded(@Shape("N 6 6 2") Tensor x) {
      Tensor c = conv.apply(x);
      Tensor first = pool.apply(convNorm.apply(c).plus(c.times(0)).relu());
      Tensor p = plainConv.apply(first);
      Tensor second = plainNorm.apply(p).plus(p.times(0)).relu();
      Tensor d = product.apply(flat.apply(second));
      return productNorm.apply(d).plus(d.times(0));
    }

    Objective learn(@Shape("N 6 6 2") Tensor x) {
      return minimize(folded(x).minus(1).square().mean()).using(sgd(0.1));
    }
  }

  @Test
  void givesWhatTheLayersGive() {
    Random random = new Random(3);
    float[] numbers = new float[8 * 72];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian() * 2 + 1;
    }
    Value x = Value.of(numbers, 8, 6, 6, 2);
    try (Trainer<Void> trainer = Trainer.live(new Net())) {
      for (int i = 0; i < 30; i++) {
        trainer.step("train", x);
      }
      float[] unfolded = answer(trainer, "unfolded", x);
      assertArrayEquals(unfolded, answer(trainer, "folded", x), 1e-4f);
      assertTrue(Math.abs(unfolded[0] - unfolded[3]) > 1e-3, "examples differ");
    }
  }

  private static float[] answer(Trainer<?> trainer, String function, Value x) {
    return trainer.predictor().call(function, x).values().iterator().next().floats();
  }
}
