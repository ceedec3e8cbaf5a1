package dev.tenon.runtime;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of this machine, or of the container that this runs in. */
final class MachineMemory {
  private static final Path ROOT = Path.of("/");
  private static final Path LINUX = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s*(\\d{1,15}) kB");
  private static final long KIBIBYTE = 1024;

  private MachineMemory() {}

  /** Bytes of memory and swap that can still be had; empty where the system does not tell. */
  static OptionalLong available() {
    if (!(ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system)) {
      return OptionalLong.empty();
    }
    long swap = system.getFreeSwapSpaceSize();
    long free = system.getFreeMemorySize();
    try {
      if (Files.isReadable(LINUX)) {
        // What the kernel caches it gives back, as long as no container's limit is in the way.
        List<String> lines = Files.readAllLines(LINUX, StandardCharsets.ISO_8859_1);
        free = Math.min(system.getTotalMemorySize(), parse(lines).orElse(free));
      }
    } catch (IOException e) {
      return OptionalLong.of(free + swap);
    }
    free = Math.min(free, ContainerMemory.available(ROOT).orElse(free));
    return OptionalLong.of(free + swap);
  }

  /** Reads {@code "MemAvailable: 123456 kB"}; empty where no line is like that. */
  static OptionalLong parse(List<String> lines) {
    return lines.stream()
        .map(AVAILABLE::matcher)
        .filter(Matcher::matches)
        .mapToLong(line -> Long.parseLong(line.group(1)) * KIBIBYTE)
        .findFirst();
  }
}
