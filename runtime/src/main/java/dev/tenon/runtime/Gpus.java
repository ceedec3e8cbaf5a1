package dev.tenon.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The GPUs that NVIDIA's driver reports, whether TensorFlow can use them or not. */
record Gpus(boolean isSupportedSystem, boolean hasDriver, List<Gpu> found, String visible) {
  private static final Path DRIVER = Path.of("/proc/driver/nvidia");
  private static final List<String> QUERY =
      List.of(
          "nvidia-smi",
          "--query-gpu=name,compute_cap,memory.total",
          "--format=csv,noheader,nounits");
  private static final int SECONDS = 10;

  /**
   * One GPU.
   *
   * @param model such as {@code NVIDIA H200}
   * @param capability its CUDA compute capability, such as {@code 9.0}; empty where unknown
   * @param memory all that it has, in bytes; 0 where unknown
   */
  record Gpu(String model, String capability, long memory) {}

  /** Those of this machine. */
  static Gpus ofThisMachine() {
    boolean supported =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").matches("amd64|x86_64");
    boolean driver = Files.isDirectory(DRIVER);
    List<Gpu> gpus = driver ? asked().orElseGet(Gpus::listed) : List.of();
    return new Gpus(supported, driver, gpus, System.getenv("CUDA_VISIBLE_DEVICES"));
  }

  /** What {@code nvidia-smi}, a part of the driver, says; empty where that cannot be run. */
  private static Optional<List<Gpu>> asked() {
    Process process = null;
    try {
      process = new ProcessBuilder(QUERY).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return Optional.of(parse(text));
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (process != null) {
        process.destroy();
      }
    }
    return Optional.empty();
  }

  /** The GPUs of {@code "NVIDIA H200, 9.0, 143771"}, a line each. */
  static List<Gpu> parse(String text) {
    List<Gpu> gpus = new ArrayList<>();
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      String[] cells = line.split(",");
      String capability = cells.length > 1 ? cells[1].strip() : "";
      String megabytes = cells.length > 2 ? cells[2].strip() : "";
      gpus.add(
          new Gpu(
              cells[0].strip(),
              capability.matches("\\d+\\.\\d+") ? capability : "",
              megabytes.matches("\\d{1,9}") ? Long.parseLong(megabytes) << 20 : 0));
    }
    return gpus;
  }

  private static List<Gpu> listed() {
    Path folder = DRIVER.resolve("gpus");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> gpus = Files.list(folder)) {
      return gpus.sorted().map(gpu -> new Gpu(model(gpu), "", 0)).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String model(Path gpu) {
    try (Stream<String> lines = Files.lines(gpu.resolve("information"))) {
      return lines
          .filter(line -> line.startsWith("Model:"))
          .map(line -> line.substring("Model:".length()).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Those that {@code CUDA_VISIBLE_DEVICES} leaves, in its order, where that names numbers. */
  List<Gpu> seen() {
    if (visible == null || !visible.matches("\\d{1,4}(,\\d{1,4})*")) {
      return found;
    }
    return Stream.of(visible.split(","))
        .map(Integer::valueOf)
        .takeWhile(index -> index < found.size())
        .map(found::get)
        .toList();
  }

  /**
   * Why TensorFlow, which found none, found none, and what to do: one line.
   *
   * @param hasCuda whether CUDA is on the class path, as {@code -Pgpu} puts it there
   */
  String whyNone(boolean hasCuda) {
    if (!isSupportedSystem) {
      return "no GPU: TensorFlow for Java computes on GPUs on Linux x86-64 only; use --device cpu";
    }
    if (visible != null && (visible.isBlank() || visible.strip().startsWith("-"))) {
      return "no GPU: CUDA_VISIBLE_DEVICES=%s hides them all; unset it".formatted(visible);
    }
    if (!hasDriver) {
      return "no GPU: there is no NVIDIA driver; install it where there is an NVIDIA GPU, else use"
          + " --device cpu";
    }
    if (found.isEmpty()) {
      return "no GPU: the NVIDIA driver reports none; look at nvidia-smi, or use --device cpu";
    }
    String model = found.get(0).model();
    if (!hasCuda) {
      return ("no GPU: there is %s, but this is TensorFlow's CPU library; build with -Pgpu, as"
              + " ./sample --gpu does")
          .formatted(model);
    }
    return ("no GPU: there is %s, but TensorFlow does not take it; update the NVIDIA driver (CUDA 12"
            + " needs 525 or later), or set TF_CPP_MIN_LOG_LEVEL=0 and read why")
        .formatted(model);
  }

  /** {@code "NVIDIA H200, compute capability 9.0, 140.4 GB of memory"}. */
  static String described(Gpu gpu) {
    String capability =
        gpu.capability().isEmpty() ? "" : ", compute capability " + gpu.capability();
    return gpu.model() + capability + (gpu.memory() == 0 ? "" : ", " + memory(gpu.memory()));
  }

  /** {@code "23.5 GB of memory"}. */
  static String memory(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB of memory", bytes / (double) (1 << 30));
  }
}
