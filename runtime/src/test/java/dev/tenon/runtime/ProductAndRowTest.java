package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.tenon.DType;
import dev.tenon.Notation;
import dev.tenon.Tensor;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TensorFlow makes one operation of a product and what is added to it, whatever its rank is. */
class ProductAndRowTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aProductAndARowAreAdded(boolean rowFirst) {
    Trace trace = new Trace(new Variables(), false, DType.FLOAT32);
    Tensor x = trace.input("x", Notation.parse("4 1"));
    Tensor rows = trace.input("rows", Notation.parse("2 3"));
    // as the gradient of a kernel [1, 3], to which weight decay adds
    Tensor product = x.matMul(x.square().matMul(rows.slice(0, 0, 1)), true, false);
    Tensor row = rows.slice(0, 1, 2);
    Tensor sum = rowFirst ? row.plus(product) : product.plus(row);
    try (Evaluator evaluator = new Evaluator(trace, Map.of("sum", sum))) {
      Map<String, Value> inputs =
          Map.of(
              "x", Value.of(new float[] {1, 2, 3, 4}, 4, 1),
              "rows", Value.of(new float[] {1, 0, 2, 10, 20, 30}, 2, 3));
      Value value = evaluator.run(inputs).get("sum");
      assertArrayEquals(new long[] {1, 3}, value.shape().asArray());
      assertArrayEquals(new double[] {110, 20, 230}, value.doubles());
    }
  }
}
