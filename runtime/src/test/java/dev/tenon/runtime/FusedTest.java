package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import dev.tenon.ir.op.Normalisations;
import dev.tenon.ir.op.RandomNumbers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a run can tell: fused kernels against their expansions, and dropout's masks. */
class FusedTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 4})
  void batchNormIsItsExpansion(long height) {
    Normalisations.BatchNorm primitive = new Normalisations.BatchNorm(1e-3);
    Trace trace = new Trace(new Variables(), true, DType.FLOAT32);
    Random random = new Random(1);
    Map<String, Value> values = new LinkedHashMap<>();
    Tensor x = input(trace, "x", values, random, 3, height, 2, 2);
    Tensor gamma = input(trace, "gamma", values, random, 2);
    Tensor beta = input(trace, "beta", values, random, 2);
    Tensor weight = input(trace, "weight", values, random, 3, height, 2, 2);
    List<Tensor> inputs = List.of(x, gamma, beta);
    List<Tensor> fused = trace.apply(primitive, inputs);
    List<Tensor> expanded = trace.record(() -> primitive.expand(inputs)).orElseThrow();

    Map<String, Tensor> wanted = new LinkedHashMap<>();
    List<String> kinds = List.of("fused", "expanded");
    for (String kind : kinds) {
      List<Tensor> outputs = kind.equals("fused") ? fused : expanded;
      for (int i = 0; i < 3; i++) {
        wanted.put(kind + i, outputs.get(i));
      }
      Tensor loss = outputs.get(0).times(weight).sum();
      List<Tensor> gradients = Gradients.of(loss, inputs);
      for (int i = 0; i < 3; i++) {
        wanted.put(kind + "Gradient" + i, gradients.get(i));
      }
      Tensor second = gradients.get(0).square().sum();
      wanted.put(kind + "Second", Gradients.of(second, List.of(gamma)).get(0));
    }
    assertTrue(
        trace.nodes().stream()
            .anyMatch(n -> n.primitive() instanceof Normalisations.BatchNormGrad));
    try (Evaluator evaluator = new Evaluator(trace, wanted)) {
      Map<String, Value> results = evaluator.run(values);
      for (String name : wanted.keySet()) {
        if (name.startsWith("fused")) {
          float[] expected = results.get(name.replace("fused", "expanded")).floats();
          assertArrayEquals(expected, results.get(name).floats(), 2e-4f, name);
        }
      }
    }
  }

  @Test
  void dropoutMaskKeepsItsPartAndDiffersByStepAndSalt() {
    Dims dims = Dims.of(100, 101);
    Trace trace = new Trace(new Variables(), true, DType.FLOAT32);
    Type scalar = new Type(DType.INT64, Dims.SCALAR);
    Tensor seed = trace.input("seed", scalar);
    Tensor step = trace.input("step", scalar);
    Map<String, Tensor> wanted = new LinkedHashMap<>();
    for (long salt : new long[] {1, 2}) {
      wanted.put(
          "mask" + salt,
          trace.apply(new RandomNumbers.DropoutMask(dims, DType.FLOAT32, 0.7, salt), seed, step));
    }
    try (Evaluator evaluator = new Evaluator(trace, wanted)) {
      Map<String, Value> first = evaluator.run(seedAndStep(5, 1));
      float[] mask = first.get("mask1").floats();
      long kept = count(mask);

      // 7070 expected, with a deviation of 46
      assertTrue(Math.abs(kept - 7070) < 250, kept + " of 10100 are kept");
      assertArrayEquals(mask, evaluator.run(seedAndStep(5, 1)).get("mask1").floats());
      for (float[] other :
          List.of(
              first.get("mask2").floats(),
              evaluator.run(seedAndStep(5, 2)).get("mask1").floats(),
              evaluator.run(seedAndStep(6, 1)).get("mask1").floats())) {
        long both = 0;
        for (int i = 0; i < mask.length; i++) {
          both += mask[i] > 0 && other[i] > 0 ? 1 : 0;
        }
        // independent: 0.49 of all, 4949, with a deviation of 50
        assertTrue(Math.abs(both - 4949) < 300, both + " are kept in both");
        assertNotEquals(0, Arrays.compare(mask, other));
      }
      for (float factor : mask) {
        assertEquals(factor == 0 ? 0 : 1 / 0.7f, factor, 1e-4f);
      }
    }
  }

  private static long count(float[] mask) {
    long kept = 0;
    for (float factor : mask) {
      kept += factor > 0 ? 1 : 0;
    }
    return kept;
  }

  private static Map<String, Value> seedAndStep(long seed, long step) {
    return Map.of("seed", Value.of(new long[] {seed}), "step", Value.of(new long[] {step}));
  }

  private static Tensor input(
      Trace trace, String name, Map<String, Value> values, Random random, long... sizes) {
    float[] numbers = new float[(int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextFloat() * 2 - 1;
    }
    values.put(name, Value.of(numbers, sizes));
    Object[] dims = Arrays.stream(sizes).boxed().toArray();
    return trace.input(name, new Type(DType.FLOAT32, Dims.of(dims)));
  }
}
