package dev.tenon.runtime;

import dev.tenon.Adam;
import dev.tenon.DType;
import dev.tenon.DataSpec;
import dev.tenon.Dense;
import dev.tenon.Flatten;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Relu;
import dev.tenon.Tensor;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import dev.tenon.runtime.data.Dataset;
import java.util.Random;

/** Small models and data for tests. */
final class Networks {
  private Networks() {}

  /** Images whose bright row is their class. */
  @DataSpec(input = "uint8 N 6 4 1", classes = 3)
  static final class Rows {
    private Rows() {}
  }

  @Model(data = Rows.class)
  @Adam(0.01)
  record Tiny(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 16) @Relu Tensor hidden,
      @Dense(units = 3) Tensor logits) {}

  static Program program(Class<?> model) {
    return program(model, DType.FLOAT32);
  }

  static Program program(Class<?> model, DType floatType) {
    Assembler.Result result = Assembler.assemble(Reflection.declaration(model), floatType);
    if (result.program() == null) {
      throw new AssertionError(result.problems().toString());
    }
    return result.program();
  }

  static Trainer<Rows> trainer() {
    return new Trainer<>(new GraphBuilder(program(Tiny.class)));
  }

  /** {@code count} images; noise of less than half of the row's brightness. */
  static Dataset<Rows> rows(int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * 24];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(3);
      for (int p = 0; p < 24; p++) {
        boolean bright = p / 8 == labels[i];
        pixels[i * 24 + p] = (byte) ((bright ? 120 : 0) + random.nextInt(100));
      }
    }
    return Dataset.of(Rows.class, pixels, labels);
  }
}
