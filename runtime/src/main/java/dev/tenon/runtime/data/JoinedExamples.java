package dev.tenon.runtime.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Checksum;

/** Examples, and then others. */
record JoinedExamples(Examples first, Examples second) implements Examples {
  @Override
  public int size() {
    return Math.addExact(first.size(), second.size());
  }

  @Override
  public void putInput(int index, ByteBuffer target) {
    if (index < first.size()) {
      first.putInput(index, target);
    } else {
      second.putInput(index - first.size(), target);
    }
  }

  @Override
  public void putLabel(int index, ByteBuffer target) {
    if (index < first.size()) {
      first.putLabel(index, target);
    } else {
      second.putLabel(index - first.size(), target);
    }
  }

  /** Rows of two tables get the statistics of both, since one model sees them all. */
  @Override
  public Examples fittedTo(int[] indices) {
    if (first instanceof RowExamples<?> one && second instanceof RowExamples<?> two) {
      return one.joined(two).fittedTo(indices);
    }
    Examples fittedFirst = first.fittedTo(ofFirst(indices));
    Examples fittedSecond = second.fittedTo(ofSecond(indices));
    return fittedFirst == first && fittedSecond == second
        ? this
        : new JoinedExamples(fittedFirst, fittedSecond);
  }

  @Override
  public void identify(DataContract contract, int[] indices, Checksum sum) {
    first.identify(contract, ofFirst(indices), sum);
    second.identify(contract, ofSecond(indices), sum);
  }

  private int[] ofFirst(int[] indices) {
    return Arrays.stream(indices).filter(i -> i < first.size()).toArray();
  }

  private int[] ofSecond(int[] indices) {
    return Arrays.stream(indices)
        .filter(i -> i >= first.size())
        .map(i -> i - first.size())
        .toArray();
  }
}
