package dev.tenon.runtime.report.events;

import dev.tenon.runtime.DiskFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;

/**
 * A file of events in the format of TFRecord: for each its length, a checksum of that, the event,
 * and a checksum of the event. What is there ends with a whole event, also after a disk was full:
 * what could not be written waits for the next time.
 */
final class EventFile implements AutoCloseable {
  private static final int MASK = 0xa282ead8;
  private static final long MOST_WAITING = 64L << 20;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path folder;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private FileChannel channel;
  private long written;
  private long lost;

  /** A new file in {@code folder}, made with it when there is something to write. */
  EventFile(Path folder) {
    this.folder = folder;
    add(event(0).setFileVersion("brain.Event:2").build());
  }

  /** An event now, at {@code step}. */
  static Event.Builder event(long step) {
    return Event.newBuilder().setWallTime(System.currentTimeMillis() / 1e3).setStep(step);
  }

  /** Adds an event, which {@link #flush} writes. */
  void add(Event event) {
    byte[] record = record(event.toByteArray());
    if (waiting.size() + record.length > MOST_WAITING) {
      lost++;
    } else {
      waiting.writeBytes(record);
    }
  }

  /** How many events found no place while the file could not be written. */
  long lost() {
    return lost;
  }

  static byte[] record(byte[] data) {
    ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(checksum(record.array(), 0, Long.BYTES));
    record.put(data);
    record.putInt(checksum(data, 0, data.length));
    return record.array();
  }

  /** Rotated and shifted, since checksums of what holds checksums are weak. */
  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  /** Writes what waits; what cannot be written goes on waiting. */
  void flush() throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(waiting.toByteArray());
    try {
      if (channel == null) {
        DiskFiles.createFolder(folder);
        channel =
            FileChannel.open(
                folder.resolve(name()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      written += waiting.size();
      waiting.reset();
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
  }

  /** Cuts off what was written of the events that wait. */
  private void takeBack(IOException cause) {
    if (channel == null) {
      return;
    }
    try {
      channel.truncate(written);
      channel.position(written);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** TensorBoard reads files whose names hold "tfevents", in the order of their names. */
  private static String name() {
    return String.format(
        Locale.ROOT,
        "events.out.tfevents.%010d.tenon.%d.%03d",
        System.currentTimeMillis() / 1000,
        ProcessHandle.current().pid(),
        COUNT.getAndIncrement());
  }

  /** The folder. */
  @Override
  public String toString() {
    return folder.toString();
  }

  @Override
  public void close() throws IOException {
    try {
      flush();
    } finally {
      if (channel != null) {
        channel.close();
      }
    }
  }
}
