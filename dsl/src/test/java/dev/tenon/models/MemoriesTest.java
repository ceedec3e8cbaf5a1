package dev.tenon.models;

import static dev.tenon.Tenon.add;
import static dev.tenon.Tenon.identity;
import static dev.tenon.Tenon.layerNorm;
import static dev.tenon.Tenon.sequential;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenon.Chain;
import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import dev.tenon.ir.fluent.Ownership;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Chains that are applied to a query and a memory. */
class MemoriesTest {
  private record Model(Chain look) {}

  /** Types of the weights by name after {@code look} was applied to [N 3 4] and [N 5 6]. */
  private static Map<String, String> weights(Chain look) {
    Variables variables = new Variables(Ownership.of(new Model(look)));
    Trace trace = new Trace(variables, true, DType.FLOAT32);
    Tensor query = trace.input("query", new Type(DType.FLOAT32, Dims.of("N", 3, 4)));
    Tensor memory = trace.input("memory", new Type(DType.FLOAT32, Dims.of("N", 5, 6)));
    Tensor output = trace.record(() -> look.apply(query, memory));
    assertEquals("N 3 4", output.dims().toString());
    variables.settleNames();
    Map<String, String> weights = new TreeMap<>();
    for (Variable variable : variables.all()) {
      weights.put(variable.name(), variable.type().toString());
    }
    return weights;
  }

  @Test
  void attentionAloneTakesKeysFromTheMemory() {
    Map<String, String> weights = weights(sequential().attention(2, o -> o.bias(false)));
    assertEquals("4 4", weights.get("look/queryKernel"));
    assertEquals("6 4", weights.get("look/keyKernel"));
    assertEquals("6 4", weights.get("look/valueKernel"));
  }

  @Test
  void everyAttentionOfBlocksAndBranchesLooksIntoTheMemory() {
    Chain stack =
        sequential().repeat(2, i -> add(identity(), layerNorm().attention(2)).dense(4).relu());
    Map<String, String> weights = weights(stack);
    List<String> keys =
        weights.keySet().stream().filter(name -> name.endsWith("/keyKernel")).toList();
    assertEquals(
        List.of(
            "look/block/add/branch/attention/keyKernel",
            "look/block_2/add/branch/attention/keyKernel"),
        keys);
    keys.forEach(key -> assertEquals("6 4", weights.get(key), key));
  }

  /** A layer of one's own that takes two tensors. */
  private static final class Gate implements Layer, Join {
    @Override
    public Tensor apply(Tensor x) {
      return x;
    }

    @Override
    public Tensor apply(List<Tensor> inputs) {
      return inputs.get(0).times(inputs.get(1).mean());
    }
  }

  @Test
  void aLayerOfOnesOwnLooksIntoItIfItJoins() {
    assertEquals(
        Map.of("look/dense/bias", "4", "look/dense/kernel", "4 4"),
        weights(sequential().dense(4).then(new Gate())));
  }

  @Test
  void aMemoryThatNobodyLooksIntoIsAMistake() {
    Problem problem =
        assertThrows(Problem.class, () -> weights(layerNorm().dense(4).then(identity())));
    assertEquals("NoMemory", problem.id());
  }
}
