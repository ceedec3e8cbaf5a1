package dev.tenon.runtime.cli;

import dev.tenon.runtime.Devices;
import java.io.PrintStream;
import java.util.List;

/** Lists what TensorFlow can compute on. */
final class DevicesCommand extends Subcommand {
  @Override
  Manual manual() {
    return new Manual(
        "devices",
        "Lists what TensorFlow can compute on, and says why not on a GPU where there is none",
        Arguments.NONE,
        List.of(""));
  }

  @Override
  List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    Devices.list().forEach(device -> out.println(device.line()));
    if (!Devices.hasGpu()) {
      out.println(Devices.whyNoGpu());
    }
  }
}
