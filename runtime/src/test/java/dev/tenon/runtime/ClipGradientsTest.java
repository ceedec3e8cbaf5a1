package dev.tenon.runtime;

import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenon.ClipGradients;
import dev.tenon.DType;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Notation;
import dev.tenon.Objective;
import dev.tenon.Problem;
import dev.tenon.Sgd;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients within limits. */
class ClipGradientsTest {
  private static final double NAN = Double.NaN;

  private static List<double[]> clipped(ClipGradients.Rule rule, double[] first, double[] second) {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT64);
    Tensor a = trace.input("a", Notation.parse("float64 2").type());
    Tensor b = trace.input("b", Notation.parse("float64 3").type());
    List<Tensor> all = trace.record(() -> rule.clipped(List.of(a, b)));
    try (Evaluator evaluator = new Evaluator(trace, Map.of("a", all.get(0), "b", all.get(1)))) {
      Map<String, Value> results =
          evaluator.run(Map.of("a", Value.of(first, 2), "b", Value.of(second, 3)));
      return List.of(results.get("a").doubles(), results.get("b").doubles());
    }
  }

  private static void assertClipped(
      ClipGradients.Rule rule,
      double[] first,
      double[] second,
      double[] expectedFirst,
      double[] expectedSecond) {
    List<double[]> clipped = clipped(rule, first, second);
    assertArrayEquals(expectedFirst, clipped.get(0), 1e-12);
    assertArrayEquals(expectedSecond, clipped.get(1), 1e-12);
  }

  /**
   * The norms are 5, 12 and together 13; tf.clip_by_value, clip_by_norm and clip_by_global_norm.
   */
  @Test
  void eachLimitScalesWhatIsAboveIt() {
    double[] a = {3, -4};
    double[] b = {0, 12, 0};
    assertClipped(
        new ClipGradients.Rule(3.5, 0, 0), a, b, new double[] {3, -3.5}, new double[] {0, 3.5, 0});
    assertClipped(new ClipGradients.Rule(0, 6, 0), a, b, a, new double[] {0, 6, 0});
    assertClipped(
        new ClipGradients.Rule(0, 0, 6.5), a, b, new double[] {1.5, -2}, new double[] {0, 6, 0});
    assertClipped(new ClipGradients.Rule(0, 0, 13), a, b, a, b);
  }

  /** torch.nn.utils.clip_grad_norm_([a, b], 0.5), torch 2.13, which adds 1e-6 to the norm. */
  @Test
  void theGlobalNormIsThatOfPyTorch() {
    List<double[]> clipped =
        clipped(
            new ClipGradients.Rule(0, 0, 0.5),
            new double[] {0.7, -1.3},
            new double[] {0.2, 2.1, -0.4});
    double[] first = {0.134317621, -0.249447010};
    double[] second = {0.038376463, 0.402952862, -0.076752926};
    assertArrayEquals(first, clipped.get(0), 1e-6);
    assertArrayEquals(second, clipped.get(1), 1e-6);
  }

  @Test
  void nothingOfZeroStaysZero() {
    double[] a = new double[2];
    double[] b = new double[3];
    assertClipped(new ClipGradients.Rule(0, 1, 0), a, b, a, b);
    assertClipped(new ClipGradients.Rule(0, 0, 1), a, b, a, b);
    assertClipped(new ClipGradients.Rule(1, 0, 0), a, b, a, b);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e200})
  void whatIsNoNumberOrHasTooLargeSquaresDoesNotVanish(double odd) {
    double[] a = {1, 2};
    double[] b = {odd, 1, 5};
    double[] lost = {NAN, NAN, NAN};
    assertClipped(new ClipGradients.Rule(0, 0, 1), a, b, new double[] {NAN, NAN}, lost);
    assertClipped(new ClipGradients.Rule(0, 3, 0), a, b, a, lost);
    double limited = Double.isNaN(odd) ? odd : Math.copySign(3, odd);
    assertClipped(new ClipGradients.Rule(3, 0, 0), a, b, a, new double[] {limited, 1, 3});
  }

  @Model
  @Sgd(1)
  @ClipGradients(globalNorm = 0.25)
  static final class Line {
    final Layer line = dense(1);
    final double own;

    Line(double own) {
      this.own = own;
    }

    Objective learn(@Shape("N 2") Tensor x) {
      Objective objective = minimize(line.apply(x).sum());
      return own == 0 ? objective : objective.clipGlobalNorm(own);
    }
  }

  /** The gradient is (3, 4) towards the kernel and 1 towards the bias, whatever they are. */
  @ParameterizedTest
  @CsvSource({"0, 0.25", "0.5, 0.5", "100, 5.0990195135928"})
  void aStepIsAsLongAsTheLimitOfTheModelOrItsObjective(double own, double length) {
    try (Trainer<Void> trainer = Trainer.live(new Line(own))) {
      double[] before = trainer.read("line/kernel").doubles();
      double bias = trainer.read("line/bias").scalar();
      trainer.step("train", Value.of(new float[] {3, 4}, 1, 2));
      double[] after = trainer.read("line/kernel").doubles();
      double scale = length / Math.sqrt(26);
      assertEquals(before[0] - 3 * scale, after[0], 1e-5);
      assertEquals(before[1] - 4 * scale, after[1], 1e-5);
      assertEquals(bias - scale, trainer.read("line/bias").scalar(), 1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aLimitIsAboveZero(double limit) {
    assertThrows(Problem.class, () -> new ClipGradients.Rule(limit, 0, 0));
    assertThrows(Problem.class, () -> new ClipGradients.Rule(0, 1, limit == 0 ? 1 : limit));
    if (limit != 0) {
      assertEquals(
          "NotPositive",
          assertThrows(Problem.class, () -> Trainer.live(new Line(limit)).close()).id());
    }
  }
}
