package dev.tenon.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.tenon.DType;
import dev.tenon.runtime.Fuzz;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

/** Files that were changed at random are read or refused: nothing else comes of them. */
class WeightsFuzzTest {
  /** Mutated inputs of each format. */
  private static final int INPUTS = Fuzz.inputs(12_000);

  private static final long MOST_BYTES = 16 << 20;
  private static final long MOST_NANOS = 5_000_000_000L;

  private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Map<String, Value> values() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("conv/kernel", Value.of(new float[3 * 3 * 2 * 4], 3, 3, 2, 4));
    values.put("conv/bias", Value.of(new float[] {1, 2, 3, 4}, 4));
    values.put("step", Value.of(new long[] {7}));
    values.put("mask", Value.of(new boolean[6], 2, 3));
    values.put("half", Conversions.to(DType.FLOAT16, Value.of(new float[5], 5)));
    return values;
  }

  private static byte[] npz() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpzWriter.write(out, values());
    return out.toByteArray();
  }

  /** As {@code numpy.savez_compressed} writes it: packed, and with one array of columns. */
  private static byte[] packedNpz() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("columns.npy"));
      String header = "{'descr': '>f8', 'fortran_order': True, 'shape': (40, 3), }";
      zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
      zip.write(
          (header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
      zip.write(new byte[40 * 3 * 8]);
    }
    return out.toByteArray();
  }

  private static byte[] safetensors() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafetensorsWriter.write(out, "Net", values());
    return out.toByteArray();
  }

  @Test
  void npzFiles() throws Exception {
    fuzz(npz(), 1);
    fuzz(packedNpz(), 2);
  }

  @Test
  void safetensorsFiles() throws Exception {
    fuzz(safetensors(), 3);
  }

  private void fuzz(byte[] whole, long seed) {
    assertTrue(readsAll(whole), "the file itself is good");
    Random random = Fuzz.random(seed);
    int read = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] mutated = whole;
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        mutated = mutated(mutated, random);
      }
      long allocated = memory.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      byte[] input = mutated;
      try {
        read += readsAll(input) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        fail("input %d of seed %d: %s".formatted(i, seed, Arrays.toString(input)), e);
      }
      long taken = memory.getCurrentThreadAllocatedBytes() - allocated;
      assertTrue(taken < MOST_BYTES, "input %d took %,d bytes".formatted(i, taken));
      long nanos = System.nanoTime() - start;
      assertTrue(nanos < MOST_NANOS, "input %d took %,d ns".formatted(i, nanos));
    }
    assertTrue(read < INPUTS, "none was refused");
  }

  /** Whether all tensors could be read; false where that was refused in words. */
  private static boolean readsAll(byte[] input) {
    try (TensorFile file = TensorFile.open(new SeekableInMemoryByteChannel(input), "weights")) {
      for (String tensor : file.tensors().keySet()) {
        file.read(tensor);
      }
      return true;
    } catch (UserError e) {
      assertTrue(e.getMessage().contains("weights"), e.getMessage());
      return false;
    }
  }

  private static byte[] mutated(byte[] input, Random random) {
    if (input.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(input.length);
    int length = random.nextInt(Math.min(64, input.length - at) + 1);
    byte[] changed = input.clone();
    switch (random.nextInt(8)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = (byte) random.nextInt();
      case 2 -> changed = Arrays.copyOf(input, at);
      case 3 -> Arrays.fill(changed, at, at + length, (byte) (random.nextBoolean() ? 0xff : 0));
      case 4 -> changed = spliced(input, at, at + length, new byte[0]);
      case 5 -> {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        changed = spliced(input, at, at, noise);
      }
      case 6 -> changed = spliced(input, at, at, Arrays.copyOfRange(input, at, at + length));
      default -> digits(changed, random);
    }
    return changed;
  }

  /** Sizes and places are digits in headers. */
  private static void digits(byte[] input, Random random) {
    for (int i = random.nextInt(input.length); i < input.length; i++) {
      if (input[i] >= '0' && input[i] <= '9') {
        input[i] = (byte) "0123456789-e.,".charAt(random.nextInt(14));
        if (random.nextInt(3) > 0) {
          return;
        }
      }
    }
  }

  private static byte[] spliced(byte[] input, int from, int to, byte[] with) {
    byte[] spliced = Arrays.copyOf(input, input.length - (to - from) + with.length);
    System.arraycopy(with, 0, spliced, from, with.length);
    System.arraycopy(input, to, spliced, from + with.length, input.length - to);
    return spliced;
  }

  /** XZ (95), Zstandard (93), LZMA (14): methods that need more than the JDK has. */
  @Test
  void unusualMethodsAreRefused() throws Exception {
    byte[] whole = packedNpz();
    int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    for (byte method : new byte[] {1, 6, 9, 12, 14, 20, 93, 95, 99}) {
      byte[] other = whole.clone();
      other[directory + 10] = method;
      assertTrue(!readsAll(other), "method " + method);
    }
  }

  /**
   * Headers may claim anything; what they claim is compared with the file before memory is taken.
   */
  @Test
  void claimsOfHugeSizesTakeNoMemory() throws Exception {
    String[] shapes = {"9223372036854775807", "2147483647", "4294967296,4294967296", "1073741824"};
    for (String shape : shapes) {
      String header =
          "{\"a\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[0,8]}}".formatted(shape);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(new byte[] {(byte) header.length(), 0, 0, 0, 0, 0, 0, 0});
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[8]);
      long before = memory.getCurrentThreadAllocatedBytes();
      assertTrue(!readsAll(out.toByteArray()));
      assertTrue(memory.getCurrentThreadAllocatedBytes() - before < 1 << 20);
      byte[] archive = npz();
      String text = new String(archive, StandardCharsets.ISO_8859_1);
      byte[] claimed =
          text.replaceFirst(
                  "\\(4,\\), \\} {20}", "(" + shape + ",), }" + " ".repeat(21 - shape.length()))
              .getBytes(StandardCharsets.ISO_8859_1);
      before = memory.getCurrentThreadAllocatedBytes();
      assertTrue(!readsAll(claimed));
      assertTrue(memory.getCurrentThreadAllocatedBytes() - before < 1 << 20);
    }
  }

  /** No file is ever made of what an archive names. */
  @Test
  void namesThatLeaveTheFolderAreOnlyNames() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpzWriter.write(out, Map.of("../../../tmp/evil", Value.of(new float[] {1}, 1)));
    try (TensorFile file =
        TensorFile.open(new SeekableInMemoryByteChannel(out.toByteArray()), "weights")) {
      assertTrue(file.tensors().containsKey("../../../tmp/evil"));
      file.read("../../../tmp/evil");
    }
    assertTrue(java.nio.file.Files.notExists(java.nio.file.Path.of("../../../tmp/evil.npy")));
  }
}
