package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random tensors: their distribution, and what they depend on. */
class RandomTensorsTest {
  private static final int COUNT = 40_000;

  private static Evaluator evaluator() {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT32);
    Map<String, Tensor> wanted = new LinkedHashMap<>();
    trace.record(
        () -> {
          wanted.put("normal", Tenon.normal(Dims.of(COUNT)));
          wanted.put("other", Tenon.normal("200 200").reshape(Dims.of(COUNT)));
          wanted.put("uniform", Tenon.uniform(Dims.of(COUNT), -1, 3));
          return null;
        });
    return new Evaluator(trace, wanted);
  }

  private static void run(Evaluator evaluator, long seed, long step) {
    evaluator.set(Variable.SEED.name(), Value.of(new long[] {seed}));
    evaluator.set(Variable.STEP.name(), Value.of(new long[] {step}));
  }

  @Test
  void distributionsAreThoseOfTheirNames() {
    try (Evaluator evaluator = evaluator()) {
      Map<String, Value> drawn = evaluator.run(Map.of());
      double[] normal = drawn.get("normal").doubles();
      // deviations of these means: 0.005, 0.007 and 0.05
      assertEquals(0, mean(normal, 1), 0.025);
      assertEquals(1, mean(normal, 2), 0.035);
      assertEquals(3, mean(normal, 4), 0.25);
      double[] uniform = drawn.get("uniform").doubles();
      assertTrue(Arrays.stream(uniform).allMatch(x -> x >= -1 && x < 3));
      // mean 1 and square 7 / 3, with deviations of 0.006 and 0.011
      assertEquals(1, mean(uniform, 1), 0.03);
      assertEquals(7.0 / 3, mean(uniform, 2), 0.06);
    }
  }

  @Test
  void numbersDependOnSeedStepAndPlace() {
    try (Evaluator evaluator = evaluator()) {
      run(evaluator, 5, 1);
      Map<String, Value> drawn = evaluator.run(Map.of());
      double[] first = drawn.get("normal").doubles();
      assertArrayEquals(first, evaluator.run(Map.of()).get("normal").doubles());
      run(evaluator, 5, 2);
      double[] nextStep = evaluator.run(Map.of()).get("normal").doubles();
      run(evaluator, 6, 1);
      double[] otherSeed = evaluator.run(Map.of()).get("normal").doubles();
      for (double[] other : List.of(drawn.get("other").doubles(), nextStep, otherSeed)) {
        double correlation = 0;
        for (int i = 0; i < COUNT; i++) {
          correlation += first[i] * other[i] / COUNT;
        }
        assertEquals(0, correlation, 0.025); // a deviation of 0.005
      }
    }
  }

  private static double mean(double[] numbers, int power) {
    return Arrays.stream(numbers).map(x -> Math.pow(x, power)).average().orElseThrow();
  }
}
