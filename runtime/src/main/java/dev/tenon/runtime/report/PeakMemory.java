package dev.tenon.runtime.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.javacpp.Pointer;

/**
 * The most physical memory that this process has held so far, native memory included.
 *
 * <p>On Linux the kernel keeps it (VmHWM). Elsewhere it is the most that {@link #sample} has seen,
 * so a peak between two samples is missed.
 */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private long sampled;

  /** Looks at the memory held now; returns {@link #bytes}. */
  long sample() {
    if (fromKernel().isEmpty()) {
      sampled = Math.max(sampled, Pointer.physicalBytes());
    }
    return bytes();
  }

  /** The peak in bytes. */
  long bytes() {
    return fromKernel().orElse(sampled);
  }

  private static OptionalLong fromKernel() {
    try {
      return Files.isReadable(STATUS)
          ? parse(Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1))
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Reads {@code "VmHWM: 123456 kB"}; empty where no line is like that. */
  static OptionalLong parse(List<String> status) {
    for (String line : status) {
      if (line.startsWith(PEAK)) {
        String[] words = line.substring(PEAK.length()).trim().split("\\s+");
        if (words.length == 2 && words[0].matches("\\d{1,15}") && words[1].equals("kB")) {
          return OptionalLong.of(Long.parseLong(words[0]) * 1024);
        }
      }
    }
    return OptionalLong.empty();
  }
}
