package dev.tenon.runtime.data;

import dev.tenon.ir.Counted;
import java.nio.ByteBuffer;
import java.util.zip.Checksum;

/** Examples in memory: bytes as input, a class index as label. Keeps the arrays, does not copy. */
final class ArrayExamples implements Examples {
  private final byte[] inputs;
  private final int[] labels;
  private final int inputBytes;

  ArrayExamples(byte[] inputs, int[] labels, int inputBytes) {
    if (inputs.length != (long) labels.length * inputBytes) {
      throw new IllegalArgumentException(
          "%s %s of input (%d each), not with %,d"
              .formatted(
                  Counted.of(labels.length, "label goes with", "labels go with"),
                  Counted.of((long) labels.length * inputBytes, "byte"),
                  inputBytes,
                  inputs.length));
    }
    this.inputs = inputs;
    this.labels = labels;
    this.inputBytes = inputBytes;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public void putInput(int index, ByteBuffer target) {
    target.put(inputs, index * inputBytes, inputBytes);
  }

  @Override
  public void putLabel(int index, ByteBuffer target) {
    target.putInt(labels[index]);
  }

  @Override
  public void identify(DataContract contract, int[] indices, Checksum sum) {
    Fingerprint.addBytes(this, contract, indices, sum);
  }
}
