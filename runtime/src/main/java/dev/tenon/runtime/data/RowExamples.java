package dev.tenon.runtime.data;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Checksum;

/** Rows of a table in memory, encoded when they are asked for. */
record RowExamples<R extends Record>(List<R> rows, RowEncoding<R> encoding) implements Examples {
  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public void putInput(int index, ByteBuffer target) {
    encoding.putInput(rows.get(index), target);
  }

  @Override
  public void putLabel(int index, ByteBuffer target) {
    encoding.putLabel(rows.get(index), target);
  }

  @Override
  public void identify(DataContract contract, int[] indices, Checksum sum) {
    Fingerprint.addBytes(this, contract, indices, sum);
  }

  /** These rows and further ones of the same record, as this encodes them. */
  RowExamples<R> joined(RowExamples<?> further) {
    @SuppressWarnings("unchecked") // both are of one data set's class
    List<R> others = (List<R>) further.rows();
    List<R> all = new ArrayList<>(rows);
    all.addAll(others);
    return new RowExamples<>(List.copyOf(all), encoding);
  }

  @Override
  public Examples fittedTo(int[] indices) {
    List<R> chosen =
        new AbstractList<>() {
          @Override
          public R get(int i) {
            return rows.get(indices[i]);
          }

          @Override
          public int size() {
            return indices.length;
          }
        };
    return new RowExamples<>(rows, encoding.fittedTo(chosen));
  }
}
