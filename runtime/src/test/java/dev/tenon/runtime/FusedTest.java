package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import dev.tenon.ir.op.Normalisations;
import dev.tenon.ir.op.RandomNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only a run can tell: fused kernels against their expansions, and dropout's masks. */
class FusedTest {
  /** A primitive and its expansion in one trace. */
  private record Pair(Trace trace, Map<String, Value> values, Map<String, Tensor> wanted) {}

  /** Cases of primitives that have an expansion; float64 in them stands for float32 here. */
  static Stream<PrimitiveCase> fused() {
    return Stream.concat(PrimitiveCases.all(), RandomCases.all())
        .filter(test -> expands(test.primitive().getClass()))
        // its inputs must be what BatchNorm's kernel put out, as they are below
        .filter(test -> !(test.primitive() instanceof Normalisations.BatchNormGrad));
  }

  private static boolean expands(Class<? extends Primitive> primitive) {
    try {
      return primitive.getMethod("expand", List.class).getDeclaringClass() != Primitive.class;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("fused")
  void kernelIsItsExpansion(PrimitiveCase test) {
    Pair pair = pair(test);
    assertEquals(names(pair, "fused"), names(pair, "expanded"), "what there is a gradient of");
    try (Evaluator evaluator = new Evaluator(pair.trace(), pair.wanted())) {
      Map<String, Value> results = evaluator.run(pair.values());
      for (String name : pair.wanted().keySet()) {
        if (name.startsWith("fused")) {
          float[] expected = results.get(name.replace("fused", "expanded")).floats();
          float largest = 1;
          for (float number : expected) {
            largest = Math.max(largest, Math.abs(number));
          }
          assertArrayEquals(expected, results.get(name).floats(), 2e-4f * largest, name);
        }
      }
    }
  }

  private static Set<String> names(Pair pair, String kind) {
    return pair.wanted().keySet().stream()
        .filter(name -> name.startsWith(kind))
        .map(name -> name.substring(kind.length()))
        .collect(Collectors.toSet());
  }

  /** What float64 tests by its expansion alone must be among what runs here. */
  @Test
  void noKernelWithoutFloat64IsLeftOut() {
    Set<Class<?>> run = new HashSet<>();
    fused()
        .flatMap(test -> pair(test).trace().nodes().stream())
        .forEach(node -> run.add(node.primitive().getClass()));
    Set<Class<?>> without =
        PrimitiveCases.all()
            .filter(test -> !test.primitive().computes(DType.FLOAT64))
            .map(test -> test.primitive().getClass())
            .collect(Collectors.toSet());

    assertFalse(without.isEmpty());
    without.removeAll(run);
    assertEquals(Set.of(), without);
  }

  private static Pair pair(PrimitiveCase test) {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT32);
    Random random = new Random(test.toString().hashCode());
    Map<String, Value> values = new LinkedHashMap<>();
    List<Tensor> inputs = new ArrayList<>();
    for (Type type : test.inputTypes()) {
      inputs.add(input(test, trace, "x" + inputs.size(), type, values, random));
    }
    List<Tensor> fused = trace.apply(test.primitive(), inputs);
    List<Tensor> expanded = trace.record(() -> test.primitive().expand(inputs)).orElseThrow();
    List<Tensor> xs = inputs.stream().filter(x -> x.dtype().isFloating()).toList();
    Tensor weight = input(test, trace, "weight", fused.get(0).type(), values, random);

    Map<String, Tensor> wanted = new LinkedHashMap<>();
    for (String kind : List.of("fused", "expanded")) {
      List<Tensor> outputs = kind.equals("fused") ? fused : expanded;
      for (int i = 0; i < outputs.size(); i++) {
        if (test.differentiated() == null || test.differentiated().contains(i)) {
          wanted.put(kind + " output " + i, outputs.get(i));
        }
      }
      List<Tensor> gradients = Gradients.of(outputs.get(0).times(weight).sum(), xs);
      List<Tensor> second = Gradients.of(gradients.get(0).square().sum(), xs);
      for (int i = 0; i < xs.size(); i++) {
        if (gradients.get(i) != null) {
          wanted.put(kind + " gradient " + i, gradients.get(i));
        }
        if (second.get(i) != null) {
          wanted.put(kind + " second gradient " + i, second.get(i));
        }
      }
    }
    return new Pair(trace, values, wanted);
  }

  private static Tensor input(
      PrimitiveCase test,
      Trace trace,
      String name,
      Type type,
      Map<String, Value> values,
      Random random) {
    Value value = test.random(PrimitiveCase.type(type.toString()), random);
    if (!type.dtype().isFloating()) {
      values.put(name, value);
      return trace.input(name, type);
    }
    double[] numbers = value.doubles();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    values.put(name, Value.of(floats, value.shape().asArray()));
    return trace.input(name, type.with(DType.FLOAT32));
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
}
