package dev.tenon.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PeakMemoryTest {
  @Test
  void readsTheKernelsNumber() {
    assertEquals(
        OptionalLong.of(123_456L * 1024),
        PeakMemory.parse(List.of("Name:\tjava", "VmPeak:\t 99 kB", "VmHWM:\t  123456 kB")));
    assertEquals(OptionalLong.empty(), PeakMemory.parse(List.of("Name:\tjava")));
    assertEquals(OptionalLong.empty(), PeakMemory.parse(List.of("VmHWM:\t many kB")));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void countsWhatIsTouched() {
    PeakMemory memory = new PeakMemory();
    long before = memory.sample().orElseThrow();
    assertTrue(before > 10_000_000, "a JVM takes more than " + before);
    byte[] touched = new byte[1 << 28];
    Arrays.fill(touched, (byte) 1);
    long after = memory.sample().orElseThrow();
    assertTrue(after >= before);
    assertTrue(after >= touched.length, "a heap of 256 MB is part of " + after);
  }

  /** What systems without the kernel's number fall back on. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void psKnowsTheMemoryHeldNow() {
    assumeTrue(Files.isExecutable(Path.of("/bin/ps")), "there is no ps");
    OptionalLong held = PeakMemory.fromPs(ProcessHandle.current().pid());
    assertTrue(held.orElseThrow() > 10_000_000, held::toString);
  }

  @Test
  void aProcessThatIsNotThereHoldsNothing() {
    assertEquals(OptionalLong.empty(), PeakMemory.fromPs(Integer.MAX_VALUE));
  }
}
