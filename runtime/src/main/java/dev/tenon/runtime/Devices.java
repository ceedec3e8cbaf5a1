package dev.tenon.runtime;

import com.sun.management.OperatingSystemMXBean;
import dev.tenon.ir.Counted;
import dev.tenon.runtime.cli.Computing;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.cli.GpuMemory;
import dev.tenon.runtime.cli.Precision;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import org.tensorflow.proto.RewriterConfig;

/** The devices of this machine that TensorFlow can compute on. */
public final class Devices {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private static List<Info> known;
  private static Gpus gpus;
  private static GpuMemory gpuMemory;

  private Devices() {}

  /**
   * One device.
   *
   * @param name as TensorFlow calls it: {@code /device:GPU:0}
   * @param kind {@code CPU} or {@code GPU}
   * @param model such as {@code NVIDIA H200}; empty where it is not known
   * @param memory bytes that TensorFlow may use
   * @param details for people: model, processors or compute capability, and all memory that it has
   */
  public record Info(String name, String kind, String model, long memory, String details) {
    /** {@code "GPU: NVIDIA H200"}, or {@code "CPU"}. */
    @Override
    public String toString() {
      return kind.equals("CPU") || model.isEmpty() ? kind : kind + ": " + model;
    }

    /** {@code "/device:GPU:0 NVIDIA H200, compute capability 9.0, 140.4 GB of memory"}. */
    public String line() {
      return name + "  " + details;
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

  /** {@link #hasGpu()} for what will compute so; the first time, its wishes of memory hold. */
  public static boolean hasGpu(Computing wanted) {
    gpuOptions(wanted.gpuMemory());
    return hasGpu();
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

  /**
   * The device that {@code wanted} means here; the first time, its wishes of memory hold.
   *
   * @throws UserError if a GPU is wanted and there is none
   */
  static Info choose(Computing wanted) {
    gpuOptions(wanted.gpuMemory());
    return choose(wanted.device());
  }

  /** Whether a GPU computes what is to be computed so. */
  static boolean isGpu(Computing computing) {
    return choose(computing).kind().equals("GPU");
  }

  private static Info cpu() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long memory = system.getTotalMemorySize();
    String model = fromCpuInfo("model name");
    int processors = Runtime.getRuntime().availableProcessors();
    String details =
        "%s, %s, %s%s"
            .formatted(
                model.isEmpty() ? system.getArch() : model,
                Counted.of(processors, "processor"),
                Gpus.memory(memory),
                hasBfloat16() ? ", bfloat16" : "");
    return new Info("/device:CPU:0", "CPU", model, memory, details);
  }

  /** The first value of {@code key} in what Linux says of its processors; empty elsewhere. */
  private static String fromCpuInfo(String key) {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException | java.io.UncheckedIOException e) {
      return "";
    }
  }

  /** Whether the processor has instructions for products of bfloat16. */
  static boolean hasBfloat16() {
    return hasBfloat16(fromCpuInfo("flags"));
  }

  /** What Linux lists may be listed twice, and stand apart by more than one space. */
  static boolean hasBfloat16(String flags) {
    List<String> each = List.of(flags.split(" "));
    return each.contains("avx512_bf16") || each.contains("amx_bf16");
  }

  /** What keeps TensorFlow from using a GPU, and what to do: one line. */
  public static synchronized String whyNoGpu() {
    if (Cuda.load().isPresent()) {
      return "no GPU: " + Cuda.load().get();
    }
    list();
    return gpus.whyNone(Cuda.isThere());
  }

  /** Settings of a session that computes on {@code wanted} with {@code threads} threads. */
  static ConfigProto config(Device wanted, int threads) {
    return config(Computing.on(wanted, threads));
  }

  /**
   * Settings of a session.
   *
   * @throws UserError if it is to compute in numbers that its device does not have
   */
  static ConfigProto config(Computing computing) {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(computing.threads())
            .setInterOpParallelismThreads(computing.threads())
            .setAllowSoftPlacement(true)
            .setGpuOptions(gpuOptions(computing.gpuMemory()));
    if (computing.device() == Device.CPU) {
      config.putDeviceCount("GPU", 0);
    }
    if (isBfloat16(computing)) {
      config
          .getGraphOptionsBuilder()
          .getRewriteOptionsBuilder()
          .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    }
    return config.build();
  }

  private static boolean isBfloat16(Computing computing) {
    boolean cpu =
        computing.device() == Device.CPU
            || computing.precision() != Precision.FLOAT32
                && choose(computing.device()).kind().equals("CPU");
    if (computing.precision() == Precision.BFLOAT16 && !cpu) {
      throw new UserError(
          "bfloat16 is for CPUs; a GPU computes in float32, of which NVIDIA's round products to"
              + " TF32 by themselves: leave --precision out, or add --device cpu");
    }
    return cpu
        && (computing.precision() == Precision.BFLOAT16
            || computing.precision() == Precision.AUTO && hasBfloat16());
  }

  /** TensorFlow keeps one allocator of a GPU's memory for the process, so the first wish holds. */
  private static synchronized GPUOptions gpuOptions(GpuMemory wanted) {
    if (gpuMemory == null) {
      gpuMemory = wanted;
    }
    GPUOptions.Builder options = GPUOptions.newBuilder().setAllowGrowth(gpuMemory.growth());
    if (gpuMemory.limitMegabytes() > 0) {
      options
          .getExperimentalBuilder()
          .addVirtualDevices(
              GPUOptions.Experimental.VirtualDevices.newBuilder()
                  .addMemoryLimitMb(gpuMemory.limitMegabytes()));
    }
    return options.build();
  }

  @SuppressWarnings("try") // the scope frees what is allocated inside of it; nothing names it
  private static List<Info> find() {
    Cuda.load();
    TensorFlow.version(); // loads the native library
    gpus = Gpus.ofThisMachine();
    List<Gpus.Gpu> seen = gpus.seen();
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
      int count = 0;
      for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
        String kind = tensorflow.TF_DeviceListType(list, i, status).getString();
        String name = tensorflow.TF_DeviceListName(list, i, status).getString();
        name = name.replaceFirst(".*(?=/device:)", "");
        long memory = tensorflow.TF_DeviceListMemoryBytes(list, i, status);
        if (kind.equals("CPU")) {
          found.add(cpu()); // to TensorFlow it has 256 MB
        } else if (kind.equals("GPU") && count < seen.size()) {
          Gpus.Gpu gpu = seen.get(count++);
          found.add(new Info(name, kind, gpu.model(), memory, Gpus.described(gpu)));
        } else {
          found.add(new Info(name, kind, "", memory, Gpus.memory(memory)));
        }
      }
      tensorflow.TF_DeleteDeviceList(list);
    }
    return List.copyOf(found);
  }
}
