package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.runtime.cli.Computing;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.cli.GpuMemory;
import dev.tenon.runtime.cli.Precision;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;

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

  @Test
  void tellsProcessorsAndMemory() {
    String line = Devices.list().get(0).line();

    assertTrue(line.startsWith("/device:CPU:0  "), line);
    assertTrue(line.matches(".*, \\d+ processors?, \\d+\\.\\d GB of memory(, bfloat16)?"), line);
  }

  @Test
  void readsFlagsHoweverTheyAreListed() {
    assertTrue(Devices.hasBfloat16("fpu  sse   sse2 sse2 amx_bf16 amx_tile"));
    assertFalse(Devices.hasBfloat16("fpu  sse   sse2 sse2 xamx_bf16"));
    assertFalse(Devices.hasBfloat16(""));
  }

  @Test
  void readsWhatTheDriverSays() {
    assertEquals(
        List.of(
            new Gpus.Gpu("NVIDIA H200", "9.0", 143771L << 20), new Gpus.Gpu("Tesla K80", "", 0)),
        Gpus.parse("NVIDIA H200, 9.0, 143771\n\nTesla K80, [N/A], [N/A]\n"));
    assertEquals(
        "NVIDIA H200, compute capability 9.0, 140.4 GB of memory",
        Gpus.described(new Gpus.Gpu("NVIDIA H200", "9.0", 143771L << 20)));
    assertEquals("Tesla K80", Gpus.described(new Gpus.Gpu("Tesla K80", "", 0)));
  }

  @Test
  void visibleGpusAreInTheirOrder() {
    List<Gpus.Gpu> both = Gpus.parse("A, 8.0, 1\nB, 9.0, 2");
    assertEquals(both, new Gpus(true, true, both, null).seen());
    assertEquals(List.of(both.get(1), both.get(0)), new Gpus(true, true, both, "1,0").seen());
    assertEquals(List.of(both.get(1)), new Gpus(true, true, both, "1,7,0").seen());
    assertEquals(both, new Gpus(true, true, both, "GPU-8a2f").seen());
  }

  @Test
  void eachReasonSaysWhatToDo() {
    List<Gpus.Gpu> one = Gpus.parse("NVIDIA H200, 9.0, 143771");
    assertTrue(new Gpus(false, false, List.of(), null).whyNone(false).contains("Linux x86-64"));
    assertTrue(new Gpus(true, false, List.of(), null).whyNone(false).contains("install it"));
    assertTrue(new Gpus(true, true, List.of(), null).whyNone(false).contains("nvidia-smi"));
    assertTrue(new Gpus(true, true, one, null).whyNone(false).contains("build with -Pgpu"));
    assertTrue(new Gpus(true, true, one, null).whyNone(true).contains("update the NVIDIA driver"));
    assertTrue(new Gpus(true, true, one, "-1").whyNone(true).contains("CUDA_VISIBLE_DEVICES=-1"));
  }

  @Test
  void sessionsPlaceSoftlyAndTakeMemoryAsNeeded() {
    ConfigProto config = Devices.config(Computing.on(Device.AUTO, 3));

    assertTrue(config.getAllowSoftPlacement());
    assertTrue(config.getGpuOptions().getAllowGrowth());
    assertEquals(3, config.getIntraOpParallelismThreads());
    assertEquals(3, config.getInterOpParallelismThreads());
    assertEquals(0, Devices.config(Computing.on(Device.CPU, 1)).getDeviceCountOrThrow("GPU"));
  }

  /** What TensorFlow makes of a product, by its own account of the graph that it ran. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void productsAreInTheNumbersThatAreAskedFor(Precision precision) {
    assumeTrue(Devices.hasBfloat16());
    Computing computing = new Computing(Device.CPU, 1, precision, GpuMemory.DEFAULT);
    try (Graph graph = new Graph();
        TFloat32 left = TFloat32.tensorOf(Shape.of(64, 128), t -> fill(t, 1));
        TFloat32 right = TFloat32.tensorOf(Shape.of(128, 64), t -> fill(t, 2))) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> a = tf.placeholder(TFloat32.class);
      Placeholder<TFloat32> b = tf.placeholder(TFloat32.class);
      MatMul<TFloat32> product = tf.linalg.matMul(tf.nn.relu(a), b);
      try (Session session = new Session(graph, Devices.config(computing));
          Result result =
              session
                  .runner()
                  .feed(a, left)
                  .feed(b, right)
                  .fetch(tf.math.add(product, tf.constant(1f)))
                  .setOptions(RunOptions.newBuilder().setOutputPartitionGraphs(true).build())
                  .runAndFetchMetadata()) {
        Set<DataType> types =
            result.getMetadata().orElseThrow().getPartitionGraphsList().stream()
                .flatMap(part -> part.getNodeList().stream())
                .filter(node -> node.getOp().contains("MatMul"))
                .map(node -> node.getAttrOrThrow("T").getType())
                .collect(Collectors.toSet());
        assertEquals(
            Set.of(precision == Precision.FLOAT32 ? DataType.DT_FLOAT : DataType.DT_BFLOAT16),
            types);
        double expected = 1;
        for (int i = 0; i < 128; i++) {
          expected += left.getFloat(5, i) * right.getFloat(i, 7);
        }
        double tolerance = precision == Precision.FLOAT32 ? 1e-4 : 0.3;
        assertEquals(expected, ((TFloat32) result.get(0)).getFloat(5, 7), tolerance);
      }
    }
  }

  private static void fill(TFloat32 tensor, long seed) {
    Random random = new Random(seed);
    tensor.scalars().forEach(scalar -> scalar.setFloat(random.nextFloat()));
  }
}
