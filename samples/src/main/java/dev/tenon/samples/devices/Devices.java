package dev.tenon.samples.devices;

import dev.tenon.samples.Arguments;

/** Lists the devices that TensorFlow can use, and says why there is no GPU where there is none. */
public final class Devices {
  private Devices() {}

  /** Prints a line a device. */
  public static void main(String[] args) {
    Arguments.check(args, 0, "");
    dev.tenon.runtime.Devices.list().forEach(device -> System.out.println(device.line()));
    if (!dev.tenon.runtime.Devices.hasGpu()) {
      System.out.println(dev.tenon.runtime.Devices.whyNoGpu());
    }
  }
}
