package dev.tenon.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

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
  void countsWhatIsTouched() {
    PeakMemory memory = new PeakMemory();
    long before = memory.sample();
    assertTrue(before > 10_000_000, "a JVM takes more than " + before);
    byte[] touched = new byte[1 << 28];
    Arrays.fill(touched, (byte) 1);
    assertTrue(memory.sample() >= before);
    assertTrue(memory.bytes() >= touched.length, "a heap of 256 MB is part of " + memory.bytes());
  }

  /** What systems without the kernel's number fall back on. */
  @Test
  void javaCppKnowsTheMemoryHeldNow() {
    assertTrue(Pointer.physicalBytes() > 10_000_000);
  }
}
