package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.runtime.cli.Device;
import org.junit.jupiter.api.Test;

class DevicesTest {
  @Test
  void listsTheCpu() {
    Devices.Info first = Devices.list().get(0);

    assertEquals("CPU", first.toString());
    assertEquals("/device:CPU:0", first.name());
    assertTrue(first.memory() > 0);
    assertEquals("CPU", Devices.choose(Device.CPU).kind());
  }

  @Test
  void tellsWhyThereIsNoGpu() {
    assumeFalse(Devices.hasGpu());
    UserError missing = assertThrows(UserError.class, () -> Devices.choose(Device.GPU));

    assertTrue(missing.getMessage().startsWith("no GPU: "), missing.getMessage());
    assertEquals("CPU", Devices.choose(Device.AUTO).kind());
  }

  @Test
  void choosesTheGpuWhereThereIsOne() {
    assumeTrue(Devices.hasGpu());

    assertEquals("GPU", Devices.choose(Device.AUTO).kind());
    assertEquals("GPU", Devices.choose(Device.GPU).kind());
  }
}
