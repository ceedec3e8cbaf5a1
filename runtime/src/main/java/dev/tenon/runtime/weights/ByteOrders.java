package dev.tenon.runtime.weights;

import dev.tenon.runtime.Value;
import java.nio.ByteOrder;

/** Numbers in the byte order of a file. */
final class ByteOrders {
  private ByteOrders() {}

  /** The numbers of {@code value}, the least byte of each first. */
  static byte[] littleEndian(Value value) {
    byte[] bytes = new byte[value.count() * value.dtype().bytes()];
    value.buffer().get(bytes);
    toNative(bytes, value.dtype().bytes(), ByteOrder.LITTLE_ENDIAN); // swapping is its own inverse
    return bytes;
  }

  /** Puts numbers of {@code each} bytes, which are in {@code order}, into the machine's order. */
  static void toNative(byte[] bytes, int each, ByteOrder order) {
    if (order == ByteOrder.nativeOrder() || each == 1) {
      return;
    }
    for (int start = 0; start + each <= bytes.length; start += each) {
      for (int i = 0; i < each / 2; i++) {
        byte first = bytes[start + i];
        bytes[start + i] = bytes[start + each - 1 - i];
        bytes[start + each - 1 - i] = first;
      }
    }
  }
}
