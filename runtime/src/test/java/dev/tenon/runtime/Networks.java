package dev.tenon.runtime;

import dev.tenon.Act;
import dev.tenon.Adam;
import dev.tenon.AvgPool2d;
import dev.tenon.BatchNorm;
import dev.tenon.Conv2d;
import dev.tenon.DType;
import dev.tenon.DataSpec;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Flatten;
import dev.tenon.LayerNorm;
import dev.tenon.MaxPool2d;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Relu;
import dev.tenon.Tensor;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.report.TrainingListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Small models and data for tests. */
final class Networks {
  static final TrainingListener SILENT = new TrainingListener() {};

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

  /** Images of noise, in three classes. */
  @DataSpec(input = "uint8 N 20 20 1", classes = 3)
  static final class Noise {
    private Noise() {}
  }

  /** Something of everything whose sums several threads share, or that is random. */
  @Model(data = Noise.class)
  @Adam(0.01)
  record Varied(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Conv2d(filters = 8, kernel = 3) Tensor conv1,
      @BatchNorm @Relu Tensor normed,
      @MaxPool2d(2) Tensor pool,
      @Conv2d(filters = 16, kernel = 3, stride = 2, groups = 4, activation = Act.GELU) Tensor conv2,
      @AvgPool2d(2) Tensor mean,
      @Flatten Tensor flat,
      @Dropout(0.3) Tensor dropped,
      @Dense(units = 32) @LayerNorm @Relu Tensor hidden,
      @Dense(units = 3) Tensor logits) {}

  /** Much data and little work. */
  @Model(data = Noise.class)
  record Wide(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 3) Tensor logits) {}

  /** All variables, slots of the optimizer included. */
  static Map<String, Value> weights(Trainer<?> trainer) {
    Map<String, Value> values = new LinkedHashMap<>();
    trainer.graph().weights().forEach(w -> values.put(w.name(), trainer.read(w.name())));
    return values;
  }

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
    return trainer(Tiny.class);
  }

  static <S> Trainer<S> trainer(Class<?> model) {
    return new Trainer<>(new GraphBuilder(program(model)));
  }

  static Dataset<Noise> noise(int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * 400];
    random.nextBytes(pixels);
    return Dataset.of(Noise.class, pixels, random.ints(count, 0, 3).toArray());
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
