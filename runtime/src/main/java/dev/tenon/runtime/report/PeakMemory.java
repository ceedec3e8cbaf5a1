package dev.tenon.runtime.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The most physical memory that this process has held so far, native memory included.
 *
 * <p>On Linux the kernel keeps it (VmHWM). On macOS it is the most that {@link #sample} has seen,
 * by {@code ps}, so a peak between two samples is missed. On Windows it is unknown. JavaCPP's
 * {@code Pointer.physicalBytes} is no help: TensorFlow Java comes without the library it needs.
 */
public final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final long KIBIBYTE = 1024;
  private static final long PS_SECONDS = 5;

  private OptionalLong seen = OptionalLong.empty();

  /** The peak in bytes, which includes the memory held now; empty where it is unknown. */
  public OptionalLong sample() {
    OptionalLong now = fromKernel();
    if (now.isEmpty()) {
      now = fromPs(ProcessHandle.current().pid());
    }
    if (now.isPresent() && now.getAsLong() > seen.orElse(-1)) {
      seen = now;
    }
    return seen;
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
        if (words.length == 2 && words[1].equals("kB")) {
          return kibibytes(words[0]);
        }
      }
    }
    return OptionalLong.empty();
  }

  /** What process {@code pid} holds now; empty where there is no {@code ps} of POSIX. */
  static OptionalLong fromPs(long pid) {
    try {
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      if (!ps.waitFor(PS_SECONDS, TimeUnit.SECONDS)) {
        ps.destroyForcibly();
        return OptionalLong.empty();
      }
      byte[] output = ps.getInputStream().readAllBytes();
      return kibibytes(new String(output, StandardCharsets.ISO_8859_1).trim());
    } catch (IOException e) {
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }

  private static OptionalLong kibibytes(String number) {
    return number.matches("\\d{1,15}")
        ? OptionalLong.of(Long.parseLong(number) * KIBIBYTE)
        : OptionalLong.empty();
  }
}
