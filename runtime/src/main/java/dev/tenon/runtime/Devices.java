package dev.tenon.runtime;

import dev.tenon.runtime.cli.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** The devices of this machine that TensorFlow can compute on. */
public final class Devices {
  private static final Path NVIDIA = Path.of("/proc/driver/nvidia/gpus");

  private static List<Info> known;

  private Devices() {}

  /**
   * One device.
   *
   * @param name as TensorFlow calls it: {@code /device:GPU:0}
   * @param kind {@code CPU} or {@code GPU}
   * @param model such as {@code NVIDIA H200}; empty where it is not known
   * @param memory bytes that TensorFlow may use
   */
  public record Info(String name, String kind, String model, long memory) {
    /** {@code "GPU: NVIDIA H200"}, or {@code "CPU"}. */
    @Override
    public String toString() {
      return model.isEmpty() ? kind : kind + ": " + model;
    }
  }

  /** All devices, the CPU first. Found out once. */
  public static synchronized List<Info> list() {
    if (known == null) {
      known = find();
    }
    return known;
  }

  /** Whether there is a GPU that TensorFlow can use. */
  public static boolean hasGpu() {
    return list().stream().anyMatch(d -> d.kind().equals("GPU"));
  }

  /**
   * The device that {@code wanted} means here.
   *
   * @throws UserError if a GPU is wanted and there is none
   */
  public static Info choose(Device wanted) {
    if (wanted == Device.CPU) {
      return cpu();
    }
    return list().stream()
        .filter(d -> d.kind().equals("GPU"))
        .findFirst()
        .orElseGet(
            () -> {
              if (wanted == Device.GPU) {
                throw new UserError(whyNoGpu());
              }
              return cpu();
            });
  }

  private static Info cpu() {
    return new Info("/device:CPU:0", "CPU", "", Runtime.getRuntime().maxMemory());
  }

  /** What keeps TensorFlow from using a GPU, and what to do. */
  public static String whyNoGpu() {
    if (Cuda.load().isPresent()) {
      return "no GPU: " + Cuda.load().get();
    }
    if (models().isEmpty()) {
      return "no GPU: the NVIDIA driver reports none; use --device cpu, or install the driver";
    }
    return "no GPU: there is "
        + models().get(0)
        + ", but this is TensorFlow's CPU library, or CUDA is missing; build with -Pgpu";
  }

  /** Settings of a session that computes on {@code wanted} with {@code threads} threads. */
  static ConfigProto config(Device wanted, int threads) {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads)
            .setAllowSoftPlacement(true)
            .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
    if (wanted == Device.CPU) {
      config.putDeviceCount("GPU", 0);
    }
    return config.build();
  }

  @SuppressWarnings("try") // the scope frees what is allocated inside of it; nothing names it
  private static List<Info> find() {
    Cuda.load();
    TensorFlow.version(); // loads the native library
    List<String> models = models();
    List<Info> found = new ArrayList<>();
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      TF_Graph graph = TF_Graph.newGraph();
      TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
      byte[] config = config(Device.AUTO, 1).toByteArray();
      tensorflow.TF_SetConfig(options, new BytePointer(config), config.length, status);
      status.throwExceptionIfNotOK();
      TF_Session session = TF_Session.newSession(graph, options, status);
      status.throwExceptionIfNotOK();
      TF_DeviceList list = tensorflow.TF_SessionListDevices(session, status);
      status.throwExceptionIfNotOK();
      int gpus = 0;
      for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
        String kind = tensorflow.TF_DeviceListType(list, i, status).getString();
        String name = tensorflow.TF_DeviceListName(list, i, status).getString();
        boolean gpu = kind.equals("GPU");
        found.add(
            new Info(
                name.replaceFirst(".*(?=/device:)", ""),
                kind,
                gpu && gpus < models.size() ? models.get(gpus) : "",
                tensorflow.TF_DeviceListMemoryBytes(list, i, status)));
        gpus += gpu ? 1 : 0;
      }
      tensorflow.TF_DeleteDeviceList(list);
    }
    return List.copyOf(found);
  }

  /** The GPUs that the NVIDIA driver of a Linux machine reports. */
  private static List<String> models() {
    if (!Files.isDirectory(NVIDIA)) {
      return List.of();
    }
    try (Stream<Path> gpus = Files.list(NVIDIA)) {
      return gpus.sorted().map(Devices::model).toList();
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
}
