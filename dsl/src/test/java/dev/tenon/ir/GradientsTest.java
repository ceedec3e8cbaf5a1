package dev.tenon.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenon.DType;
import dev.tenon.Notation;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientsTest {
  private final Trace trace = new Trace(new Variables(), true, DType.FLOAT32);
  private final Tensor x = trace.input("x", Notation.parse("N 3").type());

  /** A kernel that has neither a gradient nor an expansion. */
  record Kernel() implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0));
    }
  }

  /** Its gradient is a kernel that has none. */
  record Once() implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.trace().apply(new Kernel(), node.input(0))));
    }
  }

  @Test
  void tellsPrimitiveThatCannotBeDifferentiated() {
    Tensor y = trace.apply(new Kernel(), x).sum();
    Problem problem = assertThrows(Problem.class, () -> Gradients.of(y, List.of(x)));

    assertEquals("NoGradient", problem.id());
    assertEquals("kernel cannot be differentiated", problem.getMessage());
  }

  @Test
  void tellsPrimitiveThatCannotBeDifferentiatedTwice() {
    Tensor first = Gradients.of(trace.apply(new Once(), x).sum(), List.of(x)).get(0);
    Problem problem = assertThrows(Problem.class, () -> Gradients.of(first.sum(), List.of(x)));

    assertEquals("NoGradient", problem.id());
    assertEquals("kernel cannot be differentiated twice", problem.getMessage());
  }

  @Test
  void differentiatesOnlyWhatLiesBetween() {
    Tensor aside = trace.apply(new Kernel(), x);
    Tensor other = trace.input("other", x.type());
    List<Tensor> gradients =
        Gradients.of(other.square().plus(aside).sum(), List.of(other, trace.input("z", x.type())));

    assertNotNull(gradients.get(0));
    assertNull(gradients.get(1), "nothing depends on z");
  }

  /** A product for each example would have to be kept and added up. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void multipliesAllRowsAtOnceTowardsSharedKernel(boolean transposed) {
    Tensor steps = trace.input("steps", Notation.parse("N T 3").type());
    Tensor kernel = trace.input("kernel", Notation.parse(transposed ? "5 3" : "3 5").type());
    Tensor product = steps.matMul(kernel, false, transposed);
    List<Tensor> gradients = Gradients.of(product.square().sum(), List.of(steps, kernel));

    assertEquals(steps.type(), gradients.get(0).type());
    assertEquals(kernel.type(), gradients.get(1).type());
    for (Node node : trace.nodes()) {
      String dims = node.types().get(0).dims().toString();
      assertFalse(List.of("N 3 5", "N 5 3").contains(dims), node::toString);
    }
  }
}
