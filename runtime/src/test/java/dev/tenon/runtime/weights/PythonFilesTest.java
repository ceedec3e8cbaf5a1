package dev.tenon.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

/**
 * Files that NumPy 2.4.6 and safetensors 0.8.0 wrote; see {@code src/test/reference/weights.py}.
 */
class PythonFilesTest {
  private static final Map<String, Value> PLAIN =
      Map.of(
          "dense/kernel", Value.of(new float[] {-2.5f, -1.5f, -0.5f, 0.5f, 1.5f, 2.5f}, 2, 3),
          "steps", Value.of(new long[] {(1L << 40) + 1}),
          "half", Conversions.to(DType.FLOAT16, Value.of(new float[] {1, 0.5f, -65504, 6e-8f}, 4)),
          "mask", Value.of(new boolean[] {true, false}, 2, 1),
          "bytes", Value.of(new byte[] {0, 127, -1}, 3),
          "none", Value.of(new double[0], 0, 3));

  private static TensorFile open(String name) {
    return TensorFile.open(Path.of("src/test/resources/weights", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.npz", "packed.npz", "plain.safetensors"})
  void areReadAsTheyAre(String name) {
    try (TensorFile file = open(name)) {
      assertEquals(PLAIN.keySet(), file.tensors().keySet());
      PLAIN.forEach((tensor, value) -> assertEquals(value, file.read(tensor), tensor));
    }
  }

  @Test
  void columnsAndTheOtherByteOrderAreTurned() {
    try (TensorFile file = open("columns.npz")) {
      double[] numbers = new double[24];
      for (int i = 0; i < 24; i++) {
        numbers[i] = i;
      }
      assertEquals(Value.of(numbers, 2, 3, 4), file.read("big"));
      assertEquals(Shape.of(2), file.tensors().get("wide").shape());
      for (String other : new String[] {"wide", "text"}) {
        String told = assertThrows(UserError.class, () -> file.read(other)).getMessage();
        assertTrue(told.contains(" holds numbers of type "), told);
      }
    }
  }
}
