package dev.tenon.samples.matmul;

import dev.tenon.Inference;
import dev.tenon.Model;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.Value;
import dev.tenon.samples.Arguments;

/**
 * The product of two matrices, without a network. Write {@code "3 2"} for one of them, and it does
 * not compile.
 */
@Model
public final class MatMul {
  @Inference
  Tensor product(@Shape("2 2") Tensor a, @Shape("2 2") Tensor b) {
    return a.matMul(b);
  }

  /** Prints two matrices and their product. */
  public static void main(String[] args) {
    Arguments.check(args, 0, "");
    Value a = Value.of(new float[] {1, 2, 3, 4}, 2, 2);
    Value b = Value.of(new float[] {5, 6, 7, 8}, 2, 2);
    try (MatMulTrainer trainer = new MatMulTrainer();
        MatMulPredictor predictor = trainer.predictor()) {
      print("a", a);
      print("b", b);
      print("a b", predictor.product(a, b));
    }
  }

  private static void print(String name, Value matrix) {
    System.out.println(name + " =");
    for (float[] row : matrix.rows()) {
      System.out.printf("  %6.1f %6.1f%n", row[0], row[1]);
    }
  }
}
