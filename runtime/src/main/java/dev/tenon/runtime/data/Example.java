package dev.tenon.runtime.data;

import java.nio.ByteBuffer;

/**
 * One example, as {@link Dataset#filter} and {@link Dataset#map} see it. The buffers are valid, and
 * may be read but not kept, until the call returns.
 *
 * @param input its input, in the machine's byte order, from position 0 to the limit
 * @param label its label, likewise
 */
public record Example(ByteBuffer input, ByteBuffer label) {
  /** The label where it is {@code int32}: the class. */
  public int labelClass() {
    return label.getInt(0);
  }
}
