package dev.tenon.runtime.data;

import java.nio.ByteBuffer;

/** Examples of one number with a label for each of some steps. */
public final class StepExamples {
  private StepExamples() {}

  /** {@code labels}, {@code steps} an example. */
  public static Examples of(int[] labels, int steps) {
    return new Examples() {
      @Override
      public int size() {
        return labels.length / steps;
      }

      @Override
      public void putInput(int index, ByteBuffer target) {
        target.putFloat(index);
      }

      @Override
      public void putLabel(int index, ByteBuffer target) {
        for (int step = 0; step < steps; step++) {
          target.putInt(labels[index * steps + step]);
        }
      }
    };
  }
}
