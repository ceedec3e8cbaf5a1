package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DataSpec;
import dev.tenon.runtime.UserError;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Labels of classes in all types, of steps, and of what has none. */
class ClassLabelsTest {
  @DataSpec(input = "float32 N 1", label = "int32 N 3", classes = 3, ignored = -1)
  private record Steps() {}

  @DataSpec(input = "float32 N 1", label = "uint8 N", classes = 3)
  private record Bytes() {}

  @DataSpec(input = "float32 N 1", label = "int64 N", classes = 3)
  private record Longs() {}

  @DataSpec(input = "float32 N 1", label = "float32 N 3", classes = 3)
  private record Soft() {}

  private static void read(Dataset<?> data) {
    try (Batches batches = data.batches(2, LastBatch.KEEP)) {
      while (batches.hasNext()) {
        assertTrue(batches.next().size() > 0);
      }
    }
  }

  private static <S> Dataset<S> of(Class<S> spec, int size, BiConsumer<Integer, ByteBuffer> put) {
    return Dataset.of(
        spec,
        new Examples() {
          @Override
          public int size() {
            return size;
          }

          @Override
          public void putInput(int index, ByteBuffer target) {
            target.putFloat(index);
          }

          @Override
          public void putLabel(int index, ByteBuffer target) {
            put.accept(index, target);
          }
        });
  }

  @Test
  void stepsThatAreIgnoredAreNoClass() {
    int[] labels = {0, 1, -1, 2, 2, 2, -1, -1, 0};
    Dataset<Steps> data = Dataset.of(Steps.class, StepExamples.of(labels, 3));
    read(data);
    assertArrayEquals(new long[] {2, 1, 3}, data.classCounts());
    // sklearn.utils.class_weight.compute_class_weight("balanced", y=[0, 1, 2, 2, 2, 0])
    assertArrayEquals(new double[] {1, 2, 2 / 3.0}, data.balancedClassWeights(), 1e-12);
    assertEquals(3, data.folds(3, 1).size());
  }

  @Test
  void eachStepIsChecked() {
    Dataset<Steps> data =
        Dataset.of(Steps.class, StepExamples.of(new int[] {0, 1, -1, 2, 3, 2}, 3));
    UserError wrong = assertThrows(UserError.class, () -> read(data));
    assertTrue(wrong.getMessage().contains("label 3 of example 1 is no class"), wrong::getMessage);
    assertThrows(UserError.class, data::classCounts);
  }

  @Test
  void labelsAreReadInTheirType() {
    Dataset<Bytes> bytes = of(Bytes.class, 5, (i, target) -> target.put((byte) (i % 3)));
    read(bytes);
    assertArrayEquals(new long[] {2, 2, 1}, bytes.classCounts());
    Dataset<Longs> longs = of(Longs.class, 5, (i, target) -> target.putLong(i % 3));
    read(longs);
    assertArrayEquals(new long[] {2, 2, 1}, longs.classCounts());
    Dataset<Longs> far = of(Longs.class, 1, (i, target) -> target.putLong(1L << 32));
    assertThrows(UserError.class, () -> read(far));
  }

  @Test
  void probabilitiesAreNoIndices() {
    Dataset<Soft> soft =
        of(Soft.class, 3, (i, target) -> target.putFloat(0.5f).putFloat(0.5f).putFloat(0));
    read(soft);
    assertThrows(IllegalStateException.class, soft::classCounts);
    assertEquals(3, soft.folds(3, 1).size());
  }
}
