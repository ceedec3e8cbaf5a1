package dev.tenon.runtime.data;

import java.nio.ByteBuffer;
import java.util.Arrays;

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
    int size = first.size();
    Examples fittedFirst = first.fittedTo(Arrays.stream(indices).filter(i -> i < size).toArray());
    Examples fittedSecond =
        second.fittedTo(Arrays.stream(indices).filter(i -> i >= size).map(i -> i - size).toArray());
    return fittedFirst == first && fittedSecond == second
        ? this
        : new JoinedExamples(fittedFirst, fittedSecond);
  }
}
