package dev.tenon.runtime.data;

import java.nio.ByteBuffer;
import java.util.zip.Checksum;

/** Examples in memory: numbers as input, a class index or numbers as label. Keeps the arrays. */
final class FloatExamples implements Examples {
  private final int size;
  private final float[] inputs;
  private final int[] classes;
  private final float[] numbers;

  private FloatExamples(int size, float[] inputs, int[] classes, float[] numbers) {
    this.size = size;
    this.inputs = inputs;
    this.classes = classes;
    this.numbers = numbers;
  }

  /** Of which the labels are classes. */
  static FloatExamples of(float[] inputs, int[] classes) {
    return new FloatExamples(classes.length, inputs, classes, null);
  }

  /** Of which the labels are numbers. */
  static FloatExamples of(int size, float[] inputs, float[] numbers) {
    return new FloatExamples(size, inputs, null, numbers);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void putInput(int index, ByteBuffer target) {
    put(inputs, index, target);
  }

  @Override
  public void putLabel(int index, ByteBuffer target) {
    if (classes != null) {
      target.putInt(classes[index]);
    } else {
      put(numbers, index, target);
    }
  }

  @Override
  public void identify(DataContract contract, int[] indices, Checksum sum) {
    Fingerprint.addBytes(this, contract, indices, sum);
  }

  private void put(float[] all, int index, ByteBuffer target) {
    int width = all.length / size;
    for (int i = index * width; i < (index + 1) * width; i++) {
      target.putFloat(all[i]);
    }
  }
}
