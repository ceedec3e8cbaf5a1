package dev.tenon.runtime.weights;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Named tensors in an open file. What it says of sizes is checked before memory is taken, so a
 * damaged or hostile file costs no more than a small multiple of its own size; nothing is ever
 * unpacked to the disk.
 *
 * <p>Every method throws {@link UserError} where the file is not as it must be. For one thread.
 */
public abstract class TensorFile implements AutoCloseable {
  private final String name;

  TensorFile(String name) {
    this.name = name;
  }

  /**
   * Opens {@code file}: a zip archive is read as NumPy's npz, anything else as safetensors.
   *
   * @throws UserError if it is neither, or damaged
   */
  public static TensorFile open(Path file) {
    try {
      SeekableByteChannel channel = Files.newByteChannel(file);
      try {
        return open(channel, file.getFileName().toString());
      } catch (RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UserError("cannot read the weights %s: %s".formatted(file, DiskFiles.reason(e)), e);
    }
  }

  /**
   * Opens what {@code channel} holds, which the result closes.
   *
   * @param name for messages
   */
  public static TensorFile open(SeekableByteChannel channel, String name) {
    ByteBuffer start = ByteBuffer.allocate(2);
    try {
      while (start.hasRemaining() && channel.read(start) >= 0) {
        // two bytes, however many reads they take
      }
      channel.position(0);
    } catch (IOException e) {
      throw new UserError("cannot read the weights %s: %s".formatted(name, DiskFiles.reason(e)), e);
    }
    boolean zip = start.get(0) == 'P' && start.get(1) == 'K';
    return zip ? new NpzFile(channel, name) : new SafetensorsFile(channel, name);
  }

  /** The file's name. */
  public final String name() {
    return name;
  }

  /** What it holds, by name, in the file's order. */
  public abstract Map<String, Stored> tensors();

  /**
   * The numbers of the tensor called {@code tensor}.
   *
   * @throws UserError if they are damaged, or of a type that no model holds
   */
  public abstract Value read(String tensor);

  /** Says that the file is not as it must be. */
  final UserError damaged(String what) {
    return damaged(what, null);
  }

  final UserError damaged(String what, Exception cause) {
    return new UserError(
        "the weights %s are damaged: %s; write or download them again".formatted(name, what),
        cause);
  }

  /** The type of {@code tensor}, which must be one that models hold. */
  final Stored readable(String tensor) {
    Stored stored = tensors().get(tensor);
    if (stored == null) {
      throw new IllegalArgumentException(name + " has no tensor " + tensor);
    }
    if (stored.dtype() == null) {
      throw new UserError(
          ("%s of %s holds numbers of type %s, which no model has; convert it to float32 where it is"
                  + " written")
              .formatted(tensor, name, stored.text()));
    }
    return stored;
  }

  /** Bytes of a tensor, where that is a number. */
  final long bytes(String tensor, Stored stored) {
    long bytes = stored.dtype().bytes();
    try {
      for (long size : stored.shape().asArray()) {
        bytes = Math.multiplyExact(bytes, size);
      }
    } catch (ArithmeticException e) {
      throw damaged("the sizes of " + tensor + " are too large", e);
    }
    return bytes;
  }

  /** Checks that a tensor fits into an array. */
  final void checkFits(String tensor, long bytes) {
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new UserError(
          "%s of %s has %,d bytes; a tensor of 2 GB or more is not read"
              .formatted(tensor, name, bytes));
    }
  }

  @Override
  public abstract void close();
}
