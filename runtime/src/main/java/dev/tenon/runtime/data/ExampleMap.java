package dev.tenon.runtime.data;

import java.nio.ByteBuffer;

/**
 * Makes another example of one. Called on the thread that prepares batches; several may at once.
 */
@FunctionalInterface
public interface ExampleMap {
  /**
   * Puts the new input and the new label, all of their bytes in the machine's order.
   *
   * @param example what to make it of
   * @param input to be filled
   * @param label to be filled; put {@code example.label()} where it stays the same
   */
  void put(Example example, ByteBuffer input, ByteBuffer label);
}
